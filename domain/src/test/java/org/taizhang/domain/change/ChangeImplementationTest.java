package org.taizhang.domain.change;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;
import org.taizhang.domain.change.ChangePlan.*;

/** How a change is carried out, tested and reviewed, and what is told when that is late. */
class ChangeImplementationTest extends ChangeCase {
    @Test
    void itIsTestedBeforehandWhereNobodyIsHarmed() {
        given(by(APPLICANT, REQUESTED))
                .when(IMPLEMENTER, new RecordTest(ID, TESTED.test()))
                .expect(TESTED);
        given(by(APPLICANT, REQUESTED), TESTED)
                .when(IMPLEMENTER, new RecordTest(ID, TESTED.test()))
                .expectNothing();
        given(by(APPLICANT, REQUESTED))
                .when(IMPLEMENTER, new RecordTest(ID, test(Phase.BEFORE, Environment.PRODUCTION, NOW, true)))
                .expectRefusal("change.test-environment");
        given(by(APPLICANT, REQUESTED))
                .when(IMPLEMENTER, new RecordTest(ID, test(Phase.BEFORE, Environment.TEST, NOW.plusMillis(1), true)))
                .expectRefusal("change.test-time");
        given(by(APPLICANT, REQUESTED))
                .when(IMPLEMENTER, new RecordTest(ID, AFTER.test()))
                .expectRefusal("change.test-phase");
        given(UNDER_WAY).when(IMPLEMENTER, new RecordTest(ID, TESTED.test())).expectRefusal("change.test-phase");
        given(UNDER_WAY)
                .at(BEGUN)
                .when(IMPLEMENTER, new RecordTest(ID, AFTER.test()))
                .expect(AFTER);
    }

    @Test
    void itBeginsInItsWindowTestedAndByWhoWasNamed() {
        given(BEFORE_START).at(BEGUN).when(IMPLEMENTER, new Start(ID)).expect(STARTED);
        given(BEFORE_START).at(BEGUN).when(REVIEWER, new Start(ID)).expectRefusal("change.not-named");
        given(BEFORE_START)
                .at(BEGUN.minusMillis(1))
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("change.outside-window");
        given(BEFORE_START)
                .at(NIGHT.closesAt())
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("change.outside-window");
        var failed = new Tested(ID, test(Phase.BEFORE, Environment.TEST, NOW, false));
        given(by(APPLICANT, REQUESTED), ASSESSED, APPROVED)
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("change.untested");
        given(and(BEFORE_START, failed))
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("change.untested");
        given(by(APPLICANT, REQUESTED), ASSESSED, TESTED)
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("subject.stage");
        given(UNDER_WAY).at(BEGUN).when(IMPLEMENTER, new Start(ID)).expectNothing();
    }

    @Test
    void anUrgentChangeBeginsUntestedOnlyWhereThatIsWaived() {
        var waived = new TestWaived(ID, WORDS);
        given(by(APPLICANT, URGENT)).when(SECOND, new WaiveTest(ID, WORDS)).expect(waived);
        given(by(APPLICANT, URGENT), waived)
                .when(SECOND, new WaiveTest(ID, WORDS))
                .expectNothing();
        given(BEFORE_START).when(SECOND, new WaiveTest(ID, WORDS)).expectRefusal("change.not-urgent");
        given(by(APPLICANT, URGENT))
                .when(person("zhou", Role.APPROVER), new WaiveTest(ID, WORDS))
                .expectRefusal("subject.own-work");
        given(by(APPLICANT, URGENT), ASSESSED, URGENCY, waived, APPROVED)
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expect(STARTED);
    }

