package org.taizhang.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The demonstration as an acceptance test: each fault of each peer leads to the alert of its rule, and to the all-clear. */
class DemonstrationTest {
    private static Demonstration demonstration;
    private static Map<String, CompletableFuture<List<Row>>> trials;

    @BeforeAll
    static void begin() throws Exception {
        demonstration = new Demonstration(0);
        trials = demonstration.begin(Demonstration.QUICK, true);
    }

    @AfterAll
    static void end() throws Exception {
        demonstration.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultLeadsToTheRightAlertAndItsEndToTheAllClear() {
        return trials.entrySet().stream()
                .map(trial -> DynamicTest.dynamicTest(
                        trial.getKey(), () -> comesOutRight(trial.getValue().join())));
    }

    private static void comesOutRight(List<Row> rows) {
        assertThat(rows).isNotEmpty();
        for (var row : rows) {
            assumeThat(row.skipped()).as(row.line()).isFalse();
            assertThat(row.trouble()).as(row.line()).isNull();
            System.out.println(row.line());
        }
    }
}
