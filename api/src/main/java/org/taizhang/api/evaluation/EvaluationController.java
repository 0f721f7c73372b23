package org.taizhang.api.evaluation;

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
import org.taizhang.domain.evaluation.EvaluationCommand;
import org.taizhang.domain.evaluation.EvaluationEvent;
import org.taizhang.domain.evaluation.EvaluationEvent.Site;
import org.taizhang.domain.evaluation.EvaluationEvent.Values;
import org.taizhang.projections.evaluation.EvaluationView;

@RestController
@RequestMapping("/api/v1/evaluations")
class EvaluationController {
    private final Commands commands;
    private final Reads reads;
    private final Model<EvaluationEvent, EvaluationView> evaluations;

    EvaluationController(Commands commands, Reads reads, Model<EvaluationEvent, EvaluationView> evaluations) {
        this.commands = commands;
        this.reads = reads;
        this.evaluations = evaluations;
    }

    @PostMapping
    @Summary(zh = "开始一次指标评测", en = "Begin an evaluation")
    ResponseEntity<Receipt> begin(@Valid @RequestBody Site site) {
        var evaluation = commands.newId();
        return commands.create(evaluation, new EvaluationCommand.Begin(evaluation, site));
    }

    @GetMapping
    @Summary(zh = "指标评测列表", en = "List evaluations")
    Slice<EvaluationView> list() {
        return reads.list(evaluations);
    }

    @GetMapping("/{evaluation}")
    @Summary(zh = "查看指标评测，可回到任一时刻", en = "Get an evaluation, also as of an instant")
    ResponseEntity<EvaluationView> get(@PathVariable UUID evaluation, @RequestParam @Nullable Instant asOf) {
        return reads.get(evaluations, evaluation, asOf);
    }

    @PutMapping("/{evaluation}/values")
    @Summary(zh = "记录指标的实测值", en = "Record what was observed")
    Receipt observe(@PathVariable UUID evaluation, @Valid @RequestBody Values values) {
        return commands.send(evaluation, new EvaluationCommand.Observe(evaluation, values));
    }

    @PostMapping("/{evaluation}/conclusion")
    @Summary(zh = "据实测值得出得分、单项否决与结论", en = "Have score, vetoes and judgement computed")
    Receipt conclude(@PathVariable UUID evaluation) {
        return commands.send(evaluation, new EvaluationCommand.Conclude(evaluation));
    }
}
