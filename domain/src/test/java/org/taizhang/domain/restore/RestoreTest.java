package org.taizhang.domain.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.restore.RestoreCommand.*;
import org.taizhang.domain.restore.RestoreEvent.*;

class RestoreTest extends SubjectTest<Restore> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    private static final UUID OUT = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final UUID IN = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
    private static final UUID ALTERED = UUID.fromString("00000000-0000-0000-0000-0000000000f3");
    private static final Actor BOTH = person("qian", Role.OPERATOR, Role.APPROVER);
    private static final Actor SECOND = person("sunli", Role.APPROVER);
    private static final Statement SAID = new Statement("照此办理", List.of());
    private static final Plan PLAN = plan("生产库 db1", false);
    private static final Planned PLANNED = new Planned(ID, PLAN);
    private static final MediumObtained OBTAINED = new MediumObtained(ID, OUT, "GXJ-2026-017");
    private static final Confirmed READABLE = confirmed(Point.READABLE, true);
    private static final Confirmed WHOLE = confirmed(Point.WHOLE, true);
    private static final Confirmed FEASIBLE = confirmed(Point.FEASIBLE, true);
    private static final AfterTest AFTER = new AfterTest(in(1), in(2));
    private static final AfterTest AFTER_FAILURE = new AfterTest(in(1), in(3));
    private static final Tested PASSED = new Tested(ID, record(true), AFTER);
    private static final Tested NOT_PASSED = new Tested(ID, record(false), null);
    private static final TestFailed FAILED = new TestFailed(ID, 1, AFTER_FAILURE);
    private static final TestReported REPORTED = new TestReported(ID, SAID);
    private static final DataPurged PURGED = new DataPurged(ID, SAID, in(1));
    private static final MediumReturned RETURNED = new MediumReturned(ID, OUT, null);
    private static final TestReviewed REVIEWED = new TestReviewed(ID, SAID, in(2));
    private static final Archive FILE = new Archive("HF-2026-003", "运维档案室", List.of());
    private static final TestArchived ARCHIVED = new TestArchived(ID, FILE);
    private static final RestoreEvent.Approved APPROVED = new RestoreEvent.Approved(ID, SAID);
    private static final Execution DONE = new Execution(NOW.minusSeconds(600), NOW, "停写、还原、前滚", SAID);
    private static final Executed EXECUTED = new Executed(ID, DONE, in(6), null);
    private static final Urgency LOST = new Urgency(NOW.minusSeconds(3600), "磁盘阵列双盘故障", null);
    private static final UrgencyDeclared DECLARED = new UrgencyDeclared(ID, LOST);
    private static final UrgencyApproved AGREED = new UrgencyApproved(ID, SAID);

    RestoreTest() {
        super(
                Restore.class,
                new Deadlines(
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(3),
                        Duration.ofHours(4),
                        Duration.ofHours(5),
                        Duration.ofHours(6),
                        Duration.ofHours(7),
                        Duration.ofHours(8)),
                (Media) RestoreTest::held);
    }

    private static Optional<Media.Held> held(UUID medium) {
        if (medium.equals(OUT)) return Optional.of(new Media.Held("GXJ-2026-017", true, false));
        if (medium.equals(IN)) return Optional.of(new Media.Held("GXJ-2026-018", false, false));
        if (medium.equals(ALTERED)) return Optional.of(new Media.Held("GXJ-2026-019", true, true));
        return Optional.empty();
    }

    private static Instant in(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private static Plan plan(@Nullable String target, boolean drill) {
        return new Plan("门户库恢复", UNIT, new UUID(0, 1), null, "portal 库", "测试机 t1", target, SAID, drill);
    }

    private static Confirmed confirmed(Point point, boolean holds) {
        return new Confirmed(ID, new Confirmation(point, holds, "已核对"));
    }

    private static TestRecord record(boolean passed) {
        return new TestRecord(NOW.minusSeconds(3600), NOW, "还原到测试库", SAID, passed);
    }

    private Given tested(Object... more) {
        var events = new ArrayList<Object>(
                List.of(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE, by(BOTH, PASSED), by(BOTH, REPORTED)));
        events.addAll(Arrays.asList(more));
        return given(events.toArray());
    }

    private Given archived(Object... more) {
        var events = new ArrayList<Object>(List.of(PURGED, RETURNED, REVIEWED, ARCHIVED));
        events.addAll(Arrays.asList(more));
        return tested(events.toArray());
    }

    @Test
    void isPlannedWithASchemeAndATarget() {
        givenNothing().when(OPERATOR, new Begin(ID, PLAN)).expect(PLANNED);
        givenNothing().when(APPROVER, new Begin(ID, PLAN)).expect(Forbidden.class);
        given(PLANNED).when(OPERATOR, new Begin(ID, PLAN)).expectNothing();
        given(PLANNED).when(OPERATOR, new Begin(ID, plan("另一库", false))).expectRefusal("restore.planned");
        givenNothing().when(OPERATOR, new Begin(ID, plan(null, false))).expectRefusal("restore.no-target");
        givenNothing().when(OPERATOR, new Begin(ID, plan(null, true))).expect(new Planned(ID, plan(null, true)));
        givenNothing().when(OPERATOR, new Execute(ID, DONE)).expect(Unknown.class);
    }

    @Test
    void nothingIsRestoredThatWasNotTested() {
        given(PLANNED).when(APPROVER, new RestoreCommand.Approve(ID, SAID)).expectRefusal("restore.not-tested");
        given(PLANNED).when(OPERATOR, new Execute(ID, DONE)).expectRefusal("restore.not-tested");
        tested(PURGED, RETURNED, REVIEWED)
                .when(APPROVER, new RestoreCommand.Approve(ID, SAID))
                .expectRefusal("restore.not-tested");
        archived().when(OPERATOR, new Execute(ID, DONE)).expectRefusal("subject.stage");
    }

    @Test
    void theMediumIsARegisteredOneThatWasHandedOut() {
        given(PLANNED).when(OPERATOR, new ObtainMedium(ID, OUT)).expect(OBTAINED);
        given(PLANNED).when(OPERATOR, new ObtainMedium(ID, UUID.randomUUID())).expectRefusal("restore.medium-unknown");
        given(PLANNED).when(OPERATOR, new ObtainMedium(ID, IN)).expectRefusal("restore.medium-not-out");
        given(PLANNED).when(OPERATOR, new ObtainMedium(ID, ALTERED)).expectRefusal("restore.medium-altered");
    }

    @Test
    void readableWholeAndFeasibleAreEachConfirmedBeforeTheTest() {
        given(PLANNED).when(OPERATOR, new Confirm(ID, READABLE.confirmation())).expectRefusal("subject.stage");
        given(PLANNED, OBTAINED)
                .when(OPERATOR, new Confirm(ID, READABLE.confirmation()))
                .expect(READABLE);
        given(PLANNED, OBTAINED, READABLE)
                .when(OPERATOR, new Confirm(ID, READABLE.confirmation()))
                .expectNothing();
        given(PLANNED, OBTAINED, READABLE, WHOLE)
                .when(OPERATOR, new RecordTest(ID, record(true)))
                .expectRefusal("restore.not-confirmed");
        given(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE)
                .when(OPERATOR, new RecordTest(ID, record(true)))
                .expect(PASSED);
        var not = confirmed(Point.WHOLE, false);
        given(PLANNED, OBTAINED, READABLE)
                .when(OPERATOR, new Confirm(ID, not.confirmation()))
                .expect(not, FAILED);
        var backwards = new TestRecord(NOW, NOW.minusSeconds(1), "x", SAID, true);
        given(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE)
                .when(OPERATOR, new RecordTest(ID, backwards))
                .expectRefusal("restore.span");
    }

    @Test
    void aFailedTestLeadsFromItsCauseToAnotherTest() {
        given(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE)
                .when(OPERATOR, new RecordTest(ID, record(false)))
                .expect(NOT_PASSED, FAILED);
        var failed = List.<Object>of(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE, NOT_PASSED, FAILED);
        var cause = new CauseFound(ID, SAID, in(4));
        var fault = new FaultReported(ID, SAID, in(5));
        var retest = new Retest(in(9), "换用九月介质");
        given(failed.toArray()).when(OPERATOR, new FindCause(ID, SAID)).expect(cause);
        given(failed.toArray()).when(OPERATOR, new ReportFault(ID, SAID)).expectRefusal("subject.stage");
        given(and(failed, cause)).when(OPERATOR, new ReportFault(ID, SAID)).expect(fault);
        given(and(failed, cause)).when(OPERATOR, new ArrangeRetest(ID, retest)).expectRefusal("subject.stage");
        given(and(failed, cause, fault))
                .when(OPERATOR, new ArrangeRetest(ID, retest))
                .expectRefusal("restore.not-purged");
        given(and(failed, cause, fault, PURGED))
                .when(OPERATOR, new ArrangeRetest(ID, retest))
                .expectRefusal("restore.not-returned");
        given(and(failed, cause, fault, PURGED, RETURNED))
                .when(OPERATOR, new ArrangeRetest(ID, retest))
                .expect(new RetestArranged(ID, retest));
        given(and(failed, cause, fault, PURGED, RETURNED))
                .when(OPERATOR, new ArrangeRetest(ID, new Retest(NOW, "x")))
                .expectRefusal("restore.retest-past");
        given(and(failed, cause, fault, PURGED, RETURNED, new RetestArranged(ID, retest)))
                .when(OPERATOR, new ObtainMedium(ID, OUT))
                .expect(OBTAINED);
        given(failed.toArray())
                .when(APPROVER, new RestoreCommand.Approve(ID, SAID))
                .expectRefusal("restore.not-tested");
    }

    private static Object[] and(List<Object> first, Object... more) {
        var all = new ArrayList<>(first);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    @Test
    void afterTheTestItsDataIsPurgedAndTheMediumReturned() {
        tested().when(OPERATOR, new PurgeData(ID, SAID)).expect(PURGED);
        tested(PURGED).when(OPERATOR, new PurgeData(ID, SAID)).expectNothing();
        tested(PURGED).when(OPERATOR, new ReturnMedium(ID)).expectRefusal("restore.medium-out");
        given(PLANNED, new MediumObtained(ID, IN, "GXJ-2026-018"), READABLE, WHOLE, FEASIBLE, PASSED)
                .when(OPERATOR, new ReturnMedium(ID))
                .expect(new MediumReturned(ID, IN, in(1)));
        given(PLANNED, OBTAINED).when(OPERATOR, new PurgeData(ID, SAID)).expectRefusal("subject.stage");
    }

    @Test
    void theTestIsReportedReviewedByAnotherAndArchived() {
        given(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE, PASSED)
                .when(OPERATOR, new ReportTest(ID, SAID))
                .expect(REPORTED);
        given(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE, PASSED)
                .when(APPROVER, new ReviewTest(ID, SAID))
                .expectRefusal("restore.no-report");
        tested().when(BOTH, new ReviewTest(ID, SAID)).expectRefusal("subject.own-work");
        tested().when(APPROVER, new ReviewTest(ID, SAID)).expect(REVIEWED);
        tested(REVIEWED).when(OPERATOR, new ArchiveTest(ID, FILE)).expectRefusal("restore.not-purged");
        tested(PURGED, REVIEWED).when(OPERATOR, new ArchiveTest(ID, FILE)).expectRefusal("restore.not-returned");
        tested(PURGED, RETURNED, REVIEWED)
                .when(OPERATOR, new ArchiveTest(ID, FILE))
                .expect(ARCHIVED);
        tested(PURGED, RETURNED).when(OPERATOR, new ArchiveTest(ID, FILE)).expectRefusal("subject.stage");
    }

    @Test
    void theRestoreIsApprovedAndItsResultVerifiedByAnother() {
        archived().when(APPROVER, new RestoreCommand.Approve(ID, SAID)).expect(APPROVED);
        given(by(BOTH, PLANNED))
                .when(BOTH, new RestoreCommand.Approve(ID, SAID))
                .expectRefusal("restore.not-tested");
        archived(APPROVED).when(OPERATOR, new Execute(ID, DONE)).expect(EXECUTED);
        var right = new RestoreEvent.Verification(true, true, SAID);
        archived(APPROVED, by(BOTH, EXECUTED)).when(BOTH, new Verify(ID, right)).expectRefusal("subject.own-work");
        archived(APPROVED, by(BOTH, EXECUTED))
                .when(OPERATOR, new Verify(ID, right))
                .expect(new Verified(ID, right));
        var wrong = new Verified(ID, new RestoreEvent.Verification(false, true, SAID));
        archived(APPROVED, by(BOTH, EXECUTED))
                .when(OPERATOR, new Verify(ID, wrong.verification()))
                .expect(wrong);
        archived(APPROVED, EXECUTED, wrong)
                .when(OPERATOR, new Execute(ID, DONE))
                .expect(EXECUTED);
        archived(APPROVED, EXECUTED, new Verified(ID, right))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("subject.stage");
    }

    @Test
    void nobodyApprovesTheirOwnPlan() {
        var events = new ArrayList<Object>(List.of(
                by(BOTH, PLANNED),
                OBTAINED,
                READABLE,
                WHOLE,
                FEASIBLE,
                PASSED,
                REPORTED,
                PURGED,
                RETURNED,
                REVIEWED,
                ARCHIVED));
        given(events.toArray()).when(BOTH, new RestoreCommand.Approve(ID, SAID)).expectRefusal("subject.own-work");
    }

    @Test
    void aDrillEndsWithItsTest() {
        var drill = new Planned(ID, plan(null, true));
        given(drill, OBTAINED, READABLE, WHOLE, FEASIBLE, PASSED, REPORTED, PURGED, RETURNED, REVIEWED, ARCHIVED)
                .when(APPROVER, new RestoreCommand.Approve(ID, SAID))
                .expectRefusal("restore.drill");
        given(drill).when(OPERATOR, new DeclareUrgency(ID, LOST)).expectRefusal("restore.drill");
    }

    @Test
    void lostDataComesBackUntestedOnlyAsADeclaredAndApprovedException() {
        given(PLANNED).when(OPERATOR, new DeclareUrgency(ID, LOST)).expect(DECLARED);
        given(PLANNED)
                .when(OPERATOR, new DeclareUrgency(ID, new Urgency(in(1), "x", null)))
                .expectRefusal("restore.time");
        given(PLANNED, DECLARED).when(OPERATOR, new Execute(ID, DONE)).expectRefusal("restore.not-tested");
        given(PLANNED, by(BOTH, DECLARED))
                .when(BOTH, new ApproveUrgency(ID, SAID))
                .expectRefusal("subject.own-work");
        given(PLANNED, DECLARED).when(APPROVER, new ApproveUrgency(ID, SAID)).expect(AGREED);
        given(PLANNED, DECLARED).when(APPROVER, new DeclineUrgency(ID, SAID)).expect(new UrgencyDeclined(ID, SAID));
        given(PLANNED, DECLARED, new UrgencyDeclined(ID, SAID))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("restore.not-tested");
        given(PLANNED, DECLARED, AGREED)
                .when(OPERATOR, new Execute(ID, DONE))
                .expect(new Executed(ID, DONE, in(6), in(7)));
    }

    @Test
    void theExceptionIsReviewedAfterwardsBySomebodyWithoutAPartInIt() {
        var executed = new Executed(ID, DONE, in(6), in(7));
        var reviewed = new UrgencyReviewed(ID, SAID);
        given(PLANNED, DECLARED, by(SECOND, AGREED), executed)
                .when(SECOND, new ReviewUrgency(ID, SAID))
                .expectRefusal("subject.own-work");
        given(PLANNED, DECLARED, by(SECOND, AGREED), by(BOTH, executed))
                .when(BOTH, new ReviewUrgency(ID, SAID))
                .expectRefusal("subject.own-work");
        given(PLANNED, DECLARED, by(SECOND, AGREED), executed)
                .when(APPROVER, new ReviewUrgency(ID, SAID))
                .expect(reviewed);
        given(PLANNED, DECLARED, AGREED, executed, reviewed)
                .when(APPROVER, new ReviewUrgency(ID, SAID))
                .expectNothing();
        given(PLANNED, DECLARED, AGREED)
                .when(APPROVER, new ReviewUrgency(ID, SAID))
                .expectRefusal("restore.not-urgent");
        given(PLANNED, DECLARED, AGREED, executed)
                .at(in(7))
                .when(PRODUCT, new NoteLapse(ID, Duty.URGENCY_REVIEW))
                .expect(late(Duty.URGENCY_REVIEW, "紧急恢复事后审核", "review afterwards", in(7)));
    }

    @Test
    void whatIsOwedAndNotDoneIsTold() {
        tested().at(in(1))
                .when(PRODUCT, new NoteLapse(ID, Duty.CLEAN_UP))
                .expect(late(Duty.CLEAN_UP, "测试数据清除与介质交还", "clean up", in(1)));
        tested().at(in(2))
                .when(PRODUCT, new NoteLapse(ID, Duty.FOLLOW_UP))
                .expect(late(Duty.FOLLOW_UP, "恢复性测试审核", "review of the test", in(2)));
        tested(PURGED, RETURNED)
                .at(in(1))
                .when(PRODUCT, new NoteLapse(ID, Duty.CLEAN_UP))
                .expectNothing();
        archived(APPROVED, EXECUTED)
                .at(in(6))
                .when(PRODUCT, new NoteLapse(ID, Duty.VERIFICATION))
                .expect(late(Duty.VERIFICATION, "恢复结果核验", "verification", in(6)));
        given(PLANNED, OBTAINED, READABLE, WHOLE, FEASIBLE, NOT_PASSED, FAILED)
                .at(in(3))
                .when(PRODUCT, new NoteLapse(ID, Duty.FOLLOW_UP))
                .expect(late(Duty.FOLLOW_UP, "恢复性测试失败原因查明", "cause of the failed test", in(3)));
        archived().at(in(99)).when(PRODUCT, new NoteLapse(ID, Duty.FOLLOW_UP)).expectNothing();
    }

    private static Lapsed late(Duty duty, String zh, String en, Instant due) {
        var text =
                "数据恢复“门户库恢复”的" + zh + "应于 " + due + " 前完成，尚未完成。The " + en + " of the restore 门户库恢复 was due at " + due;
        var lapse = new Lapse(
                en.replace(' ', '-'), due, 1, text, List.of(PRODUCT.id(), "role:OPERATOR", "role:APPROVER"), 2);
        return new Lapsed(ID, duty, lapse, due.plus(Duration.ofHours(8)));
    }

    @Test
    void isCalledOffUntilItIsDone() {
        var cancelled = new Cancelled(ID, SAID);
        given(PLANNED).when(OPERATOR, new Cancel(ID, SAID)).expect(cancelled);
        given(PLANNED, cancelled).when(OPERATOR, new Cancel(ID, SAID)).expectNothing();
        archived(APPROVED, EXECUTED).when(OPERATOR, new Cancel(ID, SAID)).expectRefusal("restore.executed");
        tested(cancelled).when(OPERATOR, new PurgeData(ID, SAID)).expect(PURGED);
        given(PLANNED, cancelled).when(OPERATOR, new ObtainMedium(ID, OUT)).expectRefusal("subject.stage");
    }
}
