package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.observation.WeekBefore;

class ThresholdsTest {
    private static final UUID TARGET = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Thresholds thresholds = new Thresholds(WeekBefore.UNKNOWN);

    @Test
    void aRuleWithoutDurationBreachesAtOnceAndOnlyOnce() {
        var rule = above(90, null, null);

        assertThat(judge(rule, 0, 95)).containsExactly(breach(rule, "", 95, 0, 0));
        assertThat(judge(rule, 1, 97)).isEmpty();
        assertThat(judge(rule, 2, 91)).isEmpty();
    }

    @Test
    void aRuleBreachesOnceItHasHeldLongEnough() {
        var rule = above(90, Duration.ofMinutes(5), null);
        given(rule, 0, 50);

        assertThat(judge(rule, 1, 95)).isEmpty();
        assertThat(judge(rule, 5, 92)).isEmpty();
        assertThat(judge(rule, 6, 93)).containsExactly(breach(rule, "", 93, 1, 6));
    }

    @Test
    void aValueThatComesBackInBetweenStartsTheDurationAnew() {
        var rule = above(90, Duration.ofMinutes(5), null);
        given(rule, 0, 95);
        given(rule, 4, 90);

        assertThat(judge(rule, 5, 95)).isEmpty();
        assertThat(judge(rule, 9, 95)).isEmpty();
        assertThat(judge(rule, 10, 95)).containsExactly(breach(rule, "", 95, 5, 10));
    }

    @Test
    void recoversWhenTheComparisonNoLongerHolds() {
        var rule = above(90, null, null);
        given(rule, 0, 95);

        assertThat(judge(rule, 1, 90)).containsExactly(recovered(rule, "", 90, 1));
        assertThat(judge(rule, 2, 10)).isEmpty();
    }

    @Test
    void recoversOnlyBeyondTheValueThatClears() {
        var rule = above(90, null, 80.0);
        given(rule, 0, 95);

        assertThat(judge(rule, 1, 85)).isEmpty();
        assertThat(judge(rule, 2, 92)).as("still the same breach").isEmpty();
        assertThat(judge(rule, 3, 80.1)).isEmpty();
        assertThat(judge(rule, 4, 80)).containsExactly(recovered(rule, "", 80, 4));
        assertThat(judge(rule, 5, 85)).isEmpty();
    }

    @Test
    void aValueThatFluttersWithinTheBandSaysNothing() {
        var rule = above(90, null, 80.0);
        given(rule, 0, 95);

        for (var minute = 1; minute < 20; minute++)
            assertThat(judge(rule, minute, minute % 2 == 0 ? 95 : 85)).isEmpty();
    }

    @Test
    void aValueThatFluttersAcrossBothLimitsSaysEachChange() {
        var rule = above(90, null, 80.0);

        for (var minute = 0; minute < 20; minute++)
            assertThat(judge(rule, minute, minute % 2 == 0 ? 95 : 75)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ABOVE, 90, , 91, 90",
        "ABOVE, 90, 80, 91, 80",
        "AT_LEAST, 90, , 90, 89",
        "AT_LEAST, 90, 80, 90, 80",
        "BELOW, 10, , 9, 10",
        "BELOW, 10, 20, 9, 20",
        "AT_MOST, 10, , 10, 11",
        "AT_MOST, 10, 20, 10, 20",
        "EQUAL, 0, , 0, 1",
        "EQUAL, 0, 7, 0, 1",
        "NOT_EQUAL, 200, , 500, 200",
        "NOT_EQUAL, 200, 7, 500, 200",
    })
    void everyComparisonBreachesAndRecovers(
            Comparison comparison, double value, @Nullable Double clearAt, double bad, double good) {
        var rule = rule("r", comparison, value, null, clearAt);

        assertThat(judge(rule, 0, bad)).containsExactly(breach(rule, "", bad, 0, 0));
        assertThat(judge(rule, 1, good)).containsExactly(recovered(rule, "", good, 1));
    }

