package org.taizhang.api.plan;

import jakarta.validation.Valid;
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
import org.taizhang.domain.plan.PlanCommand;
import org.taizhang.domain.plan.PlanEvent;
import org.taizhang.domain.plan.PlanEvent.*;
import org.taizhang.projections.plan.PlanView;

@RestController
@RequestMapping("/api/v1/plans")
class PlanController {
    private final Commands commands;
    private final Reads reads;
    private final Model<PlanEvent, PlanView> plans;

    PlanController(Commands commands, Reads reads, Model<PlanEvent, PlanView> plans) {
        this.commands = commands;
        this.reads = reads;
        this.plans = plans;
    }

    @PostMapping
    @Summary(zh = "起草应急预案", en = "Draft an emergency plan")
    ResponseEntity<Receipt> draft(@Valid @RequestBody PlanEvent.Draft draft) {
        var plan = commands.newId();
        return commands.create(plan, new PlanCommand.Draft(plan, draft));
    }

    @GetMapping
    @Summary(zh = "应急预案列表", en = "List emergency plans")
    Slice<PlanView> list() {
        return reads.list(plans);
    }

    @GetMapping("/{plan}")
    @Summary(zh = "查看应急预案及其经过，可回到任一时刻", en = "Get an emergency plan with its timeline, also as of an instant")
    ResponseEntity<PlanView> get(@PathVariable UUID plan, @RequestParam @Nullable Instant asOf) {
        return reads.get(plans, plan, asOf);
    }

    @PutMapping("/{plan}/content")
    @Summary(zh = "修订，须重新批准", en = "Revise, to be approved again")
    Receipt revise(@PathVariable UUID plan, @Valid @RequestBody Revision revision) {
        return commands.send(plan, new PlanCommand.Revise(plan, revision));
    }

    @PostMapping("/{plan}/approval")
    @Summary(zh = "批准（不得批准本人所拟）", en = "Approve what another wrote")
    Receipt approve(@PathVariable UUID plan, @Valid @RequestBody Statement statement) {
        return commands.send(plan, new PlanCommand.Approve(plan, statement));
    }

    @PostMapping("/{plan}/rejection")
    @Summary(zh = "退回", en = "Reject")
    Receipt reject(@PathVariable UUID plan, @Valid @RequestBody Statement statement) {
        return commands.send(plan, new PlanCommand.Reject(plan, statement));
    }

    @PostMapping("/{plan}/filings")
    @Summary(zh = "报备", en = "File with the authority")
    Receipt file(@PathVariable UUID plan, @Valid @RequestBody Filing filing) {
        return commands.send(plan, new PlanCommand.File(plan, filing));
    }

    @PostMapping("/{plan}/drills")
    @Summary(zh = "记录演练", en = "Record a drill")
    Receipt drill(@PathVariable UUID plan, @Valid @RequestBody PlanEvent.Drill drill) {
        return commands.send(plan, new PlanCommand.Drill(plan, drill));
    }

    @PostMapping("/{plan}/evaluations")
    @Summary(zh = "评估", en = "Evaluate")
    Receipt evaluate(@PathVariable UUID plan, @Valid @RequestBody Evaluation evaluation) {
        return commands.send(plan, new PlanCommand.Evaluate(plan, evaluation));
    }

    @PostMapping("/{plan}/retirement")
    @Summary(zh = "废止", en = "Retire")
    Receipt retire(@PathVariable UUID plan, @Valid @RequestBody Statement statement) {
        return commands.send(plan, new PlanCommand.Retire(plan, statement));
    }
}
