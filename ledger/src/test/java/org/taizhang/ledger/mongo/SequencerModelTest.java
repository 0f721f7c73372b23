package org.taizhang.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taizhang.ledger.mongo.Simulation.Shortcut;

/**
 * Random schedules of a failing replica set. Another seed and number of schedules: {@code -Dtest.jvm.args="-Dmodel.seed=7
 * -Dmodel.schedules=100000"}.
 */
class SequencerModelTest {
    private static final long SEED = Long.getLong("model.seed", 20_261_123);
    private static final int SCHEDULES = Integer.getInteger("model.schedules", 4_000);
    private static final int STEPS = 500;

    @Test
    void noScheduleViolatesAnything() {
        var committed = 0L;
        for (var seed = SEED; seed < SEED + SCHEDULES; seed++) {
            var simulation = new Simulation(seed, Shortcut.NONE);
            var violations = simulation.run(STEPS);
            committed += simulation.committed();
            if (!violations.isEmpty())
                fail("Seed %d: %s (-Dmodel.seed=%d -Dmodel.schedules=1)", seed, violations, seed);
        }
        System.out.printf("%,d schedules, %,d groups committed, no violation%n", SCHEDULES, committed);
        assertThat(committed).describedAs("groups in a schedule").isGreaterThan(3L * SCHEDULES);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyShortcutIsFoundOut(Shortcut shortcut) {
        var schedules = Math.min(SCHEDULES, 500);
        var violating = 0;
        var kinds = new TreeMap<String, Integer>();
        for (var seed = SEED; seed < SEED + schedules; seed++) {
            var violations = new Simulation(seed, shortcut).run(STEPS);
            if (!violations.isEmpty()) violating++;
            violations.forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        }
        System.out.printf("%s: %d of %d schedules violated: %s%n", shortcut, violating, schedules, kinds);
        assertThat(violating).isPositive();
    }
}
