package org.taizhang.domain.change;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Role;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;
import org.taizhang.domain.change.ChangePlan.*;

/** What a change needs before it is begun. */
class ChangeTest extends ChangeCase {
    @Test
    void aRequestWithItsPlanIsToBeDecidedBeforeItIsToBegin() {
        givenNothing().when(APPLICANT, new Request(ID, REQUESTED.application())).expect(REQUESTED);
        given(by(APPLICANT, REQUESTED))
                .when(APPLICANT, new Request(ID, REQUESTED.application()))
                .expectNothing();
        given(by(APPLICANT, REQUESTED))
                .when(APPLICANT, new Request(ID, URGENT.application()))
                .expectRefusal("change.requested");
        givenNothing().when(APPROVER, new Request(ID, REQUESTED.application())).expect(Forbidden.class);
        givenNothing().when(APPLICANT, new Start(ID)).expect(Unknown.class);
    }

    @Test
    void itMustBeDecidedSoonWhereItIsToBeginMuchLater() {
        var later = application(
                Kind.SOFTWARE,
                plan(
                        Urgency.ROUTINE,
                        window("2026-12-23T13:00:00Z", "2026-12-23T15:00:00Z"),
                        TARGET,
                        people("zhao", "zhou", "wu")));
        givenNothing()
                .when(APPLICANT, new Request(ID, later))
                .expect(new Requested(ID, later, NOW.plus(Duration.ofDays(3))));
    }

    @ParameterizedTest
    @CsvSource({"li,zhou,wu", "zhao,li,wu", "zhao,zhou,li", "zhao,zhao,wu", "zhao,zhou,zhao", "zhao,zhou,zhou"})
    void applicantApproverImplementerAndReviewerAreFourPeople(String approver, String implementer, String reviewer) {
        var plan = plan(Urgency.ROUTINE, NIGHT, TARGET, people(approver, implementer, reviewer));
        givenNothing()
                .when(APPLICANT, new Request(ID, application(Kind.SOFTWARE, plan)))
                .expectRefusal("change.roles");
        given(by(APPLICANT, REQUESTED))
                .when(APPLICANT, new Revise(ID, plan, WORDS))
                .expectRefusal("change.roles");
    }

    @ParameterizedTest
    @CsvSource({"APPROVER,zhou", "IMPLEMENTER,wu", "REVIEWER,li", "REVIEWER,zhao", "IMPLEMENTER,li"})
    void nobodyIsGivenASecondPart(Part part, String person) {
        given(by(APPLICANT, REQUESTED))
                .when(APPLICANT, new Reassign(ID, new Reassignment(part, person, WORDS)))
                .expectRefusal("change.roles");
    }

    @Test
    void aPartIsGivenToAnotherByWhoAppliesOrApproves() {
        var other = new Reassignment(Part.IMPLEMENTER, "chen", WORDS);
        given(BEFORE_START).when(APPROVER, new Reassign(ID, other)).expect(new Reassigned(ID, other));
        given(BEFORE_START).when(IMPLEMENTER, new Reassign(ID, other)).expectRefusal("change.not-applicant");
        given(BEFORE_START)
                .when(APPLICANT, new Reassign(ID, new Reassignment(Part.IMPLEMENTER, "zhou", WORDS)))
                .expectNothing();
        given(BEFORE_START)
                .when(APPLICANT, new Reassign(ID, new Reassignment(Part.APPROVER, "chen", WORDS)))
                .expectRefusal("subject.stage");
        given(and(BEFORE_START, new Reassigned(ID, other)))
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("change.not-named");
    }

    @Test
    void whoHasBegunStaysAnImplementer() {
        var given = given(and(UNDER_WAY, new Reassigned(ID, new Reassignment(Part.IMPLEMENTER, "chen", WORDS))));
        given.at(BEGUN)
                .when(APPLICANT, new Reassign(ID, new Reassignment(Part.REVIEWER, "zhou", WORDS)))
                .expectRefusal("change.roles");
    }

    @Test
    void whatIsChangedIsThereAndOfTheUnit() {
        var plan = plan(Urgency.ROUTINE, NIGHT, ELSEWHERE, people("zhao", "zhou", "wu"));
        givenNothing()
                .when(APPLICANT, new Request(ID, application(Kind.SOFTWARE, plan)))
                .expectRefusal("change.target-unknown");
        var backwards = plan(
                Urgency.ROUTINE, new Window(NIGHT.closesAt(), NIGHT.opensAt()), TARGET, people("zhao", "zhou", "wu"));
        givenNothing()
                .when(APPLICANT, new Request(ID, application(Kind.SOFTWARE, backwards)))
                .expectRefusal("change.window");
    }

