package org.taizhang.domain.incident;

import static org.taizhang.domain.incident.IncidentEvent.Clock.CLOSURE;
import static org.taizhang.domain.incident.IncidentEvent.Clock.POLICE;
import static org.taizhang.domain.incident.IncidentEvent.Clock.REPORT;
import static org.taizhang.domain.incident.IncidentEvent.Clock.RESPONSE;
import static org.taizhang.domain.incident.IncidentEvent.Clock.SUMMARY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.incident.IncidentCommand.Classify;
import org.taizhang.domain.incident.IncidentCommand.Close;
import org.taizhang.domain.incident.IncidentCommand.Escalate;
import org.taizhang.domain.incident.IncidentCommand.HandToProblem;
import org.taizhang.domain.incident.IncidentCommand.InformAuthority;
import org.taizhang.domain.incident.IncidentCommand.Remind;
import org.taizhang.domain.incident.IncidentCommand.Resolve;
import org.taizhang.domain.incident.IncidentCommand.Supervise;
import org.taizhang.domain.incident.IncidentCommand.Urge;
import org.taizhang.domain.incident.IncidentEvent.*;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Dispatch;
import org.taizhang.domain.incident.SecurityEvent.Harm;
import org.taizhang.domain.incident.SecurityEvent.ReportType;
import org.taizhang.domain.incident.SecurityRules.Threshold;

