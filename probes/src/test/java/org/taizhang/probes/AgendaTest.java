package org.taizhang.probes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Ids;
import org.taizhang.domain.target.Check;

class AgendaTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final Agenda agenda = new Agenda(SPREAD);

    @Test
    void firstRunsFallWithinTheSpreadAndNotTogether() {
        watch(100, Duration.ofMinutes(1), 0);

        var begun = runsUntil(5 * SECOND);

        assertThat(begun).hasSize(100);
        assertThat(begun.stream().mapToLong(Begun::at).distinct().count()).isGreaterThan(95);
    }

    @Test
    void firstRunsFallWithinAnIntervalShorterThanTheSpread() {
        watch(50, Duration.ofSeconds(1), 0);

        assertThat(runsUntil(SECOND).stream().map(Begun::target).distinct()).hasSize(50);
    }

    @Test
    void laterRunsAreSpreadOverTheWholeInterval() {
        watch(200, Duration.ofMinutes(1), 0);
        runsUntil(120 * SECOND);

        var perTenth = new int[10];
        runsUntil(180 * SECOND).forEach(run -> perTenth[(int) ((run.at - 120 * SECOND) / (6 * SECOND))]++);

        assertThat(Arrays.stream(perTenth).boxed())
                .allSatisfy(runs -> assertThat(runs).isBetween(5, 40));
    }

    @Test
    void keepsTheIntervalExactly() {
        watch(1, Duration.ofSeconds(10), 0);

        var at = runsUntil(200 * SECOND).stream().mapToLong(Begun::at).toArray();

        assertThat(at[1] - at[0]).isBetween(5 * SECOND, 15 * SECOND);
        for (var i = 2; i < at.length; i++) assertThat(at[i] - at[i - 1]).isEqualTo(10 * SECOND);
        assertThat(at.length).isGreaterThanOrEqualTo(19);
    }

    @Test
    void theSameTargetFallsOnTheSameTimesAfterARestart() {
        var target = watched(7, Duration.ofSeconds(10));
        agenda.put(target, 0);
        var other = new Agenda(SPREAD);
        other.put(target, 0);

        assertThat(other.nextDue()).isEqualTo(agenda.nextDue());
    }

    @Test
    void doesNotRunATargetThatStillRuns() {
        var target = watched(1, Duration.ofSeconds(10));
        agenda.put(target, 0);
        var run = take(agenda.nextDue().orElseThrow());

        var whileRunning = new ArrayList<Agenda.Run>();
        for (var now = agenda.nextDue().orElseThrow();
                now < 60 * SECOND;
                now = agenda.nextDue().orElseThrow()) whileRunning.addAll(agenda.take(now));

        assertThat(whileRunning).isEmpty();
        assertThat(agenda.missed()).isBetween(5L, 6L);
        agenda.finished(run);
        assertThat(agenda.take(agenda.nextDue().orElseThrow())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 3_600, 1_000_000})
    void aMachineThatWasAwayMakesNoBurst(long seconds) {
        watch(100, Duration.ofSeconds(10), 0);
        runsUntil(30 * SECOND);
        var back = (30 + seconds) * SECOND;

        var burst = agenda.take(back);

        assertThat(burst).isEmpty();
        assertThat(agenda.missed()).isBetween(100 * (seconds / 10 - 2), 100 * (seconds / 10 + 1));
        var begun = runsUntil(back, back + 5 * SECOND);
        assertThat(begun.stream().map(Begun::target).distinct()).hasSize(100);
        assertThat(begun.stream().mapToLong(Begun::at).distinct().count()).isGreaterThan(95);
        assertThat(begun).allSatisfy(run -> assertThat(run.late).isBetween(0L, 15 * SECOND));
    }

    @Test
    void aRunPutOffOnceRunsHoweverLateItIsThen() {
        agenda.put(watched(1, Duration.ofSeconds(10)), 0);
        var due = agenda.nextDue().orElseThrow();

        assertThat(agenda.take(due + 3 * SECOND)).isEmpty();
        var again = agenda.nextDue().orElseThrow() + 4 * SECOND;

        assertThat(take(again).begins(again)).isEqualTo(again - due);
    }

    @Test
    void aLittleLatenessIsNoReasonToPutARunOff() {
        agenda.put(watched(1, Duration.ofSeconds(10)), 0);
        var now = agenda.nextDue().orElseThrow() + SECOND;

        var run = take(now);

        var late = run.begins(now);
        assertThat(late).isEqualTo(SECOND);
        assertThat(run.counts(late)).isFalse();
        assertThat(run.counts(late + 1)).isTrue();
        assertThat(agenda.lateness(run.target().id())).isEqualTo(SECOND);
    }

    @Test
    void aTenthOfAShortIntervalIsLate() {
        agenda.put(watched(1, Duration.ofSeconds(1)), 0);
        var run = take(agenda.nextDue().orElseThrow());

        assertThat(run.counts(SECOND / 10)).isFalse();
        assertThat(run.counts(SECOND / 10 + 1)).isTrue();
    }

    @Test
    void aReplacedTargetBeginsAnewAndLeavesTheOldRunToTheCaller() {
        agenda.put(watched(1, Duration.ofHours(10)), 0);
        var run = take(agenda.nextDue().orElseThrow());
        var revised = watched(1, Duration.ofSeconds(20));

        assertThat(agenda.put(revised, 100 * SECOND)).isSameAs(run);

        assertThat(agenda.size()).isEqualTo(1);
        var next = take(agenda.nextDue().orElseThrow());
        assertThat(next.target()).isEqualTo(revised);
        agenda.finished(run);
        assertThat(agenda.extra(revised.id(), 0)).as("the new run still runs").isNull();
    }

    @Test
    void theSameTargetAgainChangesNothing() {
        agenda.put(watched(1, Duration.ofSeconds(10)), 0);
        take(agenda.nextDue().orElseThrow());
        var due = agenda.nextDue();

        assertThat(agenda.put(watched(1, Duration.ofSeconds(10)), 3 * SECOND)).isNull();

        assertThat(agenda.nextDue()).isEqualTo(due);
    }

    @Test
    void aForgottenTargetIsNotDue() {
        var target = watched(1, Duration.ofSeconds(10));
        agenda.put(target, 0);

        assertThat(agenda.remove(target.id())).isNull();

        assertThat(agenda.nextDue()).isEmpty();
        assertThat(agenda.remove(target.id())).isNull();
        assertThat(agenda.extra(target.id(), 0)).isNull();
        assertThat(agenda.lateness(target.id())).isNull();
    }

    @Test
    void anExtraRunKeepsTheGrid() {
        var target = watched(1, Duration.ofSeconds(10));
        agenda.put(target, 0);
        var due = agenda.nextDue();

        var run = requireNonNull(agenda.extra(target.id(), 0));

        assertThat(agenda.extra(target.id(), 0)).isNull();
        agenda.finished(run);
        assertThat(agenda.nextDue()).isEqualTo(due);
    }

    @Test
    void holdsWhenTheClockWrapsAround() {
        var start = Long.MAX_VALUE - 15 * SECOND;
        watch(10, Duration.ofSeconds(10), start);

        assertThat(runsUntil(start, start + 40 * SECOND)).hasSizeBetween(30, 50);
        assertThat(agenda.missed()).isZero();
    }

    private record Begun(UUID target, long at, long late) {}

    private List<Begun> runsUntil(long end) {
        return runsUntil(0, end);
    }

    /** Takes whatever is due exactly when it is due, each run ending at once. */
    private List<Begun> runsUntil(long start, long end) {
        var begun = new ArrayList<Begun>();
        for (var due = agenda.nextDue().orElseThrow();
                due - end < 0;
                due = agenda.nextDue().orElseThrow()) {
            var now = due - start < 0 ? start : due;
            for (var run : agenda.take(now)) {
                begun.add(new Begun(run.target().id(), now, run.begins(now)));
                agenda.finished(run);
            }
        }
        return begun;
    }

    private Agenda.Run take(long now) {
        var runs = agenda.take(now);
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    private void watch(int count, Duration interval, long now) {
        IntStream.range(0, count).forEach(i -> agenda.put(watched(i, interval), now));
    }

    private static Watched watched(int i, Duration interval) {
        return new Watched(Ids.of("target", i), "local", new Check.Host(), interval, Duration.ofSeconds(15));
    }
}