    @ParameterizedTest
    @CsvSource({"ABOVE, 80, 81", "AT_LEAST, 80, 81", "BELOW, 20, 19", "AT_MOST, 20, 19"})
    void withinTheBandNothingRecovers(Comparison comparison, double clearAt, double inTheBand) {
        var rule = rule("r", comparison, clearAt > 50 ? 90 : 10, null, clearAt);
        given(rule, 0, clearAt > 50 ? 99 : 1);

        assertThat(judge(rule, 1, inTheBand)).isEmpty();
    }

    @Test
    void theWorstInstanceBreaches() {
        var rule = above(90, null, null);

        assertThat(thresholds.judge(List.of(rule), seen(0, disk("/", 91), disk("/data", 99), disk("/home", 20))))
                .containsExactly(breach(rule, "/data", 99, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"NOT_EQUAL, 200, 404, 200", "EQUAL, 0, 0, 1"})
    void amongEqualsTheWorstIsTheOneThatIsBad(Comparison comparison, double value, double bad, double good) {
        var rule = rule("r", comparison, value, null, null);

        assertThat(thresholds.judge(List.of(rule), seen(0, disk("a", good), disk("b", bad), disk("c", good))))
                .containsExactly(breach(rule, "b", bad, 0, 0));
    }

    @Test
    void recoversOnlyWhenEveryInstanceHas() {
        var rule = above(90, null, 80.0);
        thresholds.judge(List.of(rule), seen(0, disk("/", 95), disk("/data", 99)));

        assertThat(thresholds.judge(List.of(rule), seen(1, disk("/", 85), disk("/data", 10))))
                .isEmpty();
        assertThat(thresholds.judge(List.of(rule), seen(2, disk("/", 79), disk("/data", 10))))
                .containsExactly(recovered(rule, "/", 79, 2));
    }

    @Test
    void oneInstanceAfterAnotherKeepsTheDurationRunning() {
        var rule = above(90, MINUTE, null);
        thresholds.judge(List.of(rule), seen(0, disk("/", 95), disk("/data", 10)));

        assertThat(thresholds.judge(List.of(rule), seen(1, disk("/", 10), disk("/data", 95))))
                .containsExactly(breach(rule, "/data", 95, 0, 1));
    }

    @Test
    void theFirstJudgementSaysTheLevelWhateverItIs() {
        var rule = above(90, null, null);

        assertThat(judge(rule, 0, 10)).containsExactly(recovered(rule, "", 10, 0));
        assertThat(judge(rule, 1, 10)).isEmpty();
    }

    @Test
    void theFirstJudgementWaitsOutTheDuration() {
        var rule = above(90, MINUTE, null);

        assertThat(judge(rule, 0, 95)).isEmpty();
        assertThat(judge(rule, 1, 95)).containsExactly(breach(rule, "", 95, 0, 1));
    }

    @Test
    void theFirstJudgementDoesNotGuessWithinTheBand() {
        var rule = above(90, null, 80.0);

        assertThat(judge(rule, 0, 85)).isEmpty();
        assertThat(judge(rule, 1, 79)).containsExactly(recovered(rule, "", 79, 1));
    }

    @Test
    void aForgottenTargetIsToldAnewAndOthersAreNot() {
        var rule = above(90, null, null);
        var other = UUID.randomUUID();
        given(rule, 0, 95);
        thresholds.judge(List.of(rule), seen(other, 0, disk("", 95)));

        thresholds.forget(TARGET);

        assertThat(judge(rule, 1, 95)).containsExactly(breach(rule, "", 95, 1, 1));
        assertThat(thresholds.judge(List.of(rule), seen(other, 1, disk("", 95))))
                .isEmpty();
    }

    @Test
    void aRunWithoutTheMetricChangesNothing() {
        var rule = above(90, Duration.ofMinutes(2), null);
        given(rule, 0, 95);

        assertThat(thresholds.judge(List.of(rule), seen(1))).isEmpty();
        assertThat(thresholds.judge(List.of(rule), seen(1, Sample.of("other", 10))))
                .isEmpty();
        assertThat(thresholds.judge(List.of(rule), seen(1, disk("", Double.NaN))))
                .isEmpty();

        assertThat(judge(rule, 2, 95)).containsExactly(breach(rule, "", 95, 0, 2));
    }

    @Test
    void rulesOfOneTargetAreJudgedEachByItself() {
        var warning = rule("warning", Comparison.ABOVE, 80, null, null);
        var critical = rule("critical", Comparison.ABOVE, 90, null, null);

        assertThat(thresholds.judge(List.of(warning, critical), seen(0, disk("", 85))))
                .containsExactly(breach(warning, "", 85, 0, 0), recovered(critical, "", 85, 0));
        assertThat(thresholds.judge(List.of(warning, critical), seen(1, disk("", 95))))
                .containsExactly(breach(critical, "", 95, 1, 1));
    }

    @Test
    void aRevisionLeavesOtherRulesPending() {
        var kept = rule("kept", Comparison.ABOVE, 90, Duration.ofMinutes(5), null);
        thresholds.judge(List.of(kept, rule("removed", Comparison.ABOVE, 1, null, null)), seen(0, disk("", 95)));

        thresholds.judge(List.of(kept, rule("added", Comparison.ABOVE, 2, null, null)), seen(1, disk("", 95)));

        assertThat(thresholds.judge(List.of(kept), seen(5, disk("", 95)))).containsExactly(breach(kept, "", 95, 0, 5));
    }

    @Test
    void aRuleThatComparesOtherwiseIsToldAnew() {
        given(above(90, null, null), 0, 92);
        var revised = above(95, null, null);

        assertThat(judge(revised, 1, 92)).containsExactly(recovered(revised, "", 92, 1));
    }

    @Test
    void aRuleThatOnlySpeaksOtherwiseIsTheSame() {
        given(above(90, null, null), 0, 95);
        var revised = Threshold.of("r", "used", Comparison.ABOVE, 90, null, null, 1, "Otherwise", MINUTE);

        assertThat(judge(revised, 1, 95)).isEmpty();
        assertThat(judge(revised, 2, 10)).containsExactly(recovered(revised, "", 10, 2));
    }

    @Test
    void aRuleRemovedAndAddedAgainIsToldAnew() {
        var rule = above(90, null, null);
        given(rule, 0, 95);
        assertThat(thresholds.judge(List.of(), seen(1, disk("", 95)))).isEmpty();

        assertThat(judge(rule, 2, 95)).containsExactly(breach(rule, "", 95, 2, 2));
    }

    @Test
    void anObservationFromThePastDoesNotBreachEarly() {
        var rule = above(90, MINUTE, null);
        given(rule, 10, 95);

        assertThat(judge(rule, 5, 95)).isEmpty();
        assertThat(judge(rule, 11, 95)).containsExactly(breach(rule, "", 95, 10, 11));
    }

    private void given(Threshold rule, int minute, double value) {
        judge(rule, minute, value);
    }

    private List<Decision> judge(Threshold rule, int minute, double value) {
        return thresholds.judge(List.of(rule), seen(minute, disk("", value)));
    }

    private static Decision breach(Threshold rule, String instance, double worst, int since, int at) {
        return new Decision.Breach(TARGET, rule, disk(instance, worst), rule.value(), minute(since), minute(at));
    }

    private static Decision recovered(Threshold rule, String instance, double value, int at) {
        return new Decision.Recovered(TARGET, rule, disk(instance, value), minute(at));
    }

    private static Threshold above(double value, @Nullable Duration holds, @Nullable Double clearAt) {
        return rule("r", Comparison.ABOVE, value, holds, clearAt);
    }

    private static Threshold rule(
            String name, Comparison comparison, double value, @Nullable Duration holds, @Nullable Double clearAt) {
        return Threshold.of(name, "used", comparison, value, holds, clearAt, 2, "{instance} is at {value}", null);
    }

    private static Sample disk(String instance, double value) {
        return new Sample("used", instance, value);
    }

    private static Observation seen(int minute, Sample... samples) {
        return seen(TARGET, minute, samples);
    }

    private static Observation seen(UUID target, int minute, Sample... samples) {
        return new Observation(
                target, minute(minute), Duration.ZERO, Outcome.SUCCEEDED, null, Arrays.asList(samples), Map.of());
    }

    private static Instant minute(int minute) {
        return START.plus(MINUTE.multipliedBy(minute));
    }
}
