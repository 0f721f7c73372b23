package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Baseline;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.probes.Standing.Level;

/** A rule that compares with another metric, or with the week before. */
class BaselineTest {
    private static final UUID TARGET = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Threshold NEAR_LIMIT = rule(Comparison.AT_LEAST, 0.9, 0.8, new Baseline.OtherMetric("limit"));
    private static final Threshold UNUSUAL = rule(Comparison.ABOVE, 3, 2.0, new Baseline.LastWeek());

    private final Map<String, Double> lastWeek = new HashMap<>();
    private final Thresholds thresholds = new Thresholds((target, metric, instance, at) -> lastWeek.get(instance));

    @Test
    void anotherMetricTimesTheFactorIsTheLimit() {
        assertThat(judge(NEAR_LIMIT, 0, used("", 79), limit("", 100)))
                .containsExactly(recovered(NEAR_LIMIT, used("", 79), 0));
        assertThat(judge(NEAR_LIMIT, 1, used("", 90), limit("", 100)))
                .containsExactly(breach(NEAR_LIMIT, used("", 90), 90, 1));
        assertThat(judge(NEAR_LIMIT, 2, used("", 85), limit("", 100)))
                .as("the value that clears is a factor too")
                .isEmpty();
        assertThat(judge(NEAR_LIMIT, 3, used("", 85), limit("", 200)))
                .containsExactly(recovered(NEAR_LIMIT, used("", 85), 3));
    }

    @Test
    void instancesAreComparedWithTheirOwn() {
        assertThat(judge(NEAR_LIMIT, 0, used("a", 95), used("b", 9), limit("a", 1000), limit("b", 10)))
                .as("95 of 1000 is less than 9 of 10")
                .containsExactly(breach(NEAR_LIMIT, used("b", 9), 9, 0));
    }

    @Test
    void aMetricWithoutInstancesIsForAllOfThem() {
        assertThat(judge(NEAR_LIMIT, 0, used("a", 95), used("b", 9), limit("", 100)))
                .containsExactly(breach(NEAR_LIMIT, used("a", 95), 90, 0));
    }

    @Test
    void withNothingToCompareWithNothingIsJudgedAndThatShows() {
        assertThat(level()).isNull();
        assertThat(judge(NEAR_LIMIT, 0, Sample.of("other", 1))).isEmpty();
        assertThat(level()).isEqualTo(Level.UNSEEN);
        assertThat(judge(NEAR_LIMIT, 1, used("a", 95), limit("b", 100))).isEmpty();
        assertThat(level()).isEqualTo(Level.NOT_JUDGED);
        assertThat(judge(NEAR_LIMIT, 2, used("", 95), limit("", 0)))
                .as("none is the limit of what has none")
                .isEmpty();
        assertThat(level()).isEqualTo(Level.NOT_JUDGED);
        judge(NEAR_LIMIT, 3, used("", 95), limit("", 100));
        assertThat(level()).isEqualTo(Level.BREACHED);
        assertThat(judge(NEAR_LIMIT, 4, used("", 10))).isEmpty();
        assertThat(level()).as("what stands stays until it can be judged").isEqualTo(Level.BREACHED);
    }

    @Test
    void lastWeekTimesTheFactorIsTheLimit() {
        lastWeek.put("", 10.0);
        assertThat(judge(UNUSUAL, 0, used("", 20))).containsExactly(recovered(UNUSUAL, used("", 20), 0));
        assertThat(judge(UNUSUAL, 1, used("", 31))).containsExactly(breach(UNUSUAL, used("", 31), 30, 1));
        assertThat(judge(UNUSUAL, 2, used("", 21))).isEmpty();
        assertThat(judge(UNUSUAL, 3, used("", 20))).containsExactly(recovered(UNUSUAL, used("", 20), 3));
    }

    @Test
    void whatHasNoLastWeekIsNotJudged() {
        assertThat(judge(UNUSUAL, 0, used("", 1_000_000))).isEmpty();
        assertThat(level()).isEqualTo(Level.NOT_JUDGED);
        lastWeek.put("b", 1.0);
        assertThat(judge(UNUSUAL, 1, used("a", 1_000_000), used("b", 4)))
                .containsExactly(breach(UNUSUAL, used("b", 4), 3, 1));
    }

    @Test
    void aRuleThatComparesWithSomethingElseIsToldAnew() {
        lastWeek.put("", 100.0);
        judge(rule(Comparison.ABOVE, 3, null, null), 0, used("", 4));
        assertThat(judge(rule(Comparison.ABOVE, 3, null, new Baseline.LastWeek()), 1, used("", 4)))
                .hasSize(1)
                .first()
                .isInstanceOf(Decision.Recovered.class);
    }

    private @Nullable Level level() {
        var standing = thresholds.standing(TARGET);
        return standing.isEmpty() ? null : standing.getFirst().level();
    }

    private List<Decision> judge(Threshold rule, int minute, Sample... samples) {
        return thresholds.judge(
                List.of(rule),
                new Observation(
                        TARGET, at(minute), Duration.ZERO, Outcome.SUCCEEDED, null, Arrays.asList(samples), Map.of()));
    }

    private static Decision breach(Threshold rule, Sample worst, double limit, int minute) {
        return new Decision.Breach(TARGET, rule, worst, limit, at(minute), at(minute));
    }

    private static Decision recovered(Threshold rule, Sample sample, int minute) {
        return new Decision.Recovered(TARGET, rule, sample, at(minute));
    }

    private static Threshold rule(
            Comparison comparison, double value, @Nullable Double clearAt, @Nullable Baseline against) {
        return new Threshold("r", "used", comparison, value, null, clearAt, 2, "text", null, against, null, null);
    }

    private static Sample used(String instance, double value) {
        return new Sample("used", instance, value);
    }

    private static Sample limit(String instance, double value) {
        return new Sample("limit", instance, value);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