class PursuedTest extends SubjectTest<Incident> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    private static final UUID PROBLEM = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final WorkingTime HOURS =
            new WorkingTime(ZoneOffset.UTC, LocalTime.of(0, 0), LocalTime.of(23, 59), Set.of(), Set.of());
    private static final Grading GRADING = new Grading(
            Collections.nCopies(3, List.of(1, 1, 1)),
            List.of(new Grading.Target(Duration.ofHours(1), Duration.ofHours(4), true)),
            HOURS,
            0.5);
    private static final SecurityRules RULES = new SecurityRules(
            Set.of("NA", "NADOS"),
            new SecurityRules.Duty("province", Duration.ofHours(4)),
            3,
            "police",
            Duration.ofHours(6),
            Duration.ofDays(30),
            List.of(new Threshold(1, harm(24.0, 1000L)), new Threshold(2, harm(6.0, null))));
    private static final Pursuit PURSUIT =
            new Pursuit(Duration.ofHours(2), Duration.ofDays(1), HOURS, unit -> Optional.of("chief"), RULES);

    private static final Actor BOTH = person("li", Role.OPERATOR, Role.APPROVER);
    private static final Statement SEEN = new Statement("seen", List.of());
    private static final Reported REPORTED =
            new Reported(ID, new Report("Portal down", "", UNIT, null, null, null, null, null));
    private static final Graded GRADED =
            new Graded(ID, new Impact(1, 1), new Grade(1, in("PT1H"), in("PT4H"), in("PT30M"), in("PT2H")));
    private static final Assigned ASSIGNED = new Assigned(ID, new Assignment("li"));
    private static final Accepted ACCEPTED = new Accepted(ID);
    private static final Resolution REMEDY = new Resolution("disk full", "cleaned", null);
    private static final Resolved RESOLVED = new Resolved(ID, REMEDY, in("PT2H"), null);
    private static final Closed CLOSED = new Closed(ID, new Verdict("good"));
    private static final Classification LARGER = new Classification("NADOS", 3, null, false, "portal attacked");
    private static final Term OWED = new Term(REPORT, in("PT4H"), null, "province", false);
    private static final Classified CLASSIFIED = new Classified(ID, LARGER, List.of(OWED));
    private static final AuthorityInformed FIRST = informed(ReportType.FIRST);

    PursuedTest() {
        super(Incident.class, GRADING, PURSUIT);
    }

    @Test
    void whoeverOwesATimeIsRemindedOnceWhenItComesNear() {
        var text = "催办：事件“Portal down”应于 2026-11-23T09:00:00Z 前受理。"
                + "The incident Portal down is to be accepted by 2026-11-23T09:00:00Z";
        var urged = new Urged(ID, 1, RESPONSE, in("PT1H"), text, List.of("li", "chief"), 1);
        given(REPORTED, GRADED, ASSIGNED)
                .at(in("PT30M").minusMillis(1))
                .when(PRODUCT, new Remind(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED, ASSIGNED)
                .at(in("PT30M"))
                .when(PRODUCT, new Remind(ID, RESPONSE))
                .expect(urged);
        given(REPORTED, GRADED, ASSIGNED, urged)
                .at(in("PT40M"))
                .when(PRODUCT, new Remind(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED, ASSIGNED, ACCEPTED)
                .at(in("PT40M"))
                .when(PRODUCT, new Remind(ID, RESPONSE))
                .expectNothing();
        given(REPORTED, GRADED, ASSIGNED, urged)
                .at(in("PT1H"))
                .when(PRODUCT, new Escalate(ID, RESPONSE))
                .expect(
                        new Escalated(ID, RESPONSE, in("PT1H")),
                        overdue(RESPONSE, in("PT1H"), 1, in("PT25H"), null, "li", "chief"));
    }

    @Test
    void anybodyMayUrgeUntilItIsClosed() {
        given(REPORTED)
                .when(WATCH, new Urge(ID, new Urging("hurry")))
                .expect(new Urged(
                        ID,
                        1,
                        null,
                        null,
                        "催办事件“Portal down”：hurry。You are urged on the incident Portal down",
                        List.of("role:WATCH", "chief"),
                        3));
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .when(WATCH, new Urge(ID, new Urging("hurry")))
                .expectRefusal("subject.stage");
    }

    @Test
    void whatIsNotClosedInTimeIsToldUntilItIs() {
        given(REPORTED, ASSIGNED, ACCEPTED)
                .when(OPERATOR, new Resolve(ID, REMEDY))
                .expect(RESOLVED);
        var first = overdue(CLOSURE, in("PT2H"), 1, in("PT26H"), null, "li", "chief");
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED)
                .at(in("PT2H"))
                .when(PRODUCT, new Escalate(ID, CLOSURE))
                .expect(new Escalated(ID, CLOSURE, in("PT2H")), first);
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, new Escalated(ID, CLOSURE, in("PT2H")), first)
                .at(in("PT26H"))
                .when(PRODUCT, new Escalate(ID, CLOSURE))
                .expect(overdue(CLOSURE, in("PT26H"), 2, in("PT50H"), null, "li", "chief"));
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .at(in("PT26H"))
                .when(PRODUCT, new Escalate(ID, CLOSURE))
                .expectNothing();
    }

    @Test
    void nobodySupervisesOrReviewsTheirOwnWork() {
        var review = new IncidentEvent.Review(SEEN, true, true, "alert sooner");
        given(REPORTED, ASSIGNED).when(APPROVER, new Supervise(ID, SEEN)).expect(new Supervised(ID, SEEN));
        given(REPORTED, ASSIGNED).when(BOTH, new Supervise(ID, SEEN)).expectRefusal("subject.own-work");
        given(REPORTED, ASSIGNED).when(OPERATOR, new Supervise(ID, SEEN)).expect(Forbidden.class);
        var reviewed = new Reviewed(ID, review);
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED)
                .when(APPROVER, new IncidentCommand.Review(ID, review))
                .expectRefusal("subject.stage");
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .when(BOTH, new IncidentCommand.Review(ID, review))
                .expectRefusal("subject.own-work");
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED)
                .when(APPROVER, new IncidentCommand.Review(ID, review))
                .expect(reviewed);
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED, reviewed)
                .when(APPROVER, new IncidentCommand.Review(ID, review))
                .expectNothing();
        given(REPORTED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED, reviewed)
                .when(APPROVER, new IncidentCommand.Review(ID, new IncidentEvent.Review(SEEN, false, true, null)))
                .expectRefusal("incident.reviewed");
    }

    @Test
    void knowsEachProblemOnce() {
        var handed = new HandedToProblem(ID, PROBLEM);
        given(REPORTED).when(PRODUCT, new HandToProblem(ID, PROBLEM)).expect(handed);
        given(REPORTED, handed).when(PRODUCT, new HandToProblem(ID, PROBLEM)).expectNothing();
    }

    @Test
    void aSecurityIncidentOwesAReportFromWhenItBecameKnown() {
        given(REPORTED).at(in("PT1H")).when(OPERATOR, new Classify(ID, LARGER)).expect(CLASSIFIED);
        given(REPORTED, CLASSIFIED).when(OPERATOR, new Classify(ID, LARGER)).expectNothing();
        var general = new Classification("NA", 4, null, false, "scanned");
        given(REPORTED).when(OPERATOR, new Classify(ID, general)).expect(new Classified(ID, general, List.of()));
        var crime = new Classification("NA", 4, null, true, "extorted");
        given(REPORTED)
                .when(OPERATOR, new Classify(ID, crime))
                .expect(new Classified(ID, crime, List.of(new Term(POLICE, in("PT6H"), null, "police", false))));
        given(REPORTED)
                .when(OPERATOR, new Classify(ID, new Classification("XX", 4, null, false, "?")))
                .expectRefusal("incident.category");
        given(REPORTED, CLASSIFIED)
                .at(in("PT4H"))
                .when(PRODUCT, new Escalate(ID, REPORT))
                .expect(
                        new Escalated(ID, REPORT, in("PT4H")),
                        new Overdue(
                                ID,
                                REPORT,
                                Notices.lapse(REPORT, "Portal down", OWED, 1, List.of("role:WATCH", "chief"), 3),
                                in("PT28H"),
                                "province"));
    }

    @Test
    void whatWasReportedIsNotOwedAgain() {
        given(REPORTED, CLASSIFIED)
                .when(OPERATOR, new InformAuthority(ID, FIRST.dispatch()))
                .expect(FIRST);
        given(REPORTED, CLASSIFIED, FIRST)
                .at(in("PT4H"))
                .when(PRODUCT, new Escalate(ID, REPORT))
                .expectNothing();
        var worse = new Classification("NADOS", 2, null, false, "worse");
        given(REPORTED, CLASSIFIED, FIRST)
                .when(OPERATOR, new Classify(ID, worse))
                .expect(new Classified(ID, worse, List.of()));
        given(REPORTED, CLASSIFIED, FIRST)
                .when(OPERATOR, new InformAuthority(ID, FIRST.dispatch()))
                .expectNothing();
        var more = informed(ReportType.SUPPLEMENT);
        given(REPORTED, CLASSIFIED)
                .when(OPERATOR, new InformAuthority(ID, more.dispatch()))
                .expectRefusal("incident.nothing-to-supplement");
        given(REPORTED, CLASSIFIED, FIRST)
                .when(OPERATOR, new InformAuthority(ID, more.dispatch()))
                .expect(more);
        given(REPORTED)
                .when(OPERATOR, new InformAuthority(ID, FIRST.dispatch()))
                .expectRefusal("incident.not-classified");
    }

    @ParameterizedTest
    @CsvSource({"24, , 2, 1", "6, , 3, 2", "5.9, , 4, 4", ", 1000, 2, 1", ", 999, 4, 4"})
    void itsLevelIsNoLessSevereThanItsHarm(Double hours, Long people, int asked, int least) {
        var named = new Classification("NA", asked, harm(hours, people), false, "measured");
        var classify = new Classify(ID, named);
        if (asked > least) given(REPORTED).when(OPERATOR, classify).expectRefusal("incident.level");
        else given(REPORTED).when(OPERATOR, classify).expect(new Classified(ID, named, List.of()));
    }

    @Test
    void isNotClosedBeforeThoseWereToldWhoMustBe() {
        var close = new Close(ID, new Verdict("good"));
        var resolved = by(OPERATOR, RESOLVED);
        given(REPORTED, CLASSIFIED, ASSIGNED, ACCEPTED, resolved)
                .when(APPROVER, close)
                .expectRefusal("incident.report-owed");
        given(REPORTED, CLASSIFIED, FIRST, ASSIGNED, ACCEPTED, resolved)
                .when(APPROVER, close)
                .expect(CLOSED);
        var crime = new Classified(ID, new Classification("NA", 4, null, true, "extorted"), List.of());
        given(REPORTED, crime, ASSIGNED, ACCEPTED, resolved)
                .when(APPROVER, close)
                .expectRefusal("incident.police-owed");
        given(REPORTED, crime, informed(ReportType.POLICE), ASSIGNED, ACCEPTED, resolved)
                .when(APPROVER, close)
                .expect(CLOSED);
    }

    @Test
    void itsSummaryIsOwedAfterItIsClosedToo() {
        var resolved = new Resolved(ID, REMEDY, in("PT2H"), in("P30D"));
        given(REPORTED, CLASSIFIED, FIRST, ASSIGNED, ACCEPTED)
                .when(OPERATOR, new Resolve(ID, REMEDY))
                .expect(resolved);
        given(REPORTED, CLASSIFIED, FIRST, ASSIGNED, ACCEPTED, resolved, CLOSED)
                .at(in("P30D"))
                .when(PRODUCT, new Escalate(ID, SUMMARY))
                .expect(
                        new Escalated(ID, SUMMARY, in("P30D")),
                        overdue(SUMMARY, in("P30D"), 1, in("P31D"), null, "li", "chief"));
        given(REPORTED, CLASSIFIED, FIRST, ASSIGNED, ACCEPTED, resolved, CLOSED, informed(ReportType.SUMMARY))
                .at(in("P30D"))
                .when(PRODUCT, new Escalate(ID, SUMMARY))
                .expectNothing();
    }

    private static Overdue overdue(
            Clock clock, Instant due, int occurrence, Instant again, String to, String... people) {
        var severity = clock == RESPONSE ? 1 : 3;
        Lapse lapse = Notices.lapse(
                clock, "Portal down", new Term(clock, due, null, to, false), occurrence, List.of(people), severity);
        return new Overdue(ID, clock, lapse, again, to);
    }

    private static AuthorityInformed informed(ReportType type) {
        return new AuthorityInformed(ID, new Dispatch(type, "province", SEEN));
    }

    private static Harm harm(Double hours, Long people) {
        return new Harm(null, hours, null, null, people, null, null);
    }

    private static Instant in(String duration) {
        return NOW.plus(Duration.parse(duration));
    }
}