    @Test
    void anotherPlanIsAssessedAndTestedAnew() {
        var revised = new Revised(ID, URGENT.application().plan(), WORDS, DECIDE_BY);
        given(by(APPLICANT, REQUESTED), ASSESSED, TESTED)
                .when(APPLICANT, new Revise(ID, revised.plan(), WORDS))
                .expect(revised);
        given(by(APPLICANT, REQUESTED))
                .when(IMPLEMENTER, new Revise(ID, revised.plan(), WORDS))
                .expectRefusal("change.not-applicant");
        given(by(APPLICANT, URGENT), ASSESSED, URGENCY, by(APPLICANT, revised), ASSESSED)
                .when(APPROVER, new Approve(ID, APPROVAL))
                .expectRefusal("change.urgency");
        given(BEFORE_START)
                .when(APPLICANT, new Revise(ID, revised.plan(), WORDS))
                .expectRefusal("subject.stage");
    }

    @Test
    void theRiskIsAssessedBySomebodyElseAndBeforeTheApproval() {
        given(by(APPLICANT, REQUESTED)).when(APPROVER, new AssessRisk(ID, RISK)).expect(ASSESSED);
        given(by(APPLICANT, REQUESTED), ASSESSED)
                .when(APPROVER, new AssessRisk(ID, RISK))
                .expectNothing();
        given(by(APPLICANT, REQUESTED))
                .when(APPLICANT, new AssessRisk(ID, RISK))
                .expectRefusal("subject.own-work");
        given(by(APPLICANT, REQUESTED))
                .when(APPROVER, new Approve(ID, APPROVAL))
                .expectRefusal("subject.stage");
    }

    @Test
    void theApproverNamedFixesTheWindow() {
        given(by(APPLICANT, REQUESTED), ASSESSED)
                .when(APPROVER, new Approve(ID, APPROVAL))
                .expect(APPROVED);
        given(by(APPLICANT, REQUESTED), ASSESSED)
                .when(SECOND, new Approve(ID, APPROVAL))
                .expectRefusal("change.not-named");
        given(BEFORE_START).when(APPROVER, new Approve(ID, APPROVAL)).expectNothing();
        given(BEFORE_START)
                .when(APPROVER, new Approve(ID, new Approval(WORDS, CROWDED, null)))
                .expectRefusal("subject.stage");
    }

    @Test
    void aWindowIsOneIsNotOverAndNotTooLong() {
        refusesWindow(new Window(NIGHT.closesAt(), NIGHT.opensAt()), "change.window");
        refusesWindow(window("2026-11-22T13:00:00Z", "2026-11-22T15:00:00Z"), "change.window-over");
        refusesWindow(window("2026-11-27T13:00:00Z", "2026-12-01T15:00:00Z"), "change.window-long");
    }

    @Test
    void nothingThatCanWaitIsChangedInTheDaytime() {
        refusesWindow(DAY, "change.daytime");
        refusesWindow(window("2026-11-23T22:00:00Z", "2026-11-24T00:00:00.001Z"), "change.daytime");
        var untilMorning = new Approval(WORDS, window("2026-11-23T22:00:00Z", "2026-11-24T00:00:00Z"), null);
        given(by(APPLICANT, REQUESTED), ASSESSED)
                .when(APPROVER, new Approve(ID, untilMorning))
                .expect(new Approved(ID, Kind.SOFTWARE, untilMorning));
    }

