package org.taizhang.domain.evaluation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.evaluation.EvaluationCommand.*;
import org.taizhang.domain.evaluation.EvaluationEvent.*;
import org.taizhang.domain.evaluation.Indicators.Condition;
import org.taizhang.domain.evaluation.Indicators.Scoring;
import org.taizhang.domain.observation.Comparison;

class EvaluationTest extends SubjectTest<Evaluation> {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000041");
    private static final Indicators INDICATORS = new Indicators(
            List.of(
                    condition("W-V2", 1, Medium.WEBSITE, Effect.VETO, Comparison.AT_LEAST, 0.05, 0, false, null),
                    condition("W-D7", 1, Medium.WEBSITE, Effect.DEDUCTION, Comparison.AT_LEAST, 1, 15, true, 45.0),
                    condition("W-B1", 1, Medium.WEBSITE, Effect.BONUS, Comparison.AT_LEAST, 1, 8, false, null),
                    condition("M-V2", 1, Medium.NEW_MEDIA, Effect.VETO, Comparison.BELOW, 1, 0, false, null)),
            new Scoring(100, 60, 80, 5));
    private static final Site PORTAL = site(Medium.WEBSITE, true);
    private static final Begun BEGUN = new Begun(ID, PORTAL);

    EvaluationTest() {
        super(Evaluation.class, INDICATORS);
    }

    private static Condition condition(
            String indicator,
            int number,
            Medium medium,
            Effect effect,
            Comparison comparison,
            double limit,
            double points,
            boolean each,
            Double most) {
        return new Condition(indicator, number, medium, effect, indicator, comparison, limit, points, each, most);
    }

    private static Site site(Medium medium, boolean portal) {
        return new Site("门户网站", UNIT, medium, portal, null, null, LocalDate.of(2026, 11, 23));
    }

    private static Observed observed(String indicator, double value) {
        return new Observed(ID, new Values(List.of(new Observation(indicator, 1, value, "监测一周", List.of()))));
    }

    private void comesTo(Site site, Outcome outcome, Observed... values) {
        var told = new Object[values.length + 1];
        told[0] = new Begun(ID, site);
        System.arraycopy(values, 0, told, 1, values.length);
        given(told).when(OPERATOR, new Conclude(ID)).expect(new Concluded(ID, site, outcome));
    }

    private static Outcome outcome(
            Judgement judgement, Double score, double deducted, double bonus, int judged, Breach... breaches) {
        return new Outcome(judgement, score, deducted, bonus, judged, Arrays.asList(breaches));
    }

    @Test
    void aVetoFailsWhateverElseWasScored() {
        comesTo(
                PORTAL,
                outcome(Judgement.FAILED, null, 0, 0, 3, new Breach("W-V2", 1, Effect.VETO, "W-V2", 0.05, 0)),
                observed("W-V2", 0.05),
                observed("W-D7", 0),
                observed("W-B1", 1));
    }

    @Test
    void aPortalIsScoredAndABonusCountsOnlyAboveItsLine() {
        comesTo(
                PORTAL,
                outcome(Judgement.PASSED, 90.0, 15, 5, 3, new Breach("W-D7", 1, Effect.DEDUCTION, "W-D7", 1, 15)),
                observed("W-V2", 0.049),
                observed("W-D7", 1),
                observed("W-B1", 1));
        comesTo(
                PORTAL,
                outcome(Judgement.PASSED, 70.0, 30, 0, 3, new Breach("W-D7", 1, Effect.DEDUCTION, "W-D7", 2, 30)),
                observed("W-V2", 0),
                observed("W-D7", 2),
                observed("W-B1", 1));
    }

    @Test
    void anIndicatorTakesNoMoreThanItIsWorthAndWhoIsBelowTheLineFails() {
        comesTo(
                PORTAL,
                outcome(Judgement.FAILED, 55.0, 45, 0, 3, new Breach("W-D7", 1, Effect.DEDUCTION, "W-D7", 9, 135)),
                observed("W-V2", 0),
                observed("W-D7", 9),
                observed("W-B1", 0));
    }

    @Test
    void whatIsNoPortalIsJudgedByVetoesAlone() {
        comesTo(site(Medium.WEBSITE, false), outcome(Judgement.PASSED, null, 0, 0, 1), observed("W-V2", 0));
        comesTo(
                site(Medium.NEW_MEDIA, false),
                outcome(Judgement.FAILED, null, 0, 0, 1, new Breach("M-V2", 1, Effect.VETO, "M-V2", 0, 0)),
                observed("M-V2", 0));
        comesTo(site(Medium.NEW_MEDIA, false), outcome(Judgement.PASSED, null, 0, 0, 1), observed("M-V2", 1));
    }

    @Test
    void nothingIsJudgedThatWasNotObserved() {
        given(BEGUN, observed("W-V2", 0)).when(OPERATOR, new Conclude(ID)).expectRefusal("evaluation.incomplete");
        given(BEGUN)
                .when(OPERATOR, new Observe(ID, observed("M-V2", 1).values()))
                .expectRefusal("evaluation.no-such-condition");
        given(BEGUN)
                .when(OPERATOR, new Observe(ID, observed("W-V2", 0).values()))
                .expect(observed("W-V2", 0));
        given(BEGUN, observed("W-V2", 0))
                .when(OPERATOR, new Observe(ID, observed("W-V2", 0).values()))
                .expectNothing();
        given(BEGUN).when(AUDITOR, new Conclude(ID)).expect(Forbidden.class);
    }

    @Test
    void whatIsConcludedStays() {
        var passed = new Concluded(ID, PORTAL, outcome(Judgement.PASSED, 100.0, 0, 0, 3));
        given(BEGUN, passed).when(OPERATOR, new Conclude(ID)).expectNothing();
        given(BEGUN, passed)
                .when(OPERATOR, new Observe(ID, observed("W-V2", 1).values()))
                .expectRefusal("subject.stage");
        given(BEGUN).when(OPERATOR, new Begin(ID, PORTAL)).expectNothing();
        given(BEGUN)
                .when(OPERATOR, new Begin(ID, site(Medium.NEW_MEDIA, false)))
                .expectRefusal("evaluation.begun");
        givenNothing().when(OPERATOR, new Begin(ID, PORTAL)).expect(BEGUN);
    }
}
