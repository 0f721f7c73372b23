package org.taizhang.api.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
import org.taizhang.domain.target.TargetCommand.*;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.domain.target.TargetEvent.Maintenance;
import org.taizhang.projections.target.TargetView;

@RestController
@RequestMapping("/api/v1/targets")
class TargetController {
    private final Commands commands;
    private final Reads reads;
    private final Model<TargetEvent, TargetView> targets;

    record Retirement(@NotBlank @Size(max = 500) String reason) {}

    TargetController(Commands commands, Reads reads, Model<TargetEvent, TargetView> targets) {
        this.commands = commands;
        this.reads = reads;
        this.targets = targets;
    }

    @PostMapping
    @Summary(zh = "登记监测对象", en = "Register a target")
    ResponseEntity<Receipt> register(@Valid @RequestBody Definition definition) {
        var target = commands.newId();
        return commands.create(target, new Register(target, definition));
    }

    @GetMapping
    @Summary(zh = "监测对象列表", en = "List targets")
    Slice<TargetView> list() {
        return reads.list(targets);
    }

    @GetMapping("/{target}")
    @Summary(zh = "查看监测对象，可回到任一时刻", en = "Get a target, also as of an instant")
    ResponseEntity<TargetView> get(@PathVariable UUID target, @RequestParam @Nullable Instant asOf) {
        return reads.get(targets, target, asOf);
    }

    @PutMapping("/{target}")
    @Summary(zh = "修订监测对象", en = "Revise a target")
    Receipt revise(@PathVariable UUID target, @Valid @RequestBody Definition definition) {
        return commands.send(target, new Revise(target, definition));
    }

    @PostMapping("/{target}/pause")
    @Summary(zh = "暂停告警（检修期间），到期自动恢复", en = "Pause a target for maintenance; it resumes by itself")
    Receipt pause(@PathVariable UUID target, @Valid @RequestBody Maintenance maintenance) {
        return commands.send(target, new Pause(target, maintenance));
    }

    @DeleteMapping("/{target}/pause")
    @Summary(zh = "提前结束暂停", en = "End a pause early")
    Receipt resume(@PathVariable UUID target) {
        return commands.send(target, new Resume(target, null));
    }

    @PostMapping("/{target}/retirement")
    @Summary(zh = "停止监测并归档", en = "Retire a target")
    Receipt retire(@PathVariable UUID target, @Valid @RequestBody Retirement retirement) {
        return commands.send(target, new Retire(target, retirement.reason()));
    }
}
