package org.taizhang.domain.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.backup.BackupCommand.*;
import org.taizhang.domain.backup.BackupEvent.*;

/** It is Monday 23 November 2026, 16:00 in Shanghai, unless said otherwise. */
class BackupTest extends SubjectTest<Backup> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID LATER = UUID.fromString("00000000-0000-0000-0000-0000000000c2");
    private static final Actor OTHER = person("qian", Role.OPERATOR, Role.APPROVER);
    private static final Schedule MONTHLY = scheduled(Method.FULL, Cadence.Unit.MONTH);
    private static final Schedule DAILY = scheduled(Method.INCREMENTAL, Cadence.Unit.DAY);
    private static final Definition PLAN = plan(Category.PLATFORM, null, MONTHLY, DAILY);
    private static final Statement SAID = new Statement("可行", List.of());
    private static final Instant MONTH = local("2026-12-01T06:00");
    private static final Instant TONIGHT = local("2026-11-24T06:00");
    private static final Instant TOMORROW = local("2026-11-25T06:00");
    private static final Instant NOON = local("2026-11-24T12:00");
    private static final Instant YEAR = local("2027-01-01T00:00");
    private static final List<Standing> OWED = List.of(owed(Method.FULL, MONTH), owed(Method.INCREMENTAL, TONIGHT));
    private static final Proposed PROPOSED = new Proposed(ID, PLAN);
    private static final Approved APPROVED = new Approved(ID, SAID, Layer.DATABASE, OWED, new Times(NOON, YEAR, YEAR));
    private static final Missed MISSED =
            missed(1, Method.INCREMENTAL, TONIGHT, new Standing(Method.INCREMENTAL, TOMORROW, null, null, 1));
    private static final FailureNoted FAILED =
            new FailureNoted(ID, new Failure(RUN, Method.INCREMENTAL, local("2026-11-23T01:00")));
    private static final Verified UNSOUND = new Verified(ID, tried(false), YEAR, NOW.plus(Duration.ofDays(3)));

    BackupTest() {
        super(Backup.class, new Rhythm(ZoneId.of("Asia/Shanghai"), Duration.ofHours(12), Duration.ofDays(3)));
    }

    private static Instant local(String at) {
        return Instant.parse(at + ":00+08:00");
    }

    private static Schedule scheduled(Method method, Cadence.Unit unit) {
        return new Schedule(method, Cadence.every(unit), null, Duration.ofHours(6));
    }

    private static Definition plan(Category category, @Nullable String flexibility, Schedule... schedules) {
        return new Definition(
                "门户数据库",
                UNIT,
                "portal 库全部表",
                null,
                Layer.DATABASE,
                category,
                List.of(schedules),
                "二号机房备份库",
                true,
                Duration.ofDays(180),
                "每月在测试环境还原",
                "li",
                flexibility);
    }

    private static Standing owed(Method method, Instant by) {
        return new Standing(method, by, null, null, null);
    }

    private static Missed missed(int occurrence, Method method, Instant due, Standing after) {
        var text = "数据集“门户数据库”的增量备份未在 " + due + " 前完成。No incremental backup of 门户数据库 was taken by " + due;
        return new Missed(
                ID,
                method,
                new Lapse("run", due, occurrence, text, List.of("li", "role:OPERATOR"), 2),
                List.of(owed(Method.FULL, MONTH), after));
    }

    private static Verification tried(boolean sound) {
        return new Verification(RUN, sound, "还原到测试库", SAID);
    }

    private static Look looked(String day, boolean sound) {
        return new Look(LocalDate.parse(day), sound, "日志与大小均已核对");
    }

    @Test
    void isProposedByAnOperatorAndApprovedByAnother() {
        givenNothing().when(OPERATOR, new Propose(ID, PLAN)).expect(PROPOSED);
        givenNothing().when(WATCH, new Propose(ID, PLAN)).expect(Forbidden.class);
        givenNothing().when(APPROVER, new Approve(ID, SAID)).expect(Unknown.class);
        given(PROPOSED).when(OPERATOR, new Propose(ID, PLAN)).expectNothing();
        given(PROPOSED)
                .when(OPERATOR, new Propose(ID, plan(Category.PLATFORM, null, DAILY, MONTHLY)))
                .expectRefusal("backup.proposed");
        given(by(OPERATOR, PROPOSED)).when(APPROVER, new Approve(ID, SAID)).expect(APPROVED);
        given(by(OTHER, PROPOSED)).when(OTHER, new Approve(ID, SAID)).expectRefusal("subject.own-work");
        given(by(OTHER, PROPOSED)).when(OTHER, new Decline(ID, SAID)).expectRefusal("subject.own-work");
        given(by(OPERATOR, PROPOSED)).when(APPROVER, new Decline(ID, SAID)).expect(new Declined(ID, SAID));
        given(PROPOSED, APPROVED).when(APPROVER, new Approve(ID, SAID)).expectRefusal("backup.nothing-proposed");
    }

    @Test
    void everyDaySomethingAndEveryMonthEverythingIsBackedUp() {
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.PLATFORM, null, DAILY)))
                .expectRefusal("backup.full-monthly");
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.PLATFORM, null, MONTHLY)))
                .expectRefusal("backup.daily");
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.PLATFORM, null, MONTHLY, MONTHLY)))
                .expectRefusal("backup.method-twice");
        var neither = new Schedule(Method.FULL, null, null, Duration.ZERO);
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.PLATFORM, null, neither)))
                .expectRefusal("backup.cadence-or-interval");
    }

    @Test
    void importantBusinessDataMayDifferWithAReason() {
        var weekly = scheduled(Method.FULL, Cadence.Unit.WEEK);
        var flexible = plan(Category.IMPORTANT_BUSINESS, "每周更新一次", weekly);
        givenNothing().when(OPERATOR, new Propose(ID, flexible)).expect(new Proposed(ID, flexible));
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.PLATFORM, "每周更新一次", weekly)))
                .expectRefusal("backup.not-flexible");
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.IMPORTANT_BUSINESS, " ", weekly)))
                .expectRefusal("backup.why-flexible");
        givenNothing()
                .when(OPERATOR, new Propose(ID, plan(Category.IMPORTANT_BUSINESS, null, weekly)))
                .expectRefusal("backup.daily");
    }

    @Test
    void aRevisionIsInForceOnceItIsApprovedAnew() {
        var hourly = new Schedule(Method.INCREMENTAL, null, Duration.ofHours(1), Duration.ofMinutes(10));
        var anew = plan(Category.PLATFORM, null, MONTHLY, hourly);
        var revised = new Revised(ID, anew);
        given(PROPOSED, APPROVED).when(OTHER, new Revise(ID, anew)).expect(revised);
        given(PROPOSED, APPROVED).when(OTHER, new Revise(ID, PLAN)).expectNothing();
        given(PROPOSED, APPROVED, revised).when(OTHER, new Revise(ID, anew)).expectNothing();
        given(PROPOSED, APPROVED, by(OTHER, revised))
                .when(OTHER, new Approve(ID, SAID))
                .expectRefusal("subject.own-work");
        given(PROPOSED, APPROVED, by(OTHER, revised))
                .when(APPROVER, new Approve(ID, SAID))
                .expect(new Approved(
                        ID,
                        SAID,
                        Layer.DATABASE,
                        List.of(owed(Method.FULL, MONTH), owed(Method.INCREMENTAL, NOW.plus(Duration.ofMinutes(70)))),
                        new Times(NOON, YEAR, YEAR)));
        given(PROPOSED, APPROVED, revised)
                .when(PRODUCT, new NoteRun(ID, RUN, Method.INCREMENTAL, NOW))
                .expect(covered(RUN, NOW, List.of()));
    }

    @Test
    void whatWasTakenInThisPeriodIsNotOwedOnceMoreByARevision() {
        var longer = new Definition(
                PLAN.name(),
                PLAN.unit(),
                PLAN.data(),
                null,
                PLAN.layer(),
                PLAN.category(),
                PLAN.schedules(),
                PLAN.place(),
                true,
                Duration.ofDays(365),
                PLAN.validation(),
                PLAN.owner(),
                null);
        given(PROPOSED, APPROVED, covered(RUN, NOW, List.of()), by(OTHER, new Revised(ID, longer)))
                .when(APPROVER, new Approve(ID, SAID))
                .expect(new Approved(
                        ID,
                        SAID,
                        Layer.DATABASE,
                        List.of(owed(Method.FULL, MONTH), new Standing(Method.INCREMENTAL, TOMORROW, NOW, RUN, null)),
                        new Times(NOON, YEAR, YEAR)));
    }

    private static Covered covered(UUID run, Instant at, List<UUID> recovered) {
        return covered(run, at, TOMORROW, recovered);
    }

    private static Covered covered(UUID run, Instant at, Instant next, List<UUID> recovered) {
        return new Covered(
                ID,
                run,
                Method.INCREMENTAL,
                Layer.DATABASE,
                List.of(owed(Method.FULL, MONTH), new Standing(Method.INCREMENTAL, next, at, run, null)),
                recovered);
    }

    @Test
    void aRunMovesWhatIsOwedAndAFullOneServesTheOthers() {
        given(PROPOSED, APPROVED)
                .when(PRODUCT, new NoteRun(ID, RUN, Method.INCREMENTAL, NOW))
                .expect(covered(RUN, NOW, List.of()));
        given(PROPOSED, APPROVED)
                .when(PRODUCT, new NoteRun(ID, RUN, Method.FULL, NOW))
                .expect(new Covered(
                        ID,
                        RUN,
                        Method.FULL,
                        Layer.DATABASE,
                        List.of(
                                new Standing(Method.FULL, local("2027-01-01T06:00"), NOW, RUN, null),
                                new Standing(Method.INCREMENTAL, TOMORROW, NOW, RUN, null)),
                        List.of()));
        given(PROPOSED, APPROVED)
                .when(PRODUCT, new NoteRun(ID, RUN, Method.LOG, NOW))
                .expectNothing();
        given(PROPOSED, APPROVED, covered(RUN, NOW, List.of()))
                .when(PRODUCT, new NoteRun(ID, LATER, Method.INCREMENTAL, NOW.plusSeconds(60)))
                .expectNothing();
        given(PROPOSED, APPROVED)
                .when(PRODUCT, new NoteRun(ID, RUN, Method.INCREMENTAL, NOW.minus(Duration.ofDays(5))))
                .expectNothing();
    }

    @Test
    void aRunThatDoesNotComeIsMissedWithoutAnybodyAsking() {
        given(PROPOSED, APPROVED).at(TONIGHT).when(PRODUCT, new NoteMissed(ID)).expect(MISSED);
        given(PROPOSED, APPROVED)
                .at(TONIGHT.minusMillis(1))
                .when(PRODUCT, new NoteMissed(ID))
                .expectNothing();
        given(PROPOSED, APPROVED, covered(RUN, NOW, List.of()))
                .at(TONIGHT)
                .when(PRODUCT, new NoteMissed(ID))
                .expectNothing();
        given(PROPOSED, APPROVED, MISSED)
                .at(TOMORROW)
                .when(PRODUCT, new NoteMissed(ID))
                .expect(missed(
                        2,
                        Method.INCREMENTAL,
                        TOMORROW,
                        new Standing(Method.INCREMENTAL, local("2026-11-26T06:00"), null, null, 1)));
        given(PROPOSED, APPROVED)
                .at(local("2026-11-28T16:00"))
                .when(PRODUCT, new NoteMissed(ID))
                .expect(missed(
                        1,
                        Method.INCREMENTAL,
                        TONIGHT,
                        new Standing(Method.INCREMENTAL, local("2026-11-29T06:00"), null, null, 1)));
        given(PROPOSED, APPROVED).when(OPERATOR, new NoteMissed(ID)).expect(Forbidden.class);
    }

    @Test
    void theNextRunEndsWhatWasMissed() {
        var at = local("2026-11-24T07:00");
        given(PROPOSED, APPROVED, MISSED)
                .at(at)
                .when(PRODUCT, new NoteRun(ID, RUN, Method.INCREMENTAL, at))
                .expect(
                        covered(RUN, at, local("2026-11-26T06:00"), List.of()),
                        new Resumed(
                                ID,
                                Method.INCREMENTAL,
                                RUN,
                                1,
                                "数据集“门户数据库”的增量备份已补做。The incremental backup of 门户数据库 was made up for",
                                List.of("li", "role:OPERATOR")));
    }

    @Test
    void aLaterRunMakesGoodForThoseThatFailed() {
        given(PROPOSED, APPROVED)
                .when(PRODUCT, new NoteFailure(ID, FAILED.failure()))
                .expect(FAILED);
        given(PROPOSED, APPROVED, FAILED)
                .when(PRODUCT, new NoteFailure(ID, FAILED.failure()))
                .expectNothing();
        given(PROPOSED, APPROVED, FAILED)
                .when(PRODUCT, new NoteRun(ID, LATER, Method.INCREMENTAL, NOW))
                .expect(covered(LATER, NOW, List.of(RUN)));
        given(PROPOSED, APPROVED, FAILED)
                .when(PRODUCT, new NoteRun(ID, LATER, Method.LOG, NOW))
                .expectNothing();
    }

    @Test
    void aPersonLooksAtEachDay() {
        var sunday = looked("2026-11-22", true);
        given(PROPOSED, APPROVED).when(WATCH, new Check(ID, sunday)).expect(new Checked(ID, sunday, NOON));
        given(PROPOSED, APPROVED)
                .when(WATCH, new Check(ID, looked("2026-11-23", true)))
                .expectRefusal("backup.day");
        given(PROPOSED, APPROVED)
                .when(WATCH, new Check(ID, looked("2026-10-01", true)))
                .expectRefusal("backup.day");
        given(PROPOSED, APPROVED, new Checked(ID, sunday, NOON))
                .when(WATCH, new Check(ID, sunday))
                .expectRefusal("backup.day-checked");
        given(PROPOSED).when(WATCH, new Check(ID, sunday)).expectRefusal("subject.stage");
        var monday = looked("2026-11-23", true);
        given(PROPOSED, APPROVED)
                .at(NOON)
                .when(WATCH, new Check(ID, monday))
                .expect(new Checked(ID, monday, NOON.plus(Duration.ofDays(1))));
        given(PROPOSED, APPROVED).when(AUDITOR, new Check(ID, sunday)).expect(Forbidden.class);
    }

    @Test
    void nobodyConfirmsWhatIsMissingOrFailed() {
        given(PROPOSED, APPROVED, FAILED)
                .at(NOON)
                .when(WATCH, new Check(ID, looked("2026-11-23", true)))
                .expectRefusal("backup.not-sound");
        given(PROPOSED, APPROVED, MISSED)
                .at(NOON)
                .when(WATCH, new Check(ID, looked("2026-11-23", true)))
                .expectRefusal("backup.not-sound");
        var unsound = looked("2026-11-23", false);
        given(PROPOSED, APPROVED, FAILED)
                .at(NOON)
                .when(WATCH, new Check(ID, unsound))
                .expect(new Checked(ID, unsound, NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void eachMonthABackupIsTriedAndWhatFailsIsRepairedAndItsCauseFound() {
        given(PROPOSED, APPROVED)
                .when(OPERATOR, new Verify(ID, tried(true)))
                .expect(new Verified(ID, tried(true), YEAR, null));
        given(PROPOSED, APPROVED).when(OPERATOR, new Verify(ID, tried(false))).expect(UNSOUND);
        var repair = new BackupEvent.Repair("磁带受潮", SAID);
        given(PROPOSED, APPROVED)
                .when(OPERATOR, new BackupCommand.Repair(ID, repair))
                .expectRefusal("backup.nothing-to-repair");
        given(PROPOSED, APPROVED, UNSOUND)
                .when(OPERATOR, new BackupCommand.Repair(ID, repair))
                .expect(new Repaired(ID, repair));
        given(PROPOSED).when(OPERATOR, new Verify(ID, tried(true))).expectRefusal("subject.stage");
    }

    @Test
    void eachMonthSomebodyElseReviewsTheRecords() {
        given(PROPOSED, APPROVED).when(APPROVER, new Review(ID, SAID)).expect(new Reviewed(ID, SAID, YEAR));
        given(PROPOSED, APPROVED)
                .when(person("li", Role.APPROVER), new Review(ID, SAID))
                .expectRefusal("subject.own-work");
        var checked = new Checked(ID, looked("2026-11-22", true), NOON);
        given(PROPOSED, APPROVED, by(OTHER, checked))
                .when(OTHER, new Review(ID, SAID))
                .expectRefusal("subject.own-work");
        given(PROPOSED, APPROVED, by(OTHER, checked), new Reviewed(ID, SAID, YEAR))
                .when(OTHER, new Review(ID, SAID))
                .expect(new Reviewed(ID, SAID, YEAR));
    }

    @Test
    void whatPeopleOweAndDoNotDoIsTold() {
        given(PROPOSED, APPROVED)
                .at(NOON)
                .when(PRODUCT, new NoteLapse(ID, Duty.DAILY_CHECK))
                .expect(lapsed(Duty.DAILY_CHECK, "每日备份检查", "daily check", NOON, NOON.plus(Duration.ofDays(1))));
        given(PROPOSED, APPROVED)
                .at(YEAR)
                .when(PRODUCT, new NoteLapse(ID, Duty.REVIEW))
                .expect(lapsed(Duty.REVIEW, "每月备份记录审核", "monthly review", YEAR, local("2027-02-01T00:00")));
        given(PROPOSED, APPROVED)
                .at(YEAR)
                .when(PRODUCT, new NoteLapse(ID, Duty.VERIFICATION))
                .expect(lapsed(Duty.VERIFICATION, "每月有效性验证", "monthly verification", YEAR, local("2027-02-01T00:00")));
        var due = NOW.plus(Duration.ofDays(3));
        given(PROPOSED, APPROVED, UNSOUND)
                .at(due)
                .when(PRODUCT, new NoteLapse(ID, Duty.REPAIR))
                .expect(lapsed(Duty.REPAIR, "备份修复", "repair", due, due.plus(Duration.ofDays(3))));
        given(PROPOSED, APPROVED).when(PRODUCT, new NoteLapse(ID, Duty.REPAIR)).expectNothing();
    }

    private static Lapsed lapsed(Duty duty, String zh, String en, Instant due, Instant again) {
        var text =
                "数据集“门户数据库”的" + zh + "应于 " + due + " 前完成，尚未完成。The " + en + " of the backups of 门户数据库 was due at " + due;
        var lapse = new Lapse(en.replace(' ', '-'), due, 1, text, List.of("li", "role:OPERATOR"), 3);
        return new Lapsed(ID, duty, lapse, again);
    }

    @Test
    void isRetiredByAnotherAndOwesNothingThen() {
        var retired = new Retired(ID, SAID);
        given(by(OTHER, PROPOSED), APPROVED).when(OTHER, new Retire(ID, SAID)).expectRefusal("subject.own-work");
        given(PROPOSED, APPROVED).when(APPROVER, new Retire(ID, SAID)).expect(retired);
        given(PROPOSED, APPROVED, retired).when(APPROVER, new Retire(ID, SAID)).expectNothing();
        given(PROPOSED, APPROVED, retired)
                .at(TONIGHT)
                .when(PRODUCT, new NoteMissed(ID))
                .expectNothing();
        given(PROPOSED, APPROVED, retired).when(OPERATOR, new Revise(ID, PLAN)).expectRefusal("backup.retired");
        given(PROPOSED, APPROVED, FAILED, retired)
                .when(PRODUCT, new NoteRun(ID, LATER, Method.FULL, NOW))
                .expect(new Covered(ID, LATER, Method.FULL, Layer.DATABASE, List.of(), List.of(RUN)));
    }

    @Test
    void staysWithItsUnit() {
        var elsewhere = new Definition(
                "x",
                "230000",
                "x",
                null,
                Layer.DATABASE,
                Category.PLATFORM,
                List.of(MONTHLY, DAILY),
                "x",
                false,
                Duration.ofDays(1),
                "x",
                "li",
                null);
        given(PROPOSED, APPROVED).when(OPERATOR, new Revise(ID, elsewhere)).expectRefusal("backup.unit");
    }
}
