package org.taizhang.domain.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.emergency.EmergencyCommand.*;
import org.taizhang.domain.emergency.EmergencyEvent.*;
import org.taizhang.domain.plan.Plans;

class EmergencyTest extends SubjectTest<Emergency> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID PLAN = UUID.fromString("00000000-0000-0000-0000-0000000000c2");
    private static final Statement SAID = new Statement("已恢复", List.of());
    private static final Instant OCCURRED = NOW.minusSeconds(600);
    private static final PlansInForce IN_FORCE = plan -> plan.equals(PLAN)
            ? Optional.of(new PlansInForce.InForce(
                    3, UNIT, Map.of(2, new PlansInForce.Reporting(Duration.ofHours(1), Duration.ofHours(2)))))
            : Optional.empty();
    private static final Declaration DECLARATION = declaration(2, OCCURRED, PLAN);
    private static final Object DECLARED = new Declared(ID, DECLARATION, NOW.plusSeconds(1800));
    private static final Object ACTIVATED =
            new PlanActivated(ID, PLAN, 3, 2, OCCURRED.plus(Duration.ofHours(1)), Duration.ofHours(2));
    private static final Object WATCHED = by(WATCH, new WatchTaken(ID, null, NOW.plus(Duration.ofHours(12))));
    private static final Object RESTORED = new Restored(ID, SAID);
    private static final Instant TEN_DAYS_ON = Instant.parse("2026-12-03T08:00:00Z");

    EmergencyTest() {
        super(Emergency.class, Plans.TERMS, IN_FORCE);
    }

    private static Declaration declaration(int grade, Instant at, UUID plan) {
        return new Declaration("全部网站不可用", "出口中断", UNIT, grade, at, plan, null, null);
    }

    private static EmergencyEvent.Report report(ReportKind kind) {
        return new EmergencyEvent.Report(kind, "省政府办公厅", "8时起中断", "全部网站", "切换线路", "继续排查", SAID);
    }

    private static Reported reported(ReportKind kind, Instant due, boolean late) {
        var next = kind == ReportKind.FINAL ? null : NOW.plus(Duration.ofHours(2));
        return new Reported(ID, report(kind), due, late, next);
    }

    @Test
    void itsPlanIsSetGoingWithTheDeclaration() {
        givenNothing().when(WATCH, new Declare(ID, DECLARATION)).expect(DECLARED, ACTIVATED);
        given(DECLARED, ACTIVATED).when(WATCH, new Declare(ID, DECLARATION)).expectNothing();
        given(DECLARED, ACTIVATED)
                .when(WATCH, new Declare(ID, declaration(1, OCCURRED, PLAN)))
                .expectRefusal("emergency.declared");
    }

    @Test
    void withoutAnApprovedPlanOrALevelOfItThereIsNothingToSetGoing() {
        givenNothing()
                .when(WATCH, new Declare(ID, declaration(2, OCCURRED, ID)))
                .expectRefusal("emergency.no-plan");
        givenNothing()
                .when(WATCH, new Declare(ID, declaration(4, OCCURRED, PLAN)))
                .expectRefusal("emergency.no-level");
        givenNothing()
                .when(WATCH, new Declare(ID, declaration(2, NOW.plusSeconds(1), PLAN)))
                .expectRefusal("emergency.ahead");
        givenNothing().when(WATCH, new TakeWatch(ID)).expect(Unknown.class);
    }

    @Test
    void aPlanIsForItsUnitAndThoseBelow() {
        var above = new Declaration("全部网站不可用", "出口中断", "230000", 2, OCCURRED, PLAN, null, null);
        givenNothing()
                .when(new Actor("qian", "qian", Set.of(Role.WATCH), "230000", null), new Declare(ID, above))
                .expectRefusal("emergency.no-plan");
    }

    @Test
    void theWatchGoesFromOneToAnother() {
        given(DECLARED, ACTIVATED)
                .when(WATCH, new TakeWatch(ID))
                .expect(new WatchTaken(ID, null, NOW.plus(Duration.ofHours(12))));
        given(DECLARED, ACTIVATED, WATCHED).when(WATCH, new TakeWatch(ID)).expectRefusal("emergency.keeps-watch");
        given(DECLARED, ACTIVATED, WATCHED)
                .when(OPERATOR, new TakeWatch(ID))
                .expect(new WatchTaken(ID, "wang", NOW.plus(Duration.ofHours(12))));
    }

    @Test
    void aWatchNobodyKeepsIsSaidAgainAndAgain() {
        var due = NOW.plusSeconds(1800);
        var text = "应急事件“全部网站不可用”无人值班或值班超时。The watch over the emergency 全部网站不可用 is not kept";
        var late = new FellOverdue(
                ID,
                Duty.WATCH,
                new Lapse("watch", due, 1, text, List.of("role:OPERATOR", "role:APPROVER"), 1),
                due.plusSeconds(1800));
        given(DECLARED, ACTIVATED)
                .when(PRODUCT, new NoteOverdue(ID, Duty.WATCH))
                .expectNothing();
        given(DECLARED, ACTIVATED)
                .at(due)
                .when(PRODUCT, new NoteOverdue(ID, Duty.WATCH))
                .expect(late);
        given(DECLARED, ACTIVATED, late)
                .at(due)
                .when(PRODUCT, new NoteOverdue(ID, Duty.WATCH))
                .expectNothing();
    }

    @Test
    void reportsComeInOrderAndLateOnesSaySo() {
        var due = OCCURRED.plus(Duration.ofHours(1));
        given(DECLARED, ACTIVATED)
                .when(WATCH, new EmergencyCommand.Report(ID, report(ReportKind.FIRST)))
                .expect(reported(ReportKind.FIRST, due, false));
        given(DECLARED, ACTIVATED)
                .when(WATCH, new EmergencyCommand.Report(ID, report(ReportKind.CONTINUED)))
                .expectRefusal("emergency.report-order");
        var text = "应急事件“全部网站不可用”逾期未报告。The emergency 全部网站不可用 is not reported in time";
        var said = new FellOverdue(
                ID,
                Duty.REPORT,
                new Lapse("report", due, 1, text, List.of("role:OPERATOR", "role:APPROVER"), 1),
                NOW.plusSeconds(1800));
        given(DECLARED, ACTIVATED, said)
                .when(WATCH, new EmergencyCommand.Report(ID, report(ReportKind.FIRST)))
                .expect(reported(ReportKind.FIRST, NOW.plusSeconds(1800), true));
        given(DECLARED, ACTIVATED, reported(ReportKind.FIRST, due, false))
                .when(WATCH, new EmergencyCommand.Report(ID, report(ReportKind.FINAL)))
                .expectRefusal("subject.stage");
        given(DECLARED, ACTIVATED, reported(ReportKind.FIRST, due, false), RESTORED)
                .when(WATCH, new EmergencyCommand.Report(ID, report(ReportKind.FINAL)))
                .expect(reported(ReportKind.FINAL, NOW.plus(Duration.ofHours(2)), false));
        given(
                        DECLARED,
                        ACTIVATED,
                        reported(ReportKind.FIRST, due, false),
                        RESTORED,
                        reported(ReportKind.FINAL, NOW, false))
                .when(WATCH, new EmergencyCommand.Report(ID, report(ReportKind.CONTINUED)))
                .expectRefusal("emergency.reported");
    }

    @Test
    void evidenceIsKeptAsFiles() {
        given(DECLARED, ACTIVATED).when(WATCH, new KeepEvidence(ID, SAID)).expectRefusal("emergency.no-evidence");
        var log = new Statement("防火墙日志", List.of(new Attachment(PLAN, "ab".repeat(32))));
        given(DECLARED, ACTIVATED).when(WATCH, new KeepEvidence(ID, log)).expect(new EvidenceKept(ID, log));
    }

    @Test
    void whatIsDoneAndToldIsRecorded() {
        var action = new Action(ActionKind.DIAGNOSIS, NOW, SAID);
        given(DECLARED, ACTIVATED).when(WATCH, new TakeAction(ID, action)).expect(new ActionTaken(ID, action));
        given(DECLARED, ACTIVATED)
                .when(WATCH, new TakeAction(ID, new Action(ActionKind.OTHER, NOW.plusSeconds(1), SAID)))
                .expectRefusal("emergency.ahead");
        var dispatch = new EmergencyEvent.Dispatch(List.of("li"), "到机房切换线路");
        given(DECLARED, ACTIVATED)
                .when(OPERATOR, new EmergencyCommand.Dispatch(ID, dispatch))
                .expect(new Dispatched(ID, dispatch));
        var contact = new Contact("li", true, null);
        given(DECLARED, ACTIVATED)
                .when(WATCH, new ConfirmContact(ID, contact))
                .expect(new ContactConfirmed(ID, contact));
        var notice = new Notice("正在切换线路", List.of("role:APPROVER"));
        given(DECLARED, ACTIVATED).when(WATCH, new TellProgress(ID, notice)).expect(new ProgressTold(ID, 1, 2, notice));
        given(DECLARED, ACTIVATED, new ProgressTold(ID, 1, 2, notice))
                .when(WATCH, new TellProgress(ID, notice))
                .expect(new ProgressTold(ID, 2, 2, notice));
    }

    @Test
    void itEndsRestoredReportedAndWatched() {
        var first = reported(ReportKind.FIRST, null, false);
        given(DECLARED, ACTIVATED).when(OPERATOR, new Restore(ID, SAID)).expect(RESTORED);
        given(DECLARED, ACTIVATED).when(APPROVER, new End(ID, SAID)).expectRefusal("subject.stage");
        given(DECLARED, ACTIVATED, WATCHED, RESTORED)
                .when(APPROVER, new End(ID, SAID))
                .expectRefusal("emergency.never-reported");
        given(DECLARED, ACTIVATED, first, RESTORED)
                .when(APPROVER, new End(ID, SAID))
                .expectRefusal("emergency.no-watch");
        given(DECLARED, ACTIVATED, WATCHED, first, RESTORED)
                .when(APPROVER, new End(ID, SAID))
                .expect(new Ended(ID, SAID, TEN_DAYS_ON));
        var ended = new Ended(ID, SAID, TEN_DAYS_ON);
        given(DECLARED, ACTIVATED, WATCHED, first, RESTORED, ended)
                .when(WATCH, new TakeWatch(ID))
                .expectRefusal("subject.stage");
    }

    @Test
    void itIsReviewedAfterItsEnd() {
        var review = new EmergencyEvent.Review("光缆被挖断", "切换备线", "两小时恢复", "备线须月测", true, SAID);
        var ended = new Ended(ID, SAID, TEN_DAYS_ON);
        given(DECLARED, ACTIVATED)
                .when(OPERATOR, new EmergencyCommand.Review(ID, review))
                .expectRefusal("subject.stage");
        given(DECLARED, ACTIVATED, RESTORED, ended)
                .when(OPERATOR, new EmergencyCommand.Review(ID, review))
                .expectRefusal("emergency.no-final-report");
        given(DECLARED, ACTIVATED, RESTORED, ended, reported(ReportKind.FINAL, NOW, false))
                .when(OPERATOR, new EmergencyCommand.Review(ID, review))
                .expect(new Reviewed(ID, PLAN, review));
        var text = "应急事件“全部网站不可用”逾期未总结。The emergency 全部网站不可用 is not reviewed in time";
        given(DECLARED, ACTIVATED, RESTORED, ended)
                .at(TEN_DAYS_ON)
                .when(PRODUCT, new NoteOverdue(ID, Duty.REVIEW))
                .expect(new FellOverdue(
                        ID,
                        Duty.REVIEW,
                        new Lapse("review", TEN_DAYS_ON, 1, text, List.of("role:OPERATOR", "role:APPROVER"), 1),
                        Instant.parse("2026-12-13T08:00:00Z")));
    }
}