    @Test
    void anUrgentChangeIsCarriedOutInTheDaytimeOnceItsUrgencyIsApproved() {
        var byDay = new Approval(WORDS, DAY, null);
        given(by(APPLICANT, URGENT), ASSESSED)
                .when(APPROVER, new Approve(ID, byDay))
                .expectRefusal("change.urgency");
        given(by(APPLICANT, URGENT)).when(SECOND, new ApproveUrgency(ID, WORDS)).expect(URGENCY);
        given(by(APPLICANT, URGENT), URGENCY)
                .when(APPROVER, new ApproveUrgency(ID, MORE_WORDS))
                .expectNothing();
        given(by(APPLICANT, URGENT), ASSESSED, URGENCY)
                .when(APPROVER, new Approve(ID, byDay))
                .expect(new Approved(ID, Kind.SOFTWARE, byDay));
        given(by(APPLICANT, REQUESTED))
                .when(SECOND, new ApproveUrgency(ID, WORDS))
                .expectRefusal("change.not-urgent");
        given(by(APPLICANT, URGENT))
                .when(person("wu", Role.APPROVER), new ApproveUrgency(ID, WORDS))
                .expectRefusal("subject.own-work");
        given(by(APPLICANT, URGENT), by(SECOND, URGENCY))
                .when(APPLICANT, new Reassign(ID, new Reassignment(Part.REVIEWER, "zheng", WORDS)))
                .expectRefusal("change.roles");
    }

    @Test
    void twoChangesOnOneTargetAreAcceptedExpressly() {
        refusesWindow(CROWDED, "change.clash");
        var accepted = new Approval(WORDS, CROWDED, new ClashAcceptance(List.of(OTHER), "同一停机窗口"));
        given(by(APPLICANT, REQUESTED), ASSESSED)
                .when(APPROVER, new Approve(ID, accepted))
                .expect(new Approved(ID, Kind.SOFTWARE, accepted));
        given(BEFORE_START)
                .when(APPROVER, new Reschedule(ID, new Approval(WORDS, CROWDED, null)))
                .expectRefusal("change.clash");
        given(BEFORE_START).when(APPROVER, new Reschedule(ID, accepted)).expect(new Rescheduled(ID, accepted));
        given(BEFORE_START).when(APPROVER, new Reschedule(ID, APPROVAL)).expectNothing();
    }

    @Test
    void aClashThatIsFoundAfterwardsHoldsUpTheBeginningUntilItIsAccepted() {
        var found = Notices.clash(ID, stateAfter(BEFORE_START), List.of(OTHER));
        var note = new NoteClash(ID, NIGHT, List.of(OTHER));
        given(BEFORE_START).when(PRODUCT, note).expect(found);
        given(and(BEFORE_START, found)).when(PRODUCT, note).expectNothing();
        given(BEFORE_START)
                .when(PRODUCT, new NoteClash(ID, CROWDED, List.of(OTHER)))
                .expectNothing();
        given(and(BEFORE_START, found))
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expectRefusal("change.clash");
        var acceptance = new ClashAcceptance(List.of(OTHER), "同一停机窗口");
        var accepted = new ClashAccepted(ID, acceptance);
        given(and(BEFORE_START, found))
                .when(APPROVER, new AcceptClash(ID, acceptance))
                .expect(accepted);
        given(and(BEFORE_START, found))
                .when(SECOND, new AcceptClash(ID, acceptance))
                .expectRefusal("change.not-named");
        given(and(BEFORE_START, found, accepted))
                .at(BEGUN)
                .when(IMPLEMENTER, new Start(ID))
                .expect(STARTED);
    }

    @Test
    void itIsRejectedOrWithdrawn() {
        given(by(APPLICANT, REQUESTED)).when(APPROVER, new Reject(ID, WORDS)).expect(new Rejected(ID, WORDS));
        given(by(APPLICANT, REQUESTED)).when(SECOND, new Reject(ID, WORDS)).expectRefusal("change.not-named");
        given(by(APPLICANT, REQUESTED), new Rejected(ID, WORDS))
                .when(APPROVER, new Reject(ID, WORDS))
                .expectNothing();
        given(by(APPLICANT, REQUESTED), new Rejected(ID, WORDS))
                .when(APPROVER, new AssessRisk(ID, RISK))
                .expectRefusal("subject.stage");
        given(BEFORE_START).when(APPLICANT, new Withdraw(ID, WORDS)).expect(new Withdrawn(ID, WORDS));
        given(BEFORE_START).when(IMPLEMENTER, new Withdraw(ID, WORDS)).expectRefusal("change.not-applicant");
        given(UNDER_WAY).when(APPLICANT, new Withdraw(ID, WORDS)).expectRefusal("subject.stage");
    }

    private void refusesWindow(Window window, String code) {
        given(by(APPLICANT, REQUESTED), ASSESSED)
                .when(APPROVER, new Approve(ID, new Approval(WORDS, window, null)))
                .expectRefusal(code);
    }
}
