package org.taizhang.api.restore;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.restore.RestoreCommand;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.restore.RestoreEvent.Archive;
import org.taizhang.domain.restore.RestoreEvent.Confirmation;
import org.taizhang.domain.restore.RestoreEvent.Execution;
import org.taizhang.domain.restore.RestoreEvent.Plan;
import org.taizhang.domain.restore.RestoreEvent.Retest;
import org.taizhang.domain.restore.RestoreEvent.TestRecord;
import org.taizhang.domain.restore.RestoreEvent.Urgency;
import org.taizhang.domain.restore.RestoreEvent.Verification;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.projections.backup.BackupView;
import org.taizhang.projections.restore.RestoreView;
import org.taizhang.projections.run.RunView;

@RestController
@RequestMapping("/api/v1/restores")
class RestoreController {
    private final Commands commands;
    private final Reads reads;
    private final Model<RestoreEvent, RestoreView> restores;
    private final Model<BackupEvent, BackupView> backups;
    private final Model<RunEvent, RunView> runs;

    /** The medium that is at hand. */
    record AtHand(@NotNull UUID medium) {}

    RestoreController(
            Commands commands,
            Reads reads,
            Model<RestoreEvent, RestoreView> restores,
            Model<BackupEvent, BackupView> backups,
            Model<RunEvent, RunView> runs) {
        this.commands = commands;
        this.reads = reads;
        this.restores = restores;
        this.backups = backups;
        this.runs = runs;
    }

    private UUID runOf(UUID run) {
        return reads.known(runs, run).state().policy().backup();
    }

    @PostMapping
    @Summary(zh = "拟定数据恢复或恢复演练", en = "Plan a restore or a drill")
    ResponseEntity<Receipt> begin(@Valid @RequestBody Plan plan) {
        var backup = reads.known(backups, plan.backup());
        if (plan.run() != null && !backup.id().equals(runOf(plan.run()))) throw new Unknown(plan.run());
        var restore = commands.newId();
        return commands.create(restore, new RestoreCommand.Begin(restore, plan));
    }

    @GetMapping
    @Summary(zh = "数据恢复列表", en = "List restores")
    Slice<RestoreView> list() {
        return reads.list(restores);
    }

    @GetMapping("/{restore}")
    @Summary(zh = "查看数据恢复及其经过，可回到任一时刻", en = "Get a restore with its timeline, also as of an instant")
    ResponseEntity<RestoreView> get(@PathVariable UUID restore, @RequestParam @Nullable Instant asOf) {
        return reads.get(restores, restore, asOf);
    }

    @PostMapping("/{restore}/test/medium")
    @Summary(zh = "取得已借出的备份介质", en = "Have a medium at hand that was handed out")
    Receipt obtainMedium(@PathVariable UUID restore, @Valid @RequestBody AtHand at) {
        return commands.send(restore, new RestoreCommand.ObtainMedium(restore, at.medium()));
    }

    @PostMapping("/{restore}/test/confirmations")
    @Summary(zh = "逐项确认：介质可读、数据完整、方案可行", en = "Confirm that it is readable, whole, the plan feasible, one by one")
    Receipt confirm(@PathVariable UUID restore, @Valid @RequestBody Confirmation confirmation) {
        return commands.send(restore, new RestoreCommand.Confirm(restore, confirmation));
    }

    @PostMapping("/{restore}/test/record")
    @Summary(zh = "填写恢复性测试记录", en = "Record the test")
    Receipt recordTest(@PathVariable UUID restore, @Valid @RequestBody TestRecord record) {
        return commands.send(restore, new RestoreCommand.RecordTest(restore, record));
    }

    @PostMapping("/{restore}/test/report")
    @Summary(zh = "提交恢复性测试报告", en = "Report the test")
    Receipt reportTest(@PathVariable UUID restore, @Valid @RequestBody Statement report) {
        return commands.send(restore, new RestoreCommand.ReportTest(restore, report));
    }

    @PostMapping("/{restore}/test/purge")
    @Summary(zh = "登记已清除测试环境中的生产数据", en = "Record that the data is purged from the test environment")
    Receipt purgeData(@PathVariable UUID restore, @Valid @RequestBody Statement purge) {
        return commands.send(restore, new RestoreCommand.PurgeData(restore, purge));
    }

    @PostMapping("/{restore}/test/return")
    @Summary(zh = "登记介质已交还", en = "Record that the medium is returned")
    Receipt returnMedium(@PathVariable UUID restore) {
        return commands.send(restore, new RestoreCommand.ReturnMedium(restore));
    }

