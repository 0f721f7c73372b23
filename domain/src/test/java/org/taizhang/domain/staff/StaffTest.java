package org.taizhang.domain.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.taizhang.domain.staff.Rhythms.Rhythm;
import org.taizhang.domain.staff.StaffCommand.*;
import org.taizhang.domain.staff.StaffEvent.*;

class StaffTest extends SubjectTest<Staff> {
    private static final UUID STAFF = UUID.randomUUID();
    private static final UUID PERMISSION = UUID.randomUUID();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Statement SAID = new Statement("附后", List.of());
    private static final Body BODY = new Body("运维管理处", UNIT, "平台运行维护");
    private static final Leader LEADER = new Leader("zhao", "副主任");
    private static final Post OPS =
            new Post("OPS", "系统管理", "日常", List.of(Charge.DAILY_MAINTENANCE, Charge.PROBLEM_SUMMARY));
    private static final Post MON = new Post("MON", "监控", "值守", List.of(Charge.MONITORING_AND_RESPONSE));
    private static final Assignment LI_OPS = new Assignment("OPS", "li");
    private static final Owing DAY = owing(Task.DAILY_REPORT, "2026-11-23", "2026-11-24", "2026-11-24T01:00:00Z");
    private static final Owing NEXT_DAY = owing(Task.DAILY_REPORT, "2026-11-24", "2026-11-25", "2026-11-25T01:00:00Z");
    private static final Owing MONTH = owing(Task.PROBLEM_SUMMARY, "2026-11-01", "2026-12-01", "2026-12-05T16:00:00Z");
    private static final Owing NEXT_MONTH =
            owing(Task.PROBLEM_SUMMARY, "2026-12-01", "2027-01-01", "2027-01-05T16:00:00Z");
    private static final Owing QUARTER = owing(Task.TRAINING, "2026-10-01", "2027-01-01", "2026-12-31T16:00:00Z");
    private static final Owing NEXT_QUARTER = owing(Task.TRAINING, "2027-01-01", "2027-04-01", "2027-03-31T16:00:00Z");
    private static final Owing YEAR = owing(Task.SKILL_TEST, "2026-01-01", "2027-01-01", "2026-12-31T16:00:00Z");
    private static final Owing NEXT_YEAR = owing(Task.SKILL_TEST, "2027-01-01", "2028-01-01", "2027-12-31T16:00:00Z");
    private static final Established ESTABLISHED =
            new Established(STAFF, BODY, LEADER, List.of(DAY, MONTH, QUARTER, YEAR));
    private static final Object[] MANNED = {
        ESTABLISHED, new PostsDefined(STAFF, List.of(OPS, MON)), new Assigned(STAFF, LI_OPS)
    };

    StaffTest() {
        super(
                Staff.class,
                new Rhythms(
                        ZONE,
                        Map.of(
                                Task.DAILY_REPORT, rhythm(Cadence.Unit.DAY, Duration.ofHours(9)),
                                Task.PROBLEM_SUMMARY, rhythm(Cadence.Unit.MONTH, Duration.ofDays(5)),
                                Task.TRAINING, rhythm(Cadence.Unit.QUARTER, Duration.ZERO),
                                Task.SKILL_TEST, rhythm(Cadence.Unit.YEAR, Duration.ZERO))));
    }

    private static Rhythm rhythm(Cadence.Unit unit, Duration grace) {
        return new Rhythm(Cadence.every(unit), grace);
    }

    private static Owing owing(Task task, String from, String until, String by) {
        return new Owing(task, LocalDate.parse(from), LocalDate.parse(until), Instant.parse(by));
    }

