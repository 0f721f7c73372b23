package org.taizhang.api.manual;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.manual.ManualCommand;
import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.domain.manual.ManualEvent.Binding;
import org.taizhang.domain.manual.ManualEvent.Cause;
import org.taizhang.domain.manual.ManualEvent.Manuscript;
import org.taizhang.projections.manual.ManualView;

@RestController
@RequestMapping("/api/v1/manuals")
class ManualController {
    private final Commands commands;
    private final Reads reads;
    private final Model<ManualEvent, ManualView> manuals;
    private final Uncovered uncovered;

    /** A manual to begin. */
    record Opening(
            @NotNull @Valid Binding binding, @NotNull @Valid Manuscript manuscript) {}

    /** A manual as it is to be, and why. */
    record Revision(
            @NotNull @Valid Manuscript manuscript,
            @NotNull @Valid Cause cause) {}

    ManualController(Commands commands, Reads reads, Model<ManualEvent, ManualView> manuals, Uncovered uncovered) {
        this.commands = commands;
        this.reads = reads;
        this.manuals = manuals;
        this.uncovered = uncovered;
    }

    @PostMapping
    @Summary(zh = "编制操作手册", en = "Begin an operation manual")
    ResponseEntity<Receipt> open(@Valid @RequestBody Opening opening) {
        var manual = commands.newId();
        return commands.create(manual, new ManualCommand.Open(manual, opening.binding(), opening.manuscript()));
    }

    @GetMapping
    @Summary(zh = "操作手册列表", en = "List operation manuals")
    Slice<ManualView> list() {
        return reads.list(manuals);
    }

    @GetMapping("/missing")
    @Summary(zh = "没有现行操作手册的应用系统", en = "Which systems have no manual in force")
    Uncovered.Systems missing() {
        return uncovered.systems();
    }

    @GetMapping("/{manual}")
    @Summary(zh = "查看操作手册及其经过，可回到任一时刻", en = "Get an operation manual with its timeline, also as of an instant")
    ResponseEntity<ManualView> get(@PathVariable UUID manual, @RequestParam @Nullable Instant asOf) {
        return reads.get(manuals, manual, asOf);
    }

    @PutMapping("/{manual}/draft")
    @Summary(zh = "修改草稿", en = "Change the draft")
    Receipt draft(@PathVariable UUID manual, @Valid @RequestBody Manuscript manuscript) {
        return commands.send(manual, new ManualCommand.Draft(manual, manuscript));
    }

    @PostMapping("/{manual}/revisions")
    @Summary(zh = "修订现行手册", en = "Revise the manual in force")
    Receipt revise(@PathVariable UUID manual, @Valid @RequestBody Revision revision) {
        return commands.send(manual, new ManualCommand.Revise(manual, revision.manuscript(), revision.cause()));
    }

    @PostMapping("/{manual}/changes")
    @Summary(zh = "报告业务或应用服务变化，须限期修订", en = "Say that what it describes has changed, so that a revision is owed")
    Receipt noteChange(@PathVariable UUID manual, @Valid @RequestBody Cause cause) {
        return commands.send(manual, new ManualCommand.NoteChange(manual, cause));
    }

    @PostMapping("/{manual}/submission")
    @Summary(zh = "提交审批", en = "Submit the draft for approval")
    Receipt submit(@PathVariable UUID manual) {
        return commands.send(manual, new ManualCommand.Submit(manual));
    }

    @PostMapping("/{manual}/approval")
    @Summary(zh = "批准（不得由起草人或提交人批准），随即执行", en = "Approve, as one who has no part in it; from then on it is in force")
    Receipt approve(@PathVariable UUID manual, @Valid @RequestBody Statement statement) {
        return commands.send(manual, new ManualCommand.Approve(manual, statement));
    }

    @PostMapping("/{manual}/return")
    @Summary(zh = "退回修改", en = "Send the draft back")
    Receipt sendBack(@PathVariable UUID manual, @Valid @RequestBody Statement statement) {
        return commands.send(manual, new ManualCommand.SendBack(manual, statement));
    }

    @PostMapping("/{manual}/retirement")
    @Summary(zh = "停用手册", en = "Retire the manual")
    Receipt retire(@PathVariable UUID manual, @Valid @RequestBody Statement statement) {
        return commands.send(manual, new ManualCommand.Retire(manual, statement));
    }
}
