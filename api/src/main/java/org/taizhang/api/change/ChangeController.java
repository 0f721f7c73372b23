package org.taizhang.api.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.change.ChangeCommand;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.change.ChangeEvent.*;
import org.taizhang.domain.change.ChangePlan;
import org.taizhang.projections.change.ChangeView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

@RestController
@RequestMapping("/api/v1/changes")
class ChangeController {
    private static final Duration BEFORE = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Commands commands;
    private final Reads reads;
    private final Model<ChangeEvent, ChangeView> changes;
    private final Clock clock;

    /** Another plan, and why it is another. */
    record Revision(
            @NotNull @Valid ChangePlan plan, @NotNull @Valid Statement statement) {}

    ChangeController(Commands commands, Reads reads, Model<ChangeEvent, ChangeView> changes, Clock clock) {
        this.commands = commands;
        this.reads = reads;
        this.changes = changes;
        this.clock = clock;
    }

    @PostMapping
    @Summary(zh = "提交变更申请及变更方案", en = "Request a change, with its plan")
    ResponseEntity<Receipt> request(@Valid @RequestBody Application application) {
        var change = commands.newId();
        return commands.create(change, new ChangeCommand.Request(change, application));
    }

    @GetMapping
    @Summary(zh = "变更列表与变更日历", en = "List changes; by window, their calendar")
    Slice<ChangeView> list() {
        return reads.list(changes);
    }

    @GetMapping(value = "/calendar", produces = "text/calendar;charset=utf-8")
    @Summary(zh = "变更日历（iCalendar），供日历软件使用", en = "The calendar of changes, as iCalendar")
    String calendar(@RequestParam @Nullable Instant from, @RequestParam @Nullable Instant until) {
        var now = clock.instant();
        var first = from == null ? now.minus(BEFORE) : from;
        var last = until == null ? now.plus(AHEAD) : until;
        var within = Query.where(
                        Filter.gt("state.schedule.window.closesAt", first),
                        Filter.lt("state.schedule.window.opensAt", last))
                .ascending("state.schedule.window.opensAt")
                .limit(Query.MOST);
        var reader = changes.view().within(Caller.current().unit());
        return ICalendar.of(reader.values(reader.find(within)));
    }

    @GetMapping("/{change}")
    @Summary(zh = "查看变更及其经过，可回到任一时刻", en = "Get a change with its timeline, also as of an instant")
    ResponseEntity<ChangeView> get(@PathVariable UUID change, @RequestParam @Nullable Instant asOf) {
        return reads.get(changes, change, asOf);
    }

    @PutMapping("/{change}/plan")
    @Summary(
            zh = "修订变更方案（审批前，仅申请人）；风险、紧急与测试须重新办理",
            en = "Revise the plan before the approval; risk, urgency and tests are seen to anew")
    Receipt revise(@PathVariable UUID change, @Valid @RequestBody Revision revision) {
        return commands.send(change, new ChangeCommand.Revise(change, revision.plan(), revision.statement()));
    }

    @PutMapping("/{change}/risk")
    @Summary(
            zh = "评估技术风险与业务风险（不得由申请人本人评估）",
            en = "Assess technical and business risk, by someone other than the applicant")
    Receipt assessRisk(@PathVariable UUID change, @Valid @RequestBody Risk risk) {
        return commands.send(change, new ChangeCommand.AssessRisk(change, risk));
    }

    @PostMapping("/{change}/urgency-approval")
    @Summary(zh = "批准为紧急变更", en = "Approve that the change is urgent")
    Receipt approveUrgency(@PathVariable UUID change, @Valid @RequestBody Statement statement) {
        return commands.send(change, new ChangeCommand.ApproveUrgency(change, statement));
    }

    @PostMapping("/{change}/test-waiver")
    @Summary(zh = "免除紧急变更的变更前测试", en = "Waive the test before an urgent change")
    Receipt waiveTest(@PathVariable UUID change, @Valid @RequestBody Statement statement) {
        return commands.send(change, new ChangeCommand.WaiveTest(change, statement));
    }

