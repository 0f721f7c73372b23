package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.Baseline;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;

/** Judging follows from what is observed alone: the same observations lead to the same decisions, whatever they are. */
class ReplayedDecisionsTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final List<UUID> TARGETS = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));
    private static final Absence SILENT = new Absence("silent", "used", 2, 2, "silent", null, null);

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameObservationsLeadToTheSameDecisions(int seed) {
        var rules = rules(new Random(seed));
        var observations = observations(new Random(seed));
        var once = decisions(rules, observations);
        assertThat(decisions(rules, observations)).isEqualTo(once).isNotEmpty();
    }

    /** Of each rule breach and recovery take turns, but for the first thing that is said. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsSaidTwiceInARow(int seed) {
        var last = new HashMap<String, Class<?>>();
        for (var decision : decisions(rules(new Random(seed)), observations(new Random(seed)))) {
            var of = decision.target() + decision.rule().rule();
            assertThat(last.put(of, decision.getClass())).as(of).isNotEqualTo(decision.getClass());
        }
    }

    /** Whoever begins in the middle agrees with whoever was there from the start, once each rule has been told anew. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRestartComesToTheSameLevels(int seed) {
        var rules = rules(new Random(seed));
        var observations = observations(new Random(seed));
        var calm = new ArrayList<>(observations);
        var end = observations.getLast().at();
        for (var minute = 1; minute <= 10; minute++)
            for (var target : TARGETS)
                calm.add(seen(
                        target, end.plus(Duration.ofMinutes(minute)), Sample.of("used", 0), Sample.of("limit", 100)));
        var through = thresholds();
        calm.forEach(seen -> through.judge(rules, seen));
        var restarted = thresholds();
        calm.subList(calm.size() / 2, calm.size()).forEach(seen -> restarted.judge(rules, seen));
        for (var target : TARGETS) assertThat(restarted.standing(target)).isEqualTo(through.standing(target));
    }

    private static List<Decision> decisions(List<Threshold> rules, List<Observation> observations) {
        var thresholds = thresholds();
        var absences = new Absences();
        TARGETS.forEach(target -> absences.watch(target, List.of(SILENT), INTERVAL, Duration.ZERO, START));
        var decisions = new ArrayList<Decision>();
        for (var seen : observations) {
            decisions.addAll(absences.missing(seen.at()));
            decisions.addAll(absences.seen(seen));
            decisions.addAll(thresholds.judge(rules, seen));
        }
        return decisions;
    }

    private static Thresholds thresholds() {
        return new Thresholds((target, metric, instance, at) -> target.getLeastSignificantBits() == 1 ? null : 20.0);
    }

    private static List<Threshold> rules(Random random) {
        var rules = new ArrayList<Threshold>();
        for (var i = 0; i < 6; i++) {
            var against = List.of(new Baseline.OtherMetric("limit"), new Baseline.LastWeek())
                    .get(i % 2);
            var factor = i < 2 ? 0.5 : i < 4 ? 2 : 50;
            var holds = Duration.ofSeconds(random.nextInt(120));
            rules.add(new Threshold(
                    "r" + i,
                    "used",
                    Comparison.ABOVE,
                    factor,
                    holds,
                    random.nextBoolean() ? factor * 0.8 : null,
                    2,
                    "text",
                    null,
                    i < 4 ? against : null,
                    null,
                    null));
        }
        return rules;
    }

    private static List<Observation> observations(Random random) {
        var observations = new ArrayList<Observation>();
        var at = START;
        for (var i = 0; i < 300; i++) {
            at = at.plusSeconds(random.nextInt(1, 40));
            var samples = new ArrayList<Sample>();
            if (random.nextInt(10) > 0) samples.add(Sample.of("used", random.nextInt(100)));
            if (random.nextInt(10) > 0) samples.add(Sample.of("limit", random.nextInt(100)));
            observations.add(seen(TARGETS.get(random.nextInt(3)), at, samples.toArray(Sample[]::new)));
        }
        return observations;
    }

    private static Observation seen(UUID target, Instant at, Sample... samples) {
        return new Observation(target, at, Duration.ZERO, Outcome.SUCCEEDED, null, List.of(samples), Map.of());
    }
}
