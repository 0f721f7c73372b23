package org.taizhang.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.domain.incident.IncidentEvent.Clock.RESOLUTION;
import static org.taizhang.domain.incident.IncidentEvent.Clock.RESPONSE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.incident.IncidentEvent.*;

class IncidentTest extends SubjectTest<Incident> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    private static final UUID EARLIER = UUID.fromString("00000000-0000-0000-0000-0000000000b0");
    private static final UUID ALERT = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final Grading GRADING = new Grading(
            List.of(List.of(1, 1, 2), List.of(1, 2, 2), List.of(2, 2, 3)),
            List.of(
                    new Grading.Target(Duration.ofMinutes(15), Duration.ofHours(2), true),
                    new Grading.Target(Duration.ofMinutes(30), Duration.ofHours(4), true),
                    new Grading.Target(Duration.ofHours(2), Duration.ofHours(8), false)),
            new WorkingTime(ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(), Set.of()));

    private static final Pursuit PURSUIT = new Pursuit(
            Duration.ofMinutes(30),
            Duration.ofDays(1),
            GRADING.workingTime(),
            unit -> Optional.empty(),
            new SecurityRules(Set.of(), null, 0, "police", null, Duration.ZERO, List.of()));

    private static final Impact WORST = new Impact(1, 1);
    private static final Impact MIDDLING = new Impact(2, 2);
    private static final Grade HIGHEST = new Grade(1, in("PT15M"), in("PT2H"));
    private static final Grade SECOND = new Grade(2, in("PT30M"), in("PT4H"));

    private static final Reported REPORTED = new Reported(ID, report(null));
    private static final Graded GRADED = new Graded(ID, WORST, HIGHEST);
    private static final Assigned ASSIGNED = new Assigned(ID, new Assignment("li"));
    private static final Accepted ACCEPTED = new Accepted(ID);
    private static final Resolved RESOLVED =
            new Resolved(ID, new Resolution("disk full", "cleaned", "disk"), in("PT30M"), null);
    private static final Closed CLOSED = new Closed(ID, new Verdict("good"));
    private static final Reason AGAIN = new Reason("again");
    private static final IncidentEvent.Note NOTE = new IncidentEvent.Note("looked at it");

    IncidentTest() {
        super(Incident.class, GRADING, PURSUIT);
    }

    @Test
    void isReported() {
        givenNothing().when(WATCH, new IncidentCommand.Report(ID, report(null))).expect(REPORTED);
    }

    @Test
    void isGradedAtOnceWhereTheReporterCanSay() {
        givenNothing()
                .when(WATCH, new IncidentCommand.Report(ID, report(WORST)))
                .expect(new Reported(ID, report(WORST)), GRADED);
    }

    @Test
    void isReportedOnceHoweverOftenTheSameIsSaid() {
        given(new Reported(ID, report(WORST)), GRADED)
                .when(WATCH, new IncidentCommand.Report(ID, report(WORST)))
                .expectNothing();
        given(new Reported(ID, report(WORST)), GRADED, ASSIGNED, ACCEPTED, by(OPERATOR, RESOLVED), CLOSED)
                .when(PRODUCT, new IncidentCommand.Report(ID, report(WORST)))
                .expectNothing();
    }

    @Test
    void refusesAnotherReportUnderTheSameId() {
        given(REPORTED)
                .when(WATCH, new IncidentCommand.Report(ID, report(WORST)))
                .expectRefusal("incident.reported");
    }

    @Test
    void isGradedByTheTable() {
        given(REPORTED).when(WATCH, new IncidentCommand.Grade(ID, WORST)).expect(GRADED);
        given(REPORTED)
                .when(APPROVER, new IncidentCommand.Grade(ID, MIDDLING))
                .expect(new Graded(ID, MIDDLING, SECOND));
        var nextMorning = Instant.parse("2026-11-24T01:00:00Z");
        given(REPORTED)
                .when(WATCH, new IncidentCommand.Grade(ID, new Impact(3, 3)))
                .expect(new Graded(
                        ID,
                        new Impact(3, 3),
                        new Grade(3, nextMorning.plus(Duration.ofHours(1)), nextMorning.plus(Duration.ofHours(7)))));
    }

    @Test
    void isGradedAnewOnlyWhereTheImpactIsAnother() {
        given(REPORTED, GRADED)
                .when(WATCH, new IncidentCommand.Grade(ID, WORST))
                .expectNothing();
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED)
                .when(WATCH, new IncidentCommand.Grade(ID, MIDDLING))
                .expect(new Graded(ID, MIDDLING, SECOND.responded()));
    }

    @Test
    void isAssignedToOnePersonAfterAnother() {
        given(REPORTED).when(WATCH, assignTo("li")).expect(ASSIGNED);
        given(REPORTED, ASSIGNED).when(WATCH, assignTo("li")).expectNothing();
        given(REPORTED, ASSIGNED, ACCEPTED)
                .when(APPROVER, assignTo("wang"))
                .expect(new Assigned(ID, new Assignment("wang")));
    }

    @Test
    void isAcceptedByItsAssigneeOnly() {
        given(REPORTED, ASSIGNED).when(OPERATOR, new IncidentCommand.Accept(ID)).expect(ACCEPTED);
        given(REPORTED, ASSIGNED).when(WATCH, new IncidentCommand.Accept(ID)).expectRefusal("incident.not-assignee");
        given(REPORTED, ASSIGNED, ACCEPTED, new Assigned(ID, new Assignment("wang")))
                .when(OPERATOR, new IncidentCommand.Accept(ID))
                .expectRefusal("incident.not-assignee");
    }

    @Test
    void isResolvedOnceAccepted() {
        given(REPORTED, ASSIGNED, ACCEPTED).when(OPERATOR, resolve()).expect(RESOLVED);
    }

    @Test
    void isClosedByAnotherThanWhoResolvedIt() {
        given(REPORTED, ASSIGNED, ACCEPTED, by(OPERATOR, RESOLVED))
                .when(OPERATOR, close())
                .expectRefusal("incident.own-resolution");
        given(REPORTED, ASSIGNED, ACCEPTED, by(OPERATOR, RESOLVED))
                .when(APPROVER, close())
                .expect(CLOSED);
    }

    @Test
    void isClosedByTheOneWhoResolvedItBeforeAnotherDid() {
        given(
                        REPORTED,
                        ASSIGNED,
                        ACCEPTED,
                        by(OPERATOR, RESOLVED),
                        new Reopened(ID, AGAIN, null),
                        ACCEPTED,
                        by(WATCH, RESOLVED))
                .when(OPERATOR, close())
                .expect(CLOSED);
    }

    @Test
    void owesTimesAnewWhenReopened() {
        var later = NOW.plus(Duration.ofDays(1));
        var anew = new Grade(1, later.plus(Duration.ofMinutes(15)), later.plus(Duration.ofHours(2)));
        var reopened = new Reopened(ID, AGAIN, anew);
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .at(later)
                .when(WATCH, new IncidentCommand.Reopen(ID, AGAIN))
                .expect(reopened);
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED, RESOLVED, reopened)
                .at(anew.respondBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expect(exceeded(RESPONSE, anew.respondBy(), anew.respondBy(), 1, "li"));
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED, RESOLVED, reopened, ACCEPTED)
                .at(anew.resolveBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESOLUTION))
                .expect(exceeded(RESOLUTION, anew.resolveBy(), anew.resolveBy(), 1, "li"));
    }

    @Test
    void owesNoTimesWhereItWasNeverGraded() {
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED)
                .when(APPROVER, new IncidentCommand.Reopen(ID, AGAIN))
                .expect(new Reopened(ID, AGAIN, null));
        given(REPORTED)
                .at(NOW.plus(Duration.ofDays(365)))
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expectNothing();
    }

    @Test
    void isWorkedOnByTheSamePersonWhenReopened() {
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, new Reopened(ID, AGAIN, null))
                .when(OPERATOR, new IncidentCommand.Accept(ID))
                .expect(ACCEPTED);
    }

    @Test
    void isEscalatedOnlyWhenDueAndOnce() {
        var overdue = exceeded(RESPONSE, HIGHEST.respondBy(), HIGHEST.respondBy(), 1, "role:WATCH");
        given(REPORTED, GRADED)
                .at(HIGHEST.respondBy().minusMillis(1))
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED)
                .at(HIGHEST.respondBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expect(overdue);
        given(REPORTED, GRADED, overdue[0], overdue[1])
                .at(HIGHEST.resolveBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED, overdue[0], overdue[1])
                .at(HIGHEST.resolveBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESOLUTION))
                .expect(exceeded(RESOLUTION, HIGHEST.resolveBy(), HIGHEST.resolveBy(), 2, "role:WATCH"));
    }

    @Test
    void owesNoResponseOnceAcceptedAndNothingOnceResolved() {
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED)
                .at(HIGHEST.resolveBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED, new Graded(ID, MIDDLING, SECOND.responded()))
                .at(SECOND.resolveBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED, RESOLVED)
                .at(HIGHEST.resolveBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESOLUTION))
                .expectNothing();
    }

    @Test
    void isEscalatedByTheTimesOfTheLastGrade() {
        given(REPORTED, GRADED, new Graded(ID, MIDDLING, SECOND))
                .at(HIGHEST.respondBy())
                .when(PRODUCT, new IncidentCommand.Escalate(ID, RESPONSE))
                .expectNothing();
    }

    @Test
    void isNotedUntilClosed() {
        var noted = new Noted(ID, NOTE);
        for (var before : List.<List<Object>>of(
                List.of(REPORTED),
                List.of(REPORTED, ASSIGNED),
                List.of(REPORTED, ASSIGNED, ACCEPTED),
                List.of(REPORTED, ASSIGNED, ACCEPTED, RESOLVED)))
            given(before.toArray())
                    .when(WATCH, new IncidentCommand.Note(ID, NOTE))
                    .expect(noted);
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .when(WATCH, new IncidentCommand.Note(ID, NOTE))
                .expectRefusal("subject.stage");
    }

    @Test
    void seesOnceThatAnAlertCleared() {
        var cleared = new AlertCleared(ID, ALERT, NOW);
        var command = new IncidentCommand.SeeAlertCleared(ID, ALERT, NOW);
        given(REPORTED).when(PRODUCT, command).expect(cleared);
        given(REPORTED, cleared).when(PRODUCT, command).expectNothing();
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .when(PRODUCT, command)
                .expect(cleared);
    }

    @Test
    void isNotMovedByWhatItSees() {
        given(REPORTED, ASSIGNED, ACCEPTED, new AlertCleared(ID, ALERT, NOW), new Linked(ID, EARLIER, "disk"))
                .when(OPERATOR, resolve())
                .expect(RESOLVED);
    }

    @Test
    void isLinkedOncePerCauseAndNotToItself() {
        var linked = new Linked(ID, EARLIER, "disk");
        given(REPORTED)
                .when(PRODUCT, new IncidentCommand.Link(ID, EARLIER, "disk"))
                .expect(linked);
        given(REPORTED, linked)
                .when(PRODUCT, new IncidentCommand.Link(ID, ALERT, "disk"))
                .expectNothing();
        given(REPORTED, linked)
                .when(PRODUCT, new IncidentCommand.Link(ID, EARLIER, "network"))
                .expect(new Linked(ID, EARLIER, "network"));
        given(REPORTED).when(PRODUCT, new IncidentCommand.Link(ID, ID, "disk")).expectRefusal("incident.itself");
    }

    @Test
    void refusesWhatDoesNotFitItsStage() {
        var assigned = List.<Object>of(REPORTED, ASSIGNED);
        var accepted = and(assigned, ACCEPTED);
        var resolved = and(accepted, RESOLVED);
        var closed = and(resolved, CLOSED);
        var reported = List.<Object>of(REPORTED);

        for (var before : List.of(resolved, closed)) {
            refuses(before, new IncidentCommand.Grade(ID, MIDDLING));
            refuses(before, assignTo("wang"));
        }
        for (var before : List.of(reported, accepted, resolved, closed))
            refuses(before, new IncidentCommand.Accept(ID));
        for (var before : List.of(reported, assigned, resolved, closed)) refuses(before, resolve());
        for (var before : List.of(reported, assigned, accepted, closed)) refuses(before, close());
        for (var before : List.of(reported, assigned, accepted)) refuses(before, new IncidentCommand.Reopen(ID, AGAIN));
    }

    @Test
    void isChangedByThoseWithTheRoleOnly() {
        givenNothing()
                .when(APPROVER, new IncidentCommand.Report(ID, report(null)))
                .expect(Forbidden.class);
        given(REPORTED).when(PRODUCT, new IncidentCommand.Grade(ID, WORST)).expect(Forbidden.class);
        given(REPORTED).when(AUDITOR, assignTo("li")).expect(Forbidden.class);
        given(REPORTED, ASSIGNED).when(APPROVER, new IncidentCommand.Accept(ID)).expect(Forbidden.class);
        given(REPORTED).when(AUDITOR, new IncidentCommand.Note(ID, NOTE)).expect(Forbidden.class);
        given(REPORTED, ASSIGNED, ACCEPTED).when(APPROVER, resolve()).expect(Forbidden.class);
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED).when(AUDITOR, close()).expect(Forbidden.class);
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED)
                .when(PRODUCT, new IncidentCommand.Reopen(ID, AGAIN))
                .expect(Forbidden.class);
        for (var command : List.of(
                new IncidentCommand.SeeAlertCleared(ID, ALERT, NOW),
                new IncidentCommand.Escalate(ID, RESPONSE),
                new IncidentCommand.Link(ID, EARLIER, "disk")))
            given(REPORTED).when(OPERATOR, command).expect(Forbidden.class);
    }

    @Test
    void belongsToAUnitTheActorIsAbove() {
        var stranger = new Actor("zhou", "zhou", Set.of(Role.WATCH), "230000/230200", null);
        givenNothing()
                .when(stranger, new IncidentCommand.Report(ID, report(null)))
                .expect(Forbidden.class);
        given(REPORTED).when(stranger, assignTo("zhou")).expect(Forbidden.class);
    }

    @Test
    void isChangedOnlyByWhoSawTheNewestVersion() {
        given(REPORTED, GRADED).when(WATCH, 0, assignTo("li")).expect(Outdated.class);
        given(REPORTED, GRADED).when(WATCH, 1, assignTo("li")).expect(ASSIGNED);
    }

    @Test
    void isUnknownUntilReported() {
        for (var command : List.of(
                new IncidentCommand.Grade(ID, WORST),
                assignTo("li"),
                new IncidentCommand.Accept(ID),
                new IncidentCommand.Note(ID, NOTE),
                resolve())) givenNothing().when(WATCH, command).expect(Unknown.class);
        givenNothing()
                .when(PRODUCT, new IncidentCommand.SeeAlertCleared(ID, ALERT, NOW))
                .expect(Unknown.class);
    }

    @Test
    void standsWhereItsLastMoveLeftIt() {
        assertThat(Stage.after(REPORTED, null)).isEqualTo(Stage.REPORTED);
        assertThat(Stage.after(new Reopened(ID, AGAIN, null), Stage.CLOSED)).isEqualTo(Stage.ASSIGNED);
        for (var event : List.of(
                GRADED,
                new Noted(ID, NOTE),
                new AlertCleared(ID, ALERT, NOW),
                new Escalated(ID, RESPONSE, NOW),
                new Urged(ID, 1, null, null, "please", List.of("li"), 2),
                new Supervised(ID, new Statement("seen", List.of())),
                new HandedToProblem(ID, EARLIER),
                new Linked(ID, EARLIER, "disk"))) {
            assertThat(Stage.after(event, Stage.RESOLVED)).isEqualTo(Stage.RESOLVED);
            assertThat(Stage.after(event, null)).isEqualTo(Stage.REPORTED);
        }
    }

    /** It is escalated, and whoever works on it and all who approve are told. */
    private static Object[] exceeded(Clock clock, Instant due, Instant now, int occurrence, String working) {
        var term = new Term(clock, due, null, null, false);
        var people = List.of(working, "role:APPROVER");
        var lapse = Notices.lapse(clock, "Portal down", term, occurrence, people, 1);
        return new Object[] {
            new Escalated(ID, clock, due), new Overdue(ID, clock, lapse, now.plus(Duration.ofDays(1)), null)
        };
    }

    private void refuses(List<Object> before, IncidentCommand command) {
        given(before.toArray()).when(OPERATOR, command).expectRefusal("subject.stage");
    }

    private static List<Object> and(List<Object> before, Object... events) {
        var all = new ArrayList<>(before);
        all.addAll(Arrays.asList(events));
        return all;
    }

    private static IncidentCommand assignTo(String assignee) {
        return new IncidentCommand.Assign(ID, new Assignment(assignee));
    }

    private static IncidentCommand resolve() {
        return new IncidentCommand.Resolve(ID, RESOLVED.resolution());
    }

    private static IncidentCommand close() {
        return new IncidentCommand.Close(ID, CLOSED.verdict());
    }

    private static Report report(Impact impact) {
        return new Report("Portal down", "nobody gets in", UNIT, null, null, null, null, impact);
    }

    private static Instant in(String duration) {
        return NOW.plus(Duration.parse(duration));
    }
}