    @Test
    void theStepsFollowThePlan() {
        given(UNDER_WAY).at(BEGUN).when(IMPLEMENTER, perform(FIRST)).expect(FIRST);
        given(and(UNDER_WAY, FIRST)).at(BEGUN).when(IMPLEMENTER, perform(FIRST)).expectNothing();
        given(UNDER_WAY).at(BEGUN).when(IMPLEMENTER, perform(LAST)).expectRefusal("change.step-order");
        given(UNDER_WAY)
                .at(BEGUN)
                .when(IMPLEMENTER, new Perform(ID, step(3, Result.DONE)))
                .expectRefusal("change.no-step");
        given(UNDER_WAY)
                .at(BEGUN.minusMillis(1))
                .when(IMPLEMENTER, perform(FIRST))
                .expectRefusal("change.step-time");
        given(UNDER_WAY).at(BEGUN).when(REVIEWER, perform(FIRST)).expectRefusal("change.not-named");
        var failed = new StepPerformed(ID, Kind.SOFTWARE, step(1, Result.FAILED));
        given(and(UNDER_WAY, failed))
                .at(BEGUN)
                .when(IMPLEMENTER, perform(FIRST))
                .expect(FIRST);
        given(and(UNDER_WAY, failed)).at(BEGUN).when(IMPLEMENTER, perform(LAST)).expectRefusal("change.step-order");
    }

    @Test
    void whereDataIsChangedItIsSaidWhatItWas() {
        var requested = new Requested(ID, application(Kind.DATA, plan(Urgency.ROUTINE)), DECIDE_BY);
        Object[] given = {by(APPLICANT, requested), ASSESSED, TESTED, APPROVED, by(IMPLEMENTER, STARTED)};
        given(given).at(BEGUN).when(IMPLEMENTER, perform(FIRST)).expectRefusal("change.data-log");
        var log = new DataLog("栏目表 id=7", "名称：要闻", "名称：今日要闻");
        var logged = new Performance(1, "更新", BEGUN, Result.DONE, "一行", log, List.of());
        given(given)
                .at(BEGUN)
                .when(IMPLEMENTER, new Perform(ID, logged))
                .expect(new StepPerformed(ID, Kind.DATA, logged));
    }

    @Test
    void itEndsAsItWent() {
        given(and(UNDER_WAY, FIRST, LAST))
                .at(BEGUN)
                .when(IMPLEMENTER, new End(ID, ENDED.ending()))
                .expect(ENDED);
        given(and(UNDER_WAY, FIRST))
                .at(BEGUN)
                .when(IMPLEMENTER, new End(ID, ENDED.ending()))
                .expectRefusal("change.steps-open");
        given(and(UNDER_WAY, FIRST, LAST))
                .at(BEGUN)
                .when(REVIEWER, new End(ID, ENDED.ending()))
                .expectRefusal("change.not-named");
        var late = NIGHT.closesAt();
        given(and(UNDER_WAY, FIRST, LAST))
                .at(late)
                .when(IMPLEMENTER, new End(ID, ENDED.ending()))
                .expect(new Ended(ID, ENDED.ending(), List.of(TARGET), true, late.plus(Duration.ofDays(5))));
    }

    @Test
    void itEndsAsRolledBackWhereTheWayBackWasGone() {
        var rollback = new Rollback(BEGUN, true, WORDS);
        var rolledBack = new RolledBack(ID, rollback);
        var ending = new Ending(Outcome.ROLLED_BACK, WORDS);
        given(UNDER_WAY).at(BEGUN).when(IMPLEMENTER, new RollBack(ID, rollback)).expect(rolledBack);
        given(UNDER_WAY).at(BEGUN).when(REVIEWER, new RollBack(ID, rollback)).expectRefusal("change.not-named");
        given(and(UNDER_WAY, rolledBack))
                .at(BEGUN)
                .when(IMPLEMENTER, new RollBack(ID, rollback))
                .expectNothing();
        given(UNDER_WAY).at(BEGUN).when(IMPLEMENTER, new End(ID, ending)).expectRefusal("change.not-rolled-back");
        given(and(UNDER_WAY, rolledBack))
                .at(BEGUN)
                .when(IMPLEMENTER, new End(ID, ending))
                .expect(new Ended(ID, ending, List.of(TARGET), false, REVIEW_BY));
        given(and(UNDER_WAY, FIRST, LAST, rolledBack))
                .at(BEGUN)
                .when(IMPLEMENTER, new End(ID, ENDED.ending()))
                .expectRefusal("change.rolled-back");
    }

