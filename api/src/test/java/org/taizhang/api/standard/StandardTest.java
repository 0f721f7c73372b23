package org.taizhang.api.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.domain.Role;

/**
 * Keeps the standard, clause by clause, on the running product: the deed is done, its evidence is there, and what a clause
 * forbids is refused. {@code -Dsection=8.6} plays one section only; {@code -Dapprove=true} writes {@code docs/standard.md}.
 */
class StandardTest {
    /** A Monday at ten in the morning in China. */
    private static final Instant BEGIN = Instant.parse("2026-11-30T02:00:00Z");

    private static final Path TABLE = Path.of("..", "docs", "standard.md");
    private static final SettableClock CLOCK = new SettableClock(BEGIN);
    private static final Map<String, Client> PEOPLE = Stage.people();
    private static final Map<Scenario, Boolean> PLAYED = new LinkedHashMap<>();
    private static Clock usual;
    private static Product product;

    @BeforeAll
    static void start(@TempDir Path data) {
        usual = GenericEventMessage.clock;
        GenericEventMessage.clock = CLOCK;
        product = Product.start(
                data, CLOCK, "taizhang.security.session-idle=900d", "taizhang.security.session-length=900d");
    }

    @AfterAll
    static void stop() {
        product.close();
        GenericEventMessage.clock = usual;
    }

    @TestFactory
    Stream<DynamicTest> everyScenario() throws IOException {
        var section = System.getProperty("section");
        var scenarios = Scenario.of(section);
        var plays = scenarios.stream()
                .map(scenario -> dynamicTest(scenario.clause() + " " + scenario.zh(), () -> {
                    PLAYED.put(scenario, false);
                    new Stage(product, CLOCK, PEOPLE).play(scenario);
                    PLAYED.put(scenario, true);
                }));
        return section != null
                ? plays
                : Stream.concat(
                        plays, Stream.of(dynamicTest("docs/standard.md says so", StandardTest::theTableSaysSo)));
    }

    private static void theTableSaysSo() throws IOException {
        var clauses =
                product.person(Role.AUDITOR).get("/api/v1/clauses").expect(200).json();
        var table = Table.of(clauses, PLAYED);
        if (Boolean.getBoolean("approve")) Files.writeString(TABLE, table);
        assertThat(TABLE).content().isEqualTo(table);
    }
}