    private static Object[] more(Object[] before, Object... after) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(after));
        return all.toArray();
    }

    private static StaffEvent.Report daily(LocalDate day) {
        return new StaffEvent.Report(Task.DAILY_REPORT, day, SAID);
    }

    private static Reported reported(LocalDate day, @Nullable Owing next) {
        return new Reported(STAFF, daily(day), day, next);
    }

    private static StaffCommand.Report submit(LocalDate day) {
        return new StaffCommand.Report(STAFF, daily(day));
    }

    private static TaskOverdue missed(LocalDate day, String due, int occurrence, Owing next) {
        var text = "“运维管理处”" + day + " 起一期的日常系统运行报告逾期未完成。The daily report of the period from " + day + " is overdue";
        var lapse =
                new Lapse("DAILY_REPORT", Instant.parse(due), occurrence, text, List.of("zhao", "role:OPERATOR"), 3);
        return new TaskOverdue(STAFF, Task.DAILY_REPORT, day, lapse, next);
    }

    @Test
    void aBodyBeginsWithItsLeaderAndWhatItOwes() {
        givenNothing().when(APPROVER, new Establish(STAFF, BODY, LEADER)).expect(ESTABLISHED);
        given(ESTABLISHED).when(APPROVER, new Establish(STAFF, BODY, LEADER)).expectNothing();
        given(ESTABLISHED)
                .when(APPROVER, new Establish(STAFF, BODY, new Leader("sun", "主任")))
                .expectRefusal("staff.established");
        givenNothing().when(OPERATOR, new Establish(STAFF, BODY, LEADER)).expect(Forbidden.class);
        givenNothing().when(APPROVER, new Assign(STAFF, LI_OPS)).expect(Unknown.class);
    }

    @Test
    void thereIsOneLeader() {
        var other = new Leader("sun", "主任");
        given(ESTABLISHED).when(APPROVER, new AppointLeader(STAFF, other)).expect(new LeaderAppointed(STAFF, other));
        given(ESTABLISHED).when(APPROVER, new AppointLeader(STAFF, LEADER)).expectNothing();
    }

    @Test
    void peopleHoldPostsThatAreDefined() {
        given(ESTABLISHED)
                .when(APPROVER, new DefinePosts(STAFF, List.of(OPS, OPS)))
                .expectRefusal("staff.post-twice");
        given(ESTABLISHED).when(APPROVER, new Assign(STAFF, LI_OPS)).expectRefusal("staff.no-post");
        var posts = new PostsDefined(STAFF, List.of(OPS, MON));
        given(ESTABLISHED)
                .when(APPROVER, new DefinePosts(STAFF, List.of(OPS, MON)))
                .expect(posts);
        given(MANNED).when(APPROVER, new DefinePosts(STAFF, List.of(OPS, MON))).expectNothing();
        given(ESTABLISHED, posts).when(APPROVER, new Assign(STAFF, LI_OPS)).expect(new Assigned(STAFF, LI_OPS));
        given(MANNED).when(APPROVER, new Assign(STAFF, LI_OPS)).expectNothing();
        given(MANNED).when(APPROVER, new Release(STAFF, LI_OPS)).expect(new Released(STAFF, LI_OPS));
        given(more(MANNED, new PostsDefined(STAFF, List.of(MON))))
                .when(APPROVER, new Release(STAFF, LI_OPS))
                .expectNothing();
    }

    @Test
    void aDailyReportComesFromWhoIsInChargeOnceADay() {
        given(MANNED).when(OPERATOR, submit(TODAY)).expect(reported(TODAY, NEXT_DAY));
        given(MANNED).when(WATCH, submit(TODAY)).expectRefusal("staff.not-in-charge");
        given(more(MANNED, reported(TODAY, NEXT_DAY)))
                .when(OPERATOR, submit(TODAY))
                .expectRefusal("staff.reported");
        given(MANNED).when(OPERATOR, submit(TODAY.plusDays(1))).expectRefusal("staff.future");
        given(MANNED)
                .when(OPERATOR, new StaffCommand.Report(STAFF, new StaffEvent.Report(Task.TRAINING, TODAY, SAID)))
                .expectRefusal("staff.no-report");
    }

    @Test
    void aReportThatIsOverdueIsToldAndMayBeMadeUpFor() {
        var due = Instant.parse("2026-11-24T01:00:00Z");
        given(MANNED)
                .at(due.minusMillis(1))
                .when(PRODUCT, new NoteLapse(STAFF, Task.DAILY_REPORT))
                .expectNothing();
        var missed = missed(TODAY, "2026-11-24T01:00:00Z", 1, NEXT_DAY);
        given(MANNED)
                .at(due)
                .when(PRODUCT, new NoteLapse(STAFF, Task.DAILY_REPORT))
                .expect(missed);
        given(more(MANNED, missed)).at(due).when(OPERATOR, submit(TODAY)).expect(reported(TODAY, null));
        given(more(MANNED, missed, reported(TODAY, null)))
                .at(due)
                .when(OPERATOR, submit(TODAY))
                .expectRefusal("staff.reported");
    }

    @Test
    void whatIsReportedAheadOfWhatIsOwedIsNotOwedAgain() {
        var tuesday = TODAY.plusDays(1);
        var ahead = reported(tuesday, null);
        var at = Instant.parse("2026-11-24T00:30:00Z");
        given(MANNED).at(at).when(OPERATOR, submit(tuesday)).expect(ahead);
        given(more(MANNED, ahead)).at(at).when(OPERATOR, submit(tuesday)).expectRefusal("staff.reported");
        var wednesday = owing(Task.DAILY_REPORT, "2026-11-25", "2026-11-26", "2026-11-26T01:00:00Z");
        given(more(MANNED, ahead)).at(at).when(OPERATOR, submit(TODAY)).expect(reported(TODAY, wednesday));
        given(more(MANNED, ahead))
                .at(DAY.by())
                .when(PRODUCT, new NoteLapse(STAFF, Task.DAILY_REPORT))
                .expect(missed(TODAY, "2026-11-24T01:00:00Z", 1, wednesday));
    }

    @Test
    void problemsAreSummedUpInEachMonth() {
        var summary = new StaffEvent.Report(Task.PROBLEM_SUMMARY, TODAY, SAID);
        given(MANNED)
                .when(OPERATOR, new StaffCommand.Report(STAFF, summary))
                .expect(new Reported(STAFF, summary, LocalDate.of(2026, 11, 1), NEXT_MONTH));
    }

    @Test
    void aTrainingCountsForItsQuarter() {
        var training = new Training("调优", TODAY, "王强", List.of("li"), SAID);
        var first = LocalDate.of(2026, 10, 1);
        given(MANNED)
                .when(OPERATOR, new HoldTraining(STAFF, training))
                .expect(new TrainingHeld(STAFF, training, first, NEXT_QUARTER));
        given(more(MANNED, new TrainingHeld(STAFF, training, first, NEXT_QUARTER)))
                .when(OPERATOR, new HoldTraining(STAFF, training))
                .expect(new TrainingHeld(STAFF, training, first, null));
        var tomorrow = new Training("调优", TODAY.plusDays(1), "王强", List.of("li"), SAID);
        given(MANNED).when(OPERATOR, new HoldTraining(STAFF, tomorrow)).expectRefusal("staff.future");
    }

    @Test
    void nobodyTestsThemselves() {
        var test = new SkillTest(Skill.LINUX, TODAY, List.of(new Result("li", true, 92)), SAID);
        given(MANNED).when(OPERATOR, new TestSkills(STAFF, test)).expectRefusal("subject.own-work");
        given(MANNED)
                .when(APPROVER, new TestSkills(STAFF, test))
                .expect(new SkillsTested(STAFF, test, LocalDate.of(2026, 1, 1), NEXT_YEAR));
        var ahead = new SkillTest(Skill.LINUX, TODAY.plusDays(1), test.results(), SAID);
        given(MANNED).when(APPROVER, new TestSkills(STAFF, ahead)).expectRefusal("staff.future");
    }

    @Test
    void permissionsAreGrantedToOthersAndRevokedOnce() {
        var permission = new Permission("wang", "内容管理系统", PermissionScope.DATA, "全部栏目", SAID);
        var granted = new PermissionGranted(STAFF, PERMISSION, permission);
        given(MANNED).when(OPERATOR, new Grant(STAFF, PERMISSION, permission)).expect(granted);
        given(more(MANNED, granted))
                .when(OPERATOR, new Grant(STAFF, PERMISSION, permission))
                .expectNothing();
        given(MANNED)
                .when(person("wang", Role.OPERATOR), new Grant(STAFF, PERMISSION, permission))
                .expectRefusal("subject.own-work");
        var revoked = new PermissionRevoked(STAFF, PERMISSION, SAID);
        given(more(MANNED, granted))
                .when(OPERATOR, new Revoke(STAFF, PERMISSION, SAID))
                .expect(revoked);
        given(more(MANNED, granted, revoked))
                .when(OPERATOR, new Revoke(STAFF, PERMISSION, SAID))
                .expectRefusal("staff.no-permission");
    }

    @Test
    void aBodyThatIsDissolvedDoesNothingMore() {
        given(MANNED).when(APPROVER, new Dissolve(STAFF, SAID)).expect(new Dissolved(STAFF, SAID));
        var gone = more(MANNED, new Dissolved(STAFF, SAID));
        given(gone).when(APPROVER, new Dissolve(STAFF, SAID)).expectNothing();
        given(gone).when(OPERATOR, submit(TODAY)).expectRefusal("staff.dissolved");
    }

    @Test
    void anotherUnitsBodyIsNoneOfTheirs() {
        var elsewhere = new Actor("zhao", "zhao", Set.of(Role.APPROVER), "230000/230200", null);
        given(ESTABLISHED).when(elsewhere, new Assign(STAFF, LI_OPS)).expect(Forbidden.class);
    }
}
