package org.taizhang.api.inspection;

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
import org.taizhang.domain.inspection.InspectionCommand;
import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.domain.inspection.InspectionEvent.Plan;
import org.taizhang.domain.inspection.InspectionEvent.Result;
import org.taizhang.projections.inspection.InspectionView;

@RestController
@RequestMapping("/api/v1/inspections")
class InspectionController {
    private final Commands commands;
    private final Reads reads;
    private final Model<InspectionEvent, InspectionView> inspections;

    InspectionController(Commands commands, Reads reads, Model<InspectionEvent, InspectionView> inspections) {
        this.commands = commands;
        this.reads = reads;
        this.inspections = inspections;
    }

    @PostMapping
    @Summary(zh = "制定检查计划", en = "Plan checks")
    ResponseEntity<Receipt> plan(@Valid @RequestBody Plan plan) {
        var inspection = commands.newId();
        return commands.create(inspection, new InspectionCommand.Plan(inspection, plan));
    }

    @GetMapping
    @Summary(zh = "检查计划列表，可按逾期时刻筛选", en = "List plans of checks, also by when a check is owed")
    Slice<InspectionView> list() {
        return reads.list(inspections);
    }

    @GetMapping("/{inspection}")
    @Summary(zh = "查看检查计划，可回到任一时刻", en = "Get a plan of checks, also as of an instant")
    ResponseEntity<InspectionView> get(@PathVariable UUID inspection, @RequestParam @Nullable Instant asOf) {
        return reads.get(inspections, inspection, asOf);
    }

    @PutMapping("/{inspection}")
    @Summary(zh = "修订检查计划", en = "Change a plan of checks")
    Receipt revise(@PathVariable UUID inspection, @Valid @RequestBody Plan plan) {
        return commands.send(inspection, new InspectionCommand.Revise(inspection, plan));
    }

    @PostMapping("/{inspection}/exemption")
    @Summary(zh = "本周期免于检查并说明理由", en = "Excuse the period in which a check is owed")
    Receipt excuse(@PathVariable UUID inspection, @Valid @RequestBody Statement statement) {
        return commands.send(inspection, new InspectionCommand.Excuse(inspection, statement));
    }

    @PostMapping("/{inspection}/end")
    @Summary(zh = "终止检查计划", en = "End a plan of checks")
    Receipt end(@PathVariable UUID inspection, @Valid @RequestBody Statement statement) {
        return commands.send(inspection, new InspectionCommand.End(inspection, statement));
    }

    @PostMapping("/{inspection}/checks")
    @Summary(zh = "记录一次检查及发现的问题", en = "Record a check and what it found")
    Receipt check(@PathVariable UUID inspection, @Valid @RequestBody Result result) {
        return commands.send(inspection, new InspectionCommand.Check(inspection, commands.newId(), result));
    }
}