    @PostMapping("/{change}/tests")
    @Summary(zh = "提交变更前或变更后的测试记录", en = "Record a test before or after the change")
    Receipt recordTest(@PathVariable UUID change, @Valid @RequestBody TestRecord test) {
        return commands.send(change, new ChangeCommand.RecordTest(change, test));
    }

    @PostMapping("/{change}/approval")
    @Summary(zh = "批准，并确定实施时间窗口", en = "Approve, and fix the window")
    Receipt approve(@PathVariable UUID change, @Valid @RequestBody Approval approval) {
        return commands.send(change, new ChangeCommand.Approve(change, approval));
    }

    @PostMapping("/{change}/rejection")
    @Summary(zh = "驳回", en = "Reject")
    Receipt reject(@PathVariable UUID change, @Valid @RequestBody Statement statement) {
        return commands.send(change, new ChangeCommand.Reject(change, statement));
    }

    @PostMapping("/{change}/withdrawal")
    @Summary(zh = "撤回（实施前，申请人或审批人）", en = "Withdraw before it has begun, as applicant or approver")
    Receipt withdraw(@PathVariable UUID change, @Valid @RequestBody Statement statement) {
        return commands.send(change, new ChangeCommand.Withdraw(change, statement));
    }

    @PutMapping("/{change}/window")
    @Summary(zh = "另定实施时间窗口", en = "Give an approved change another window")
    Receipt reschedule(@PathVariable UUID change, @Valid @RequestBody Approval approval) {
        return commands.send(change, new ChangeCommand.Reschedule(change, approval));
    }

    @PostMapping("/{change}/clash-acceptance")
    @Summary(zh = "接受与其他变更时间重叠", en = "Accept that other changes are on the same targets in that time")
    Receipt acceptClash(@PathVariable UUID change, @Valid @RequestBody ClashAcceptance acceptance) {
        return commands.send(change, new ChangeCommand.AcceptClash(change, acceptance));
    }

    @PostMapping("/{change}/reassignment")
    @Summary(zh = "更换审批人、实施人或复核人", en = "Give a part to another person")
    Receipt reassign(@PathVariable UUID change, @Valid @RequestBody Reassignment reassignment) {
        return commands.send(change, new ChangeCommand.Reassign(change, reassignment));
    }

    @PostMapping("/{change}/start")
    @Summary(
            zh = "开始实施（窗口内，仅实施人）；所涉监测对象静默至窗口结束",
            en =
                    "Begin, in the window, as the implementer; alerts of its targets are suppressed until the window closes")
    Receipt start(@PathVariable UUID change) {
        return commands.send(change, new ChangeCommand.Start(change));
    }

    @PostMapping("/{change}/steps")
    @Summary(zh = "记录一个步骤", en = "Record a step")
    Receipt perform(@PathVariable UUID change, @Valid @RequestBody Performance performance) {
        return commands.send(change, new ChangeCommand.Perform(change, performance));
    }

    @PostMapping("/{change}/rollback")
    @Summary(zh = "记录回退", en = "Record that the way back was gone")
    Receipt rollBack(@PathVariable UUID change, @Valid @RequestBody Rollback rollback) {
        return commands.send(change, new ChangeCommand.RollBack(change, rollback));
    }

    @PostMapping("/{change}/end")
    @Summary(zh = "结束实施", en = "End the implementation")
    Receipt end(@PathVariable UUID change, @Valid @RequestBody Ending ending) {
        return commands.send(change, new ChangeCommand.End(change, ending));
    }

    @PostMapping("/{change}/review")
    @Summary(zh = "复核：目标达成情况与对生产环境的影响", en = "Review whether the aim was reached and what it did to production")
    Receipt review(@PathVariable UUID change, @Valid @RequestBody Findings findings) {
        return commands.send(change, new ChangeCommand.Review(change, findings));
    }
}