    @Test
    void theReviewerSaysWhetherTheAimWasReachedAndWhatItDidToProduction() {
        given(and(OVER, AFTER)).when(REVIEWER, new Review(ID, REVIEW)).expect(new Reviewed(ID, REVIEW, PROBLEM));
        given(and(OVER, AFTER)).when(IMPLEMENTER, new Review(ID, REVIEW)).expectRefusal("change.not-named");
        given(OVER).when(REVIEWER, new Review(ID, REVIEW)).expectRefusal("change.untested-after");
        given(UNDER_WAY).when(REVIEWER, new Review(ID, REVIEW)).expectRefusal("subject.stage");
        var failed = new Tested(ID, test(Phase.AFTER, Environment.PRODUCTION, BEGUN, false));
        given(and(OVER, failed)).when(REVIEWER, new Review(ID, REVIEW)).expectRefusal("change.goal-unproven");
        var missed = review(Goal.MISSED, null);
        given(and(OVER, failed)).when(REVIEWER, new Review(ID, missed)).expect(new Reviewed(ID, missed, PROBLEM));
    }

    @Test
    void anUrgentChangeIsReviewedSoonAndWhetherItWasUrgent() {
        Object[] under = {
            by(APPLICANT, URGENT), ASSESSED, URGENCY, TESTED, APPROVED, by(IMPLEMENTER, STARTED), FIRST, LAST
        };
        var ended = new Ended(ID, ENDED.ending(), List.of(TARGET), false, BEGUN.plus(Duration.ofDays(1)));
        given(under).at(BEGUN).when(IMPLEMENTER, new End(ID, ENDED.ending())).expect(ended);
        given(and(under, ended, AFTER)).when(REVIEWER, new Review(ID, REVIEW)).expectRefusal("change.urgency-review");
        var justified = review(Goal.REACHED, true);
        given(and(under, ended, AFTER))
                .when(REVIEWER, new Review(ID, justified))
                .expect(new Reviewed(ID, justified, PROBLEM));
    }

    @Test
    void whatIsOwedAndNotDoneIsToldAgainAndAgain() {
        lapses(new Object[] {by(APPLICANT, REQUESTED)}, "decide", DECIDE_BY, List.of("zhao"), 3);
        lapses(BEFORE_START, "start", NIGHT.closesAt(), List.of("zhou", "zhao", "li"), 3);
        lapses(UNDER_WAY, "end", NIGHT.closesAt(), List.of("zhou", "zhao", "role:WATCH"), 2);
        lapses(OVER, "review", REVIEW_BY, List.of("wu", "zhao"), 3);
        given(and(OVER, AFTER, new Reviewed(ID, REVIEW, PROBLEM)))
                .at(REVIEW_BY)
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
    }

    private void lapses(Object[] before, String what, Instant due, List<String> recipients, int severity) {
        given(before).at(due.minusMillis(1)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        var again = due.plus(Duration.ofDays(1));
        var lapsed = lapsed(before, what, due, recipients, severity, again);
        given(before).at(due).when(PRODUCT, new NoteLapse(ID)).expect(lapsed);
        var once = and(before, lapsed);
        given(once).at(again.minusMillis(1)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(once)
                .at(again)
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(once, what, due, recipients, severity, again.plus(Duration.ofDays(1))));
    }

    private static Lapsed lapsed(
            Object[] before, String what, Instant due, List<String> recipients, int severity, Instant again) {
        var state = stateAfter(before);
        var lapsed = Notices.lapsed(ID, state, requireNonNull(state.owed()), again);
        var expected = new Lapse(what, due, state.tellings() + 1, lapsed.lapse().text(), recipients, severity);
        return new Lapsed(ID, expected, again);
    }
}
