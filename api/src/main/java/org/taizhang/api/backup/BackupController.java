package org.taizhang.api.backup;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.taizhang.domain.Unknown;
import org.taizhang.domain.backup.BackupCommand;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.backup.BackupEvent.Definition;
import org.taizhang.domain.backup.BackupEvent.Layer;
import org.taizhang.domain.backup.BackupEvent.Look;
import org.taizhang.domain.backup.BackupEvent.Stage;
import org.taizhang.domain.backup.BackupEvent.Verification;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.projections.backup.BackupView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.run.RunView;

@RestController
@RequestMapping("/api/v1/backups")
class BackupController {
    private final Commands commands;
    private final Reads reads;
    private final Model<BackupEvent, BackupView> backups;
    private final Model<RunEvent, RunView> runs;

    /** How many policies in force there are at a layer, and whether there is any. */
    record LayerCoverage(Layer layer, long policies, boolean covered) {}

    BackupController(
            Commands commands, Reads reads, Model<BackupEvent, BackupView> backups, Model<RunEvent, RunView> runs) {
        this.commands = commands;
        this.reads = reads;
        this.backups = backups;
        this.runs = runs;
    }

    @PostMapping
    @Summary(zh = "拟定数据备份及验证策略", en = "Propose how a data set is backed up and how that is verified")
    ResponseEntity<Receipt> propose(@Valid @RequestBody Definition definition) {
        var backup = commands.newId();
        return commands.create(backup, new BackupCommand.Propose(backup, definition));
    }

    @GetMapping
    @Summary(zh = "备份策略列表；missing=true 为缺备份者", en = "List policies; missing=true for those of which a run is missing")
    Slice<BackupView> list() {
        return reads.list(backups);
    }

    @GetMapping("/layers")
    @Summary(zh = "各层（文件系统、数据库、应用系统）是否都有生效的策略", en = "Whether there is a policy in force at each layer")
    List<LayerCoverage> layers() {
        var inForce = backups.view()
                .within(Caller.current().unit())
                .count(List.of(Filter.eq("state.stage", Stage.IN_FORCE)), "state.definition.layer");
        return Arrays.stream(Layer.values())
                .map(layer -> {
                    var policies = Objects.requireNonNullElse(inForce.get(List.of(layer.name())), 0L);
                    return new LayerCoverage(layer, policies, policies > 0);
                })
                .toList();
    }

    @GetMapping("/{backup}")
    @Summary(zh = "查看备份策略及其经过，可回到任一时刻", en = "Get a policy with its timeline, also as of an instant")
    ResponseEntity<BackupView> get(@PathVariable UUID backup, @RequestParam @Nullable Instant asOf) {
        return reads.get(backups, backup, asOf);
    }

    @PutMapping("/{backup}/definition")
    @Summary(zh = "修订策略，经另一人重新批准后生效", en = "Revise; in force once another has approved it anew")
    Receipt revise(@PathVariable UUID backup, @Valid @RequestBody Definition definition) {
        return commands.send(backup, new BackupCommand.Revise(backup, definition));
    }

    @PostMapping("/{backup}/approval")
    @Summary(zh = "批准（不得由拟定人本人批准）", en = "Approve, by someone who did not propose it")
    Receipt approve(@PathVariable UUID backup, @Valid @RequestBody Statement statement) {
        return commands.send(backup, new BackupCommand.Approve(backup, statement));
    }

    @PostMapping("/{backup}/refusal")
    @Summary(zh = "不予批准", en = "Decline")
    Receipt decline(@PathVariable UUID backup, @Valid @RequestBody Statement statement) {
        return commands.send(backup, new BackupCommand.Decline(backup, statement));
    }

    @PostMapping("/{backup}/checks")
    @Summary(zh = "每日检查：确认某日的备份情况", en = "Confirm that somebody looked at the backups of a day")
    Receipt check(@PathVariable UUID backup, @Valid @RequestBody Look look) {
        return commands.send(backup, new BackupCommand.Check(backup, look));
    }

    @PostMapping("/{backup}/verifications")
    @Summary(
            zh = "登记有效性验证；无效的须在期限内修复并查明原因",
            en = "Record a trial of a backup; one that fails is owed a repair and its cause")
    Receipt verify(@PathVariable UUID backup, @Valid @RequestBody Verification verification) {
        var run = reads.known(runs, verification.run());
        if (!run.state().policy().backup().equals(backup)) throw new Unknown(verification.run());
        return commands.send(backup, new BackupCommand.Verify(backup, verification));
    }

    @PostMapping("/{backup}/repairs")
    @Summary(zh = "登记无效备份的原因与修复措施", en = "Record why a backup could not be used, and its repair")
    Receipt repair(@PathVariable UUID backup, @Valid @RequestBody BackupEvent.Repair repair) {
        return commands.send(backup, new BackupCommand.Repair(backup, repair));
    }

    @PostMapping("/{backup}/reviews")
    @Summary(zh = "每月审核备份记录（不得由责任人及检查、验证人审核）", en = "Review the month's records, by someone who made none of them")
    Receipt review(@PathVariable UUID backup, @Valid @RequestBody Statement statement) {
        return commands.send(backup, new BackupCommand.Review(backup, statement));
    }

    @PostMapping("/{backup}/retirement")
    @Summary(zh = "停用策略", en = "Retire")
    Receipt retire(@PathVariable UUID backup, @Valid @RequestBody Statement statement) {
        return commands.send(backup, new BackupCommand.Retire(backup, statement));
    }
}
