package org.taizhang.api.nonconformity;

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
import org.taizhang.domain.nonconformity.NonconformityCommand;
import org.taizhang.domain.nonconformity.NonconformityEvent;
import org.taizhang.domain.nonconformity.NonconformityEvent.Discovery;
import org.taizhang.domain.nonconformity.NonconformityEvent.Feedback;
import org.taizhang.domain.nonconformity.NonconformityEvent.Measures;
import org.taizhang.projections.nonconformity.NonconformityView;

@RestController
@RequestMapping("/api/v1/nonconformities")
class NonconformityController {
    private final Commands commands;
    private final Reads reads;
    private final Model<NonconformityEvent, NonconformityView> nonconformities;

    NonconformityController(
            Commands commands, Reads reads, Model<NonconformityEvent, NonconformityView> nonconformities) {
        this.commands = commands;
        this.reads = reads;
        this.nonconformities = nonconformities;
    }

    @PostMapping
    @Summary(zh = "登记发现的问题", en = "Report a nonconformity")
    ResponseEntity<Receipt> report(@Valid @RequestBody Discovery discovery) {
        var nonconformity = commands.newId();
        return commands.create(nonconformity, new NonconformityCommand.Report(nonconformity, discovery));
    }

    @GetMapping
    @Summary(zh = "问题列表，可按逾期时刻筛选", en = "List nonconformities, also by when something is owed")
    Slice<NonconformityView> list() {
        return reads.list(nonconformities);
    }

    @GetMapping("/{nonconformity}")
    @Summary(zh = "查看问题及其整改经过，可回到任一时刻", en = "Get a nonconformity with its timeline, also as of an instant")
    ResponseEntity<NonconformityView> get(@PathVariable UUID nonconformity, @RequestParam @Nullable Instant asOf) {
        return reads.get(nonconformities, nonconformity, asOf);
    }

    @PostMapping("/{nonconformity}/feedback-request")
    @Summary(zh = "反馈责任部门并要求答复", en = "Tell the department and ask it to answer")
    Receipt requestFeedback(@PathVariable UUID nonconformity, @Valid @RequestBody Feedback feedback) {
        return commands.send(nonconformity, new NonconformityCommand.RequestFeedback(nonconformity, feedback));
    }

    @PostMapping("/{nonconformity}/feedback")
    @Summary(zh = "记录责任部门的答复", en = "Record the department’s answer")
    Receipt receiveFeedback(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.ReceiveFeedback(nonconformity, statement));
    }

    @PutMapping("/{nonconformity}/measures")
    @Summary(zh = "确定纠正与预防措施、责任人与期限", en = "Plan corrective and preventive measures, by whom and until when")
    Receipt planMeasures(@PathVariable UUID nonconformity, @Valid @RequestBody Measures measures) {
        return commands.send(nonconformity, new NonconformityCommand.PlanMeasures(nonconformity, measures));
    }

    @PostMapping("/{nonconformity}/correction")
    @Summary(zh = "完成纠正", en = "Say that it was put right")
    Receipt correct(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.Correct(nonconformity, statement));
    }

    @PostMapping("/{nonconformity}/prevention")
    @Summary(zh = "完成预防", en = "Say that it was kept from coming back")
    Receipt prevent(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.Prevent(nonconformity, statement));
    }

    @PostMapping("/{nonconformity}/verification")
    @Summary(zh = "验证整改有效（不得由整改人本人验证）", en = "Verify, by someone who did not do it")
    Receipt verify(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.Verify(nonconformity, statement));
    }

    @PostMapping("/{nonconformity}/return")
    @Summary(zh = "验证不通过，退回整改", en = "Send it back")
    Receipt sendBack(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.SendBack(nonconformity, statement));
    }

    @PostMapping("/{nonconformity}/closure")
    @Summary(zh = "关闭问题", en = "Close a nonconformity")
    Receipt close(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.Close(nonconformity, statement));
    }

    @PostMapping("/{nonconformity}/dismissal")
    @Summary(zh = "认定不是问题", en = "Say that it is no defect")
    Receipt dismiss(@PathVariable UUID nonconformity, @Valid @RequestBody Statement statement) {
        return commands.send(nonconformity, new NonconformityCommand.Dismiss(nonconformity, statement));
    }
}