    @PostMapping("/{restore}/test/cause")
    @Summary(zh = "登记测试失败原因", en = "Say why the test failed")
    Receipt findCause(@PathVariable UUID restore, @Valid @RequestBody Statement cause) {
        return commands.send(restore, new RestoreCommand.FindCause(restore, cause));
    }

    @PostMapping("/{restore}/test/fault-report")
    @Summary(zh = "提交测试故障报告", en = "Report the fault of the test")
    Receipt reportFault(@PathVariable UUID restore, @Valid @RequestBody Statement fault) {
        return commands.send(restore, new RestoreCommand.ReportFault(restore, fault));
    }

    @PostMapping("/{restore}/test/retest")
    @Summary(zh = "安排重新测试", en = "Arrange another test")
    Receipt arrangeRetest(@PathVariable UUID restore, @Valid @RequestBody Retest retest) {
        return commands.send(restore, new RestoreCommand.ArrangeRetest(restore, retest));
    }

    @PostMapping("/{restore}/test/review")
    @Summary(zh = "审核测试结果（不得由测试人审核）", en = "Review the test, by someone without a part in it")
    Receipt reviewTest(@PathVariable UUID restore, @Valid @RequestBody Statement review) {
        return commands.send(restore, new RestoreCommand.ReviewTest(restore, review));
    }

    @PostMapping("/{restore}/test/archive")
    @Summary(zh = "测试记录与报告存档", en = "Archive the record and the report")
    Receipt archiveTest(@PathVariable UUID restore, @Valid @RequestBody Archive archive) {
        return commands.send(restore, new RestoreCommand.ArchiveTest(restore, archive));
    }

    @PostMapping("/{restore}/urgency")
    @Summary(zh = "申报紧急恢复：数据丢失，不经测试", en = "Declare it urgent: data is lost, and there is no test")
    Receipt declareUrgency(@PathVariable UUID restore, @Valid @RequestBody Urgency urgency) {
        return commands.send(restore, new RestoreCommand.DeclareUrgency(restore, urgency));
    }

    @PostMapping("/{restore}/urgency/approval")
    @Summary(zh = "批准紧急恢复", en = "Approve the urgent restore")
    Receipt approveUrgency(@PathVariable UUID restore, @Valid @RequestBody Statement statement) {
        return commands.send(restore, new RestoreCommand.ApproveUrgency(restore, statement));
    }

    @PostMapping("/{restore}/urgency/refusal")
    @Summary(zh = "不予批准紧急恢复", en = "Decline the urgent restore")
    Receipt declineUrgency(@PathVariable UUID restore, @Valid @RequestBody Statement statement) {
        return commands.send(restore, new RestoreCommand.DeclineUrgency(restore, statement));
    }

    @PostMapping("/{restore}/urgency/review")
    @Summary(zh = "紧急恢复的事后审核（不得由经手人审核）", en = "Review the urgent restore afterwards, by someone without a part in it")
    Receipt reviewUrgency(@PathVariable UUID restore, @Valid @RequestBody Statement review) {
        return commands.send(restore, new RestoreCommand.ReviewUrgency(restore, review));
    }

    @PostMapping("/{restore}/approval")
    @Summary(zh = "批准恢复（测试已存档之后）", en = "Approve, once the test is archived")
    Receipt approve(@PathVariable UUID restore, @Valid @RequestBody Statement statement) {
        return commands.send(restore, new RestoreCommand.Approve(restore, statement));
    }

    @PostMapping("/{restore}/execution")
    @Summary(zh = "登记恢复的执行与结果", en = "Record what was done and what came of it")
    Receipt execute(@PathVariable UUID restore, @Valid @RequestBody Execution execution) {
        return commands.send(restore, new RestoreCommand.Execute(restore, execution));
    }

    @PostMapping("/{restore}/verification")
    @Summary(zh = "核验恢复结果（不得由执行人核验）", en = "Verify the result, by someone who did not carry it out")
    Receipt verify(@PathVariable UUID restore, @Valid @RequestBody Verification verification) {
        return commands.send(restore, new RestoreCommand.Verify(restore, verification));
    }

    @PostMapping("/{restore}/cancellation")
    @Summary(zh = "取消", en = "Call off")
    Receipt cancel(@PathVariable UUID restore, @Valid @RequestBody Statement statement) {
        return commands.send(restore, new RestoreCommand.Cancel(restore, statement));
    }
}
