package org.taizhang.domain.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.duty.DutyCommand.*;
import org.taizhang.domain.duty.DutyEvent.*;

/** It is Monday 23 November 2026, 16:00 in Shanghai, unless said otherwise. */
class DutyTest extends SubjectTest<Duty> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000d1");
    private static final Shift DAY = new Shift("白班", LocalTime.of(8, 0), Duration.ofHours(12));
    private static final Shift NIGHT = new Shift("夜班", LocalTime.of(20, 0), Duration.ofHours(12));
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Roster ROSTER = roster(MONDAY, null, DAY, NIGHT);
    private static final Actor FIRST = person("wang", Role.WATCH);
    private static final Actor SECOND = person("zhou", Role.WATCH);
    private static final Actor THIRD = person("wu", Role.WATCH);
    private static final Matter MATTER = new Matter("alert", new UUID(0, 7), "门户网站 无法访问");
    private static final Instant EVENING = local("2026-11-23T20:00");
    private static final Instant DUE = local("2026-11-23T20:15");
    private static final Planned PLANNED = new Planned(ID, ROSTER, DUE);
    private static final Checked CHECKED = checked(NOW);
    private static final TakenOver FIRST_HAS_IT =
            new TakenOver(ID, "白班", local("2026-11-23T08:00"), new Takeover(null, null), null, false, DUE, DUE);
    private static final HandedOver LEFT = new HandedOver(ID, "白班", new Handover("quiet", List.of(MATTER), 1));

    private static final Notified NOBODY_CAME = new Notified(
            ID,
            1,
            Occasion.RAISED,
            "“夜班”班自 2026-11-23T12:00:00Z 起无人接班，应到：zhou。Nobody took over the shift 夜班; it was the turn of zhou",
            List.of("zhou", "role:OPERATOR"),
            2);

    DutyTest() {
        super(Duty.class, (OpenMatters) (note, unit) -> new Handover(note, List.of(MATTER), 1));
    }

    private static Instant local(String at) {
        return Instant.parse(at + ":00+08:00");
    }

    private static Roster roster(LocalDate from, @Nullable LocalDate until, Shift... shifts) {
        return new Roster(
                "平台值班",
                UNIT,
                "Asia/Shanghai",
                true,
                List.of(shifts),
                List.of(new Crew(List.of("wang")), new Crew(List.of("zhou"))),
                Rotation.EVERY_SHIFT,
                Duration.ofMinutes(15),
                from,
                until);
    }

    private static Checked checked(Instant now, Span... gaps) {
        return new Checked(ID, now.plus(Duration.ofDays(14)), List.of(gaps), now.plus(Duration.ofDays(1)));
    }

    private static Notified gaps(int occurrence, int spans, Span first) {
        var text = "值班表“平台值班”有 " + spans + " 段无人值守，首段 " + first + "。Nobody is planned in " + spans
                + " spans of the roster 平台值班, the first " + first;
        return new Notified(ID, occurrence, Occasion.RAISED, text, List.of("role:OPERATOR"), 3);
    }

    private static Takeover plainly() {
        return new Takeover(null, null);
    }

    @Test
    void isPlannedByAnOperatorAndLookedThroughAtOnce() {
        givenNothing().when(OPERATOR, new Plan(ID, ROSTER)).expect(PLANNED, CHECKED);
        givenNothing().when(WATCH, new Plan(ID, ROSTER)).expect(Forbidden.class);
        given(PLANNED, CHECKED).when(OPERATOR, new Plan(ID, ROSTER)).expectNothing();
        given(PLANNED, CHECKED)
                .when(OPERATOR, new Plan(ID, roster(MONDAY, null, DAY)))
                .expectRefusal("duty.planned");
        givenNothing().when(FIRST, new TakeOver(ID, plainly())).expect(Unknown.class);
    }

    @Test
    void whatNoShiftCoversIsFoundBeforehand() {
        var days = roster(MONDAY, MONDAY, DAY);
        givenNothing()
                .when(OPERATOR, new Plan(ID, days))
                .expect(
                        new Planned(ID, days, null),
                        checked(NOW, new Span(EVENING, NOW.plus(Duration.ofDays(14)))),
                        gaps(1, 1, new Span(EVENING, NOW.plus(Duration.ofDays(14)))));
    }

    @Test
    void anUnsoundRosterIsRefused() {
        var zone = new Roster(
                "x",
                UNIT,
                "Mars/Olympus",
                true,
                ROSTER.shifts(),
                ROSTER.crews(),
                Rotation.EVERY_DAY,
                Duration.ofMinutes(5),
                MONDAY,
                null);
        givenNothing().when(OPERATOR, new Plan(ID, zone)).expectRefusal("duty.zone");
        givenNothing()
                .when(OPERATOR, new Plan(ID, roster(MONDAY, null, DAY, DAY)))
                .expectRefusal("duty.shift-twice");
        givenNothing()
                .when(OPERATOR, new Plan(ID, roster(MONDAY, MONDAY.minusDays(1), DAY)))
                .expectRefusal("duty.span");
    }

    @Test
    void isReplannedAndLookedThroughAgain() {
        var three = roster(MONDAY, null, DAY);
        given(PLANNED, CHECKED).when(OPERATOR, new Replan(ID, ROSTER)).expectNothing();
        given(PLANNED, CHECKED)
                .when(OPERATOR, new Replan(ID, roster(MONDAY, null, DAY, DAY)))
                .expectRefusal("duty.shift-twice");
        given(PLANNED, CHECKED).when(WATCH, new Replan(ID, three)).expect(Forbidden.class);
    }

    @Test
    void anAbsenceWithoutASubstituteShowsAsAGapAtOnce() {
        var absence = new Absence("zhou", EVENING, local("2026-11-24T08:00"), "病假");
        var gap = checked(NOW, new Span(absence.from(), absence.until()));
        given(PLANNED, CHECKED)
                .when(SECOND, new NoteAbsence(ID, absence))
                .expect(new AbsenceNoted(ID, absence), gap, gaps(1, 1, new Span(absence.from(), absence.until())));
        given(PLANNED, CHECKED, new AbsenceNoted(ID, absence), gap)
                .when(SECOND, new NoteAbsence(ID, absence))
                .expectNothing();
        var substitution = new Substitution("zhou", "wu", absence.from(), absence.until(), "代班");
        given(PLANNED, CHECKED, new AbsenceNoted(ID, absence), gap)
                .when(OPERATOR, new Substitute(ID, substitution))
                .expect(new Substituted(ID, substitution), CHECKED);
        given(PLANNED, CHECKED, new Substituted(ID, substitution))
                .when(OPERATOR, new Substitute(ID, substitution))
                .expectNothing();
    }

    @Test
    void aSpanThatIsNoneOrIsOverIsRefused() {
        var backwards = new Absence("zhou", EVENING, EVENING, "x");
        var over = new Absence("zhou", NOW.minusSeconds(60), NOW, "x");
        var own = new Substitution("zhou", "zhou", EVENING, EVENING.plusSeconds(60), "x");
        given(PLANNED).when(SECOND, new NoteAbsence(ID, backwards)).expectRefusal("duty.span");
        given(PLANNED).when(SECOND, new NoteAbsence(ID, over)).expectRefusal("duty.over");
        given(PLANNED).when(SECOND, new Substitute(ID, own)).expectRefusal("duty.own-substitute");
    }

    @Test
    void whoseTurnItIsTakesItOver() {
        given(PLANNED).when(FIRST, new TakeOver(ID, plainly())).expect(FIRST_HAS_IT);
        given(PLANNED, by(FIRST, FIRST_HAS_IT))
                .when(FIRST, new TakeOver(ID, plainly()))
                .expectNothing();
        given(PLANNED).when(SECOND, new TakeOver(ID, plainly())).expectRefusal("duty.not-rostered");
        given(PLANNED).when(AUDITOR, new TakeOver(ID, plainly())).expect(Forbidden.class);
        given(new Planned(ID, roster(MONDAY.plusDays(2), null, DAY), null))
                .when(FIRST, new TakeOver(ID, plainly()))
                .expectRefusal("duty.no-turn");
    }

    @Test
    void whoStepsInSaysWhy() {
        var why = new Takeover(null, "王某迟到，先行顶班");
        given(PLANNED)
                .when(THIRD, new TakeOver(ID, why))
                .expect(new TakenOver(ID, "白班", local("2026-11-23T08:00"), why, null, false, DUE, DUE));
    }

    @Test
    void theNextTurnIsTakenAFewMinutesBeforeItBeginsAndFromWhoeverHadIt() {
        var morning = local("2026-11-24T08:15");
        given(PLANNED, by(FIRST, FIRST_HAS_IT), by(FIRST, LEFT))
                .at(local("2026-11-23T19:50"))
                .when(SECOND, new TakeOver(ID, plainly()))
                .expect(new TakenOver(ID, "夜班", EVENING, plainly(), "wang", true, morning, morning));
        given(PLANNED, by(FIRST, FIRST_HAS_IT))
                .at(local("2026-11-23T20:05"))
                .when(SECOND, new TakeOver(ID, plainly()))
                .expect(new TakenOver(ID, "夜班", EVENING, plainly(), "wang", false, morning, morning));
        given(PLANNED, by(FIRST, FIRST_HAS_IT))
                .at(local("2026-11-23T20:20"))
                .when(SECOND, new TakeOver(ID, plainly()))
                .expect(new TakenOver(ID, "夜班", EVENING, plainly(), null, false, morning, morning));
    }

    @Test
    void onlyWhoHasTheWatchHandsItOverAndWhatStandsOpenGoesAlong() {
        var leave = new HandOver(ID, new Parting("quiet"));
        given(PLANNED, by(FIRST, FIRST_HAS_IT)).when(FIRST, leave).expect(LEFT);
        given(PLANNED, by(FIRST, FIRST_HAS_IT), by(FIRST, LEFT))
                .when(FIRST, leave)
                .expectNothing();
        given(PLANNED, by(FIRST, FIRST_HAS_IT)).when(SECOND, leave).expectRefusal("duty.not-yours");
        given(PLANNED).when(FIRST, leave).expectRefusal("duty.not-yours");
    }

    @Test
    void aTurnThatNobodyTakesOverInTimeIsMissedOnce() {
        var next = local("2026-11-24T08:15");
        var missed = new Missed(ID, "夜班", EVENING, List.of("zhou"), next);
        given(PLANNED).at(DUE).when(PRODUCT, new NoteMissed(ID)).expect(missed, NOBODY_CAME);
        given(PLANNED).at(DUE.minusMillis(1)).when(PRODUCT, new NoteMissed(ID)).expectNothing();
        given(PLANNED, missed).at(DUE).when(PRODUCT, new NoteMissed(ID)).expectNothing();
        given(PLANNED).at(DUE).when(OPERATOR, new NoteMissed(ID)).expect(Forbidden.class);
    }

    @Test
    void whoWasToldThatNobodyCameIsToldThatSomebodyHas() {
        var morning = local("2026-11-24T08:15");
        var missed = new Missed(ID, "夜班", EVENING, List.of("zhou"), morning);
        var taken = new TakenOver(ID, "夜班", EVENING, plainly(), null, false, morning, morning);
        var kept =
                new Notified(ID, 1, Occasion.CLEARED, "“夜班”班已有人接班。The shift 夜班 is kept", NOBODY_CAME.recipients(), 2);
        given(PLANNED, missed, NOBODY_CAME)
                .at(DUE)
                .when(SECOND, new TakeOver(ID, plainly()))
                .expect(taken, kept);
        given(PLANNED, missed, NOBODY_CAME, by(SECOND, taken), kept)
                .at(morning)
                .when(PRODUCT, new NoteMissed(ID))
                .expect(
                        new Missed(ID, "白班", local("2026-11-24T08:00"), List.of("wang"), local("2026-11-24T20:15")),
                        new Notified(
                                ID,
                                2,
                                Occasion.RAISED,
                                "“白班”班自 2026-11-24T00:00:00Z 起无人接班，应到：wang。Nobody took over the shift 白班; it was the turn of wang",
                                List.of("wang", "role:OPERATOR"),
                                2));
    }

    @Test
    void peopleAreToldOfAGapOnce() {
        var gap = new Span(EVENING, local("2026-11-24T08:00"));
        var absence = new AbsenceNoted(ID, new Absence("zhou", gap.from(), gap.until(), "病假"));
        given(PLANNED, absence, checked(NOW, gap), gaps(1, 1, gap))
                .at(EVENING.plusSeconds(60))
                .when(PRODUCT, new Check(ID))
                .expect(checked(EVENING.plusSeconds(60), new Span(EVENING.plusSeconds(60), gap.until())));
    }

    @Test
    void isLookedThroughWheneverAsked() {
        given(PLANNED).when(PRODUCT, new Check(ID)).expect(CHECKED);
        given(PLANNED).when(OPERATOR, new Check(ID)).expect(CHECKED);
    }

    @Test
    void whatIsDissolvedIsOver() {
        var dissolved = new Dissolved(ID, new Reason("并入市级值班"));
        given(PLANNED).when(OPERATOR, new Dissolve(ID, dissolved.reason())).expect(dissolved);
        given(PLANNED, dissolved)
                .when(OPERATOR, new Dissolve(ID, dissolved.reason()))
                .expectRefusal("duty.dissolved");
        given(PLANNED, dissolved).when(FIRST, new TakeOver(ID, plainly())).expectRefusal("duty.dissolved");
    }
}
