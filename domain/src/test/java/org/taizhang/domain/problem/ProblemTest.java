package org.taizhang.domain.problem;

import static org.taizhang.domain.problem.ProblemEvent.Origin.INCIDENT;
import static org.taizhang.domain.problem.ProblemEvent.Origin.SELF_CHECK;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.problem.Changes.Progress;
import org.taizhang.domain.problem.ProblemCommand.*;
import org.taizhang.domain.problem.ProblemEvent.*;

class ProblemTest extends SubjectTest<Problem> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID CHANGE = UUID.fromString("00000000-0000-0000-0000-0000000000d1");
    private static final UUID FIRST = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    private static final UUID SECOND = UUID.fromString("00000000-0000-0000-0000-0000000000b2");
    private static final Map<UUID, Progress> CHANGES = new HashMap<>();
    private static final ProblemTimes TIMES = new ProblemTimes(
            Collections.nCopies(
                    4,
                    new ProblemTimes.Allowance(
                            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3), Duration.ofHours(4))),
            Duration.ofDays(1),
            new WorkingTime(ZoneId.of("UTC"), LocalTime.of(0, 0), LocalTime.of(23, 59), Set.of(), Set.of()));

    private static final Actor ANOTHER = person("qian", Role.OPERATOR, Role.APPROVER);
    private static final Finding FINDING = new Finding(
            "Pool runs dry", "502 at noon", UNIT, SELF_CHECK, 2, "middleware", "pool", null, List.of(FIRST));
    private static final Statement WHY = new Statement("because", List.of());
    private static final Submission TO_LI = new Submission("li", "please look");
    private static final Analysis ERROR = new Analysis("leak", "restart it", List.of());
    private static final Handling BY_CHANGE = new Handling("upgrade the pool", CHANGE);
    private static final Handling BY_ITSELF = new Handling("turn it off", null);
    private static final Entry ENTRY = new Entry("upgraded the pool", List.of("pool"));

    private static final Identified IDENTIFIED = new Identified(ID, FINDING, in(1));
    private static final Submitted SUBMITTED = new Submitted(ID, TO_LI, in(2));
    private static final Analysed ANALYSED = new Analysed(ID, ERROR, in(3));
    private static final Handled HANDLED = new Handled(ID, BY_CHANGE);
    private static final Solved SOLVED = new Solved(ID, WHY, in(4));
    private static final Filed FILED = new Filed(ID, ENTRY);
    private static final Closed CLOSED = new Closed(ID, WHY);

    ProblemTest() {
        super(Problem.class, TIMES, changes());
    }

    private static Changes changes() {
        return (change, unit) -> UNIT.equals(unit) ? Optional.ofNullable(CHANGES.get(change)) : Optional.empty();
    }

    @Test
    void isIdentifiedOnce() {
        givenNothing().when(WATCH, new Identify(ID, FINDING)).expect(IDENTIFIED);
        given(IDENTIFIED).when(WATCH, new Identify(ID, FINDING)).expectNothing();
        var other = new Finding("Other", "s", UNIT, INCIDENT, 1, "general", null, null, List.of());
        given(IDENTIFIED).when(WATCH, new Identify(ID, other)).expectRefusal("problem.identified");
        givenNothing().when(AUDITOR, new Identify(ID, FINDING)).expect(Forbidden.class);
        givenNothing().when(WATCH, new Submit(ID, TO_LI)).expect(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void itsTopicSaysWhereItWasFound(Origin origin) {
        var finding = new Finding("t", "s", UNIT, origin, 1, "general", null, null, List.of());
        Assertions.assertThat(new Identified(ID, finding, NOW).topic())
                .isEqualTo(origin.toString().toLowerCase(java.util.Locale.ROOT).replace("_", "-"));
    }

    @Test
    void isDismissedByAnotherThanWhoIdentifiedItAndNotLater() {
        given(by(ANOTHER, IDENTIFIED)).when(ANOTHER, new Dismiss(ID, WHY)).expectRefusal("subject.own-work");
        given(by(WATCH, IDENTIFIED), SUBMITTED)
                .when(APPROVER, new Dismiss(ID, WHY))
                .expect(new Dismissed(ID, WHY));
        given(IDENTIFIED, SUBMITTED, ANALYSED)
                .when(APPROVER, new Dismiss(ID, WHY))
                .expectRefusal("subject.stage");
    }

    @Test
    void goesThroughItsStagesInOrder() {
        given(IDENTIFIED).when(OPERATOR, new Submit(ID, TO_LI)).expect(SUBMITTED);
        given(IDENTIFIED, SUBMITTED).when(OPERATOR, new Analyse(ID, ERROR)).expect(ANALYSED);
        change(Progress.UNAPPROVED);
        given(IDENTIFIED, SUBMITTED, ANALYSED)
                .when(OPERATOR, new Handle(ID, BY_CHANGE))
                .expect(HANDLED);
        given(IDENTIFIED).when(OPERATOR, new Analyse(ID, ERROR)).expectRefusal("subject.stage");
        given(IDENTIFIED, SUBMITTED).when(OPERATOR, new Handle(ID, BY_CHANGE)).expectRefusal("subject.stage");
        given(IDENTIFIED, SUBMITTED).when(OPERATOR, new Submit(ID, TO_LI)).expectRefusal("subject.stage");
        given(IDENTIFIED, SUBMITTED, ANALYSED)
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("subject.stage");
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED)
                .when(OPERATOR, new File(ID, ENTRY))
                .expectRefusal("subject.stage");
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED)
                .when(APPROVER, new Close(ID, WHY))
                .expectRefusal("subject.stage");
    }

    @Test
    void isAnalysedAnewWithoutMoreTime() {
        var deeper = new Analysis("driver leaks", null, List.of());
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED)
                .at(in(1))
                .when(OPERATOR, new Analyse(ID, deeper))
                .expect(new Analysed(ID, deeper, in(3)));
        given(IDENTIFIED, SUBMITTED, ANALYSED)
                .when(OPERATOR, new Analyse(ID, ERROR))
                .expectNothing();
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, new Analysed(ID, deeper, in(3)))
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("subject.stage");
    }

    @Test
    void isEscalatedAsOftenAsNeeded() {
        var escalation = new Escalation("zhao", "beyond us");
        var once = new Escalated(ID, 1, escalation);
        given(IDENTIFIED, SUBMITTED)
                .when(OPERATOR, new Escalate(ID, escalation))
                .expect(once);
        given(IDENTIFIED, SUBMITTED, once)
                .when(OPERATOR, new Escalate(ID, escalation))
                .expect(new Escalated(ID, 2, escalation));
        given(IDENTIFIED).when(OPERATOR, new Escalate(ID, escalation)).expectRefusal("subject.stage");
    }

    @Test
    void isSolvedByAnApprovedChangeAlone() {
        CHANGES.remove(CHANGE);
        given(IDENTIFIED, SUBMITTED, ANALYSED)
                .when(OPERATOR, new Handle(ID, BY_CHANGE))
                .expectRefusal("problem.change-unknown");
        given(IDENTIFIED, SUBMITTED, ANALYSED, new Handled(ID, BY_ITSELF))
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("problem.no-change");
        change(Progress.UNAPPROVED);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED)
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("problem.change-not-approved");
        change(Progress.APPROVED);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED)
                .when(OPERATOR, new Solve(ID, WHY))
                .expect(SOLVED);
    }

    @Test
    void isSolvedWithoutAChangeWhereAnotherHasApprovedThat() {
        var asked = new ExemptionAsked(ID, WHY);
        var granted = new ExemptionGranted(ID, WHY);
        var refused = new ExemptionRefused(ID, WHY);
        var handled = new Handled(ID, BY_ITSELF);
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled)
                .when(OPERATOR, new AskExemption(ID, WHY))
                .expect(asked);
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, asked)
                .when(OPERATOR, new AskExemption(ID, WHY))
                .expectNothing();
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, asked)
                .when(OPERATOR, new AskExemption(ID, new Statement("other", List.of())))
                .expectRefusal("problem.exemption-asked");
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED)
                .when(OPERATOR, new AskExemption(ID, WHY))
                .expectRefusal("problem.change-named");
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, by(ANOTHER, asked))
                .when(ANOTHER, new GrantExemption(ID, WHY))
                .expectRefusal("subject.own-work");
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, by(OPERATOR, asked))
                .when(APPROVER, new GrantExemption(ID, WHY))
                .expect(granted);
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, by(OPERATOR, asked))
                .when(APPROVER, new RefuseExemption(ID, WHY))
                .expect(refused);
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled)
                .when(APPROVER, new GrantExemption(ID, WHY))
                .expectRefusal("problem.no-exemption-asked");
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, asked)
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("problem.no-change");
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, asked, refused)
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("problem.no-change");
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, asked, granted)
                .when(OPERATOR, new Solve(ID, WHY))
                .expect(SOLVED);
        given(IDENTIFIED, SUBMITTED, ANALYSED, handled, asked, granted, SOLVED, FILED)
                .when(APPROVER, new Close(ID, WHY))
                .expect(CLOSED);
    }

    @Test
    void anExemptionHoldsForTheSolutionItWasGrantedFor() {
        given(
                        IDENTIFIED,
                        SUBMITTED,
                        ANALYSED,
                        new Handled(ID, BY_ITSELF),
                        new ExemptionAsked(ID, WHY),
                        new ExemptionGranted(ID, WHY),
                        new Handled(ID, new Handling("replace it", null)))
                .when(OPERATOR, new Solve(ID, WHY))
                .expectRefusal("problem.no-change");
    }

    @Test
    void isClosedByAnotherOnceTheChangeSucceededAndTheLibraryHasIt() {
        change(Progress.APPROVED);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, by(OPERATOR, SOLVED), FILED)
                .when(APPROVER, new Close(ID, WHY))
                .expectRefusal("problem.change-not-successful");
        change(Progress.SUCCESSFUL);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, by(OPERATOR, SOLVED))
                .when(APPROVER, new Close(ID, WHY))
                .expectRefusal("problem.not-filed");
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, by(ANOTHER, SOLVED), FILED)
                .when(ANOTHER, new Close(ID, WHY))
                .expectRefusal("subject.own-work");
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, by(OPERATOR, SOLVED), FILED)
                .when(APPROVER, new Close(ID, WHY))
                .expect(CLOSED);
    }

    @Test
    void isFiledAnewOnlyWhereTheEntryIsAnother() {
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED)
                .when(OPERATOR, new File(ID, ENTRY))
                .expect(FILED);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED, FILED)
                .when(OPERATOR, new File(ID, ENTRY))
                .expectNothing();
    }

    @Test
    void isAnalysedAnewOnceReopened() {
        var reopened = new Reopened(ID, WHY, in(2));
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED, FILED, CLOSED)
                .when(OPERATOR, new Reopen(ID, WHY))
                .expect(reopened);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED, FILED, CLOSED, reopened)
                .when(OPERATOR, new Analyse(ID, ERROR))
                .expect(ANALYSED);
        given(IDENTIFIED).when(OPERATOR, new Reopen(ID, WHY)).expectRefusal("subject.stage");
    }

    @Test
    void knowsEachIncidentOnceAndNotTooMany() {
        given(IDENTIFIED).when(WATCH, new LinkIncident(ID, FIRST, null)).expectNothing();
        given(IDENTIFIED).when(WATCH, new LinkIncident(ID, SECOND, null)).expect(new IncidentLinked(ID, SECOND));
        var many = new java.util.ArrayList<Object>(List.of(IDENTIFIED));
        for (int i = 1; i < 500; i++) many.add(new IncidentLinked(ID, new UUID(1, i)));
        given(many.toArray()).when(WATCH, new LinkIncident(ID, SECOND, null)).expectRefusal("problem.many-incidents");
    }

    @Test
    void isOpenedAgainByAnIncidentAfterItsClosure() {
        var reopened = new Reopened(
                ID, new Statement("关闭后再次发生：" + SECOND + "。It happened again after the closure", List.of()), in(2));
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED, FILED, CLOSED)
                .when(PRODUCT, new LinkIncident(ID, SECOND, NOW.plusSeconds(1)))
                .expect(new IncidentLinked(ID, SECOND), reopened);
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED, FILED, CLOSED)
                .when(PRODUCT, new LinkIncident(ID, SECOND, NOW))
                .expect(new IncidentLinked(ID, SECOND));
    }

    @Test
    void saysWhatIsOverdueUntilItIsDone() {
        var lapse = new Lapse(
                "submission",
                in(1),
                1,
                "问题“Pool runs dry”逾期未提交。The problem Pool runs dry was not submitted in time",
                List.of("role:OPERATOR"),
                2);
        var overdue = new Overdue(ID, lapse, in(25));
        given(IDENTIFIED)
                .at(in(1).minusMillis(1))
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
        given(IDENTIFIED).at(in(1)).when(PRODUCT, new NoteLapse(ID)).expect(overdue);
        given(IDENTIFIED, overdue).at(in(24)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(IDENTIFIED, overdue, SUBMITTED, ANALYSED, HANDLED)
                .at(in(3))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(new Overdue(
                        ID,
                        new Lapse(
                                "solution",
                                in(3),
                                2,
                                "问题“Pool runs dry”逾期未解决。The problem Pool runs dry was not solved in time",
                                List.of("li", "role:APPROVER"),
                                2),
                        in(27)));
        given(IDENTIFIED, SUBMITTED, ANALYSED, HANDLED, SOLVED, FILED, CLOSED)
                .at(in(1000))
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
    }

    private static void change(Progress progress) {
        CHANGES.put(CHANGE, progress);
    }

    private static Instant in(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
