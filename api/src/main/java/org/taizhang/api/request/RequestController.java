package org.taizhang.api.request;

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
import org.taizhang.domain.request.RequestCommand.*;
import org.taizhang.domain.request.RequestEvent;
import org.taizhang.domain.request.RequestEvent.Application;
import org.taizhang.domain.request.RequestEvent.Execution;
import org.taizhang.domain.request.RequestEvent.OperationsPlan;
import org.taizhang.domain.request.RequestEvent.SystemTest;
import org.taizhang.projections.request.RequestView;

@RestController
@RequestMapping("/api/v1/requests")
class RequestController {
    private final Commands commands;
    private final Reads reads;
    private final Model<RequestEvent, RequestView> requests;

    RequestController(Commands commands, Reads reads, Model<RequestEvent, RequestView> requests) {
        this.commands = commands;
        this.reads = reads;
        this.requests = requests;
    }

    @PostMapping
    @Summary(zh = "提交服务申请", en = "Submit a request")
    ResponseEntity<Receipt> submit(@Valid @RequestBody Application application) {
        var request = commands.newId();
        return commands.create(request, new Submit(request, application));
    }

    @GetMapping
    @Summary(zh = "服务申请列表", en = "List requests")
    Slice<RequestView> list() {
        return reads.list(requests);
    }

    @GetMapping("/{request}")
    @Summary(zh = "查看服务申请及其经过，可回到任一时刻", en = "Get a request with its timeline, also as of an instant")
    ResponseEntity<RequestView> get(@PathVariable UUID request, @RequestParam @Nullable Instant asOf) {
        return reads.get(requests, request, asOf);
    }

    @PostMapping("/{request}/approval")
    @Summary(zh = "审核通过（不得由申请人或受益人办理）", en = "Approve, by someone who neither asked for it nor gains by it")
    Receipt approve(@PathVariable UUID request, @Valid @RequestBody Statement statement) {
        return commands.send(request, new Approve(request, statement));
    }

    @PostMapping("/{request}/rejection")
    @Summary(zh = "驳回", en = "Reject")
    Receipt reject(@PathVariable UUID request, @Valid @RequestBody Statement statement) {
        return commands.send(request, new Reject(request, statement));
    }

    @PostMapping("/{request}/withdrawal")
    @Summary(zh = "撤回（仅申请人）", en = "Withdraw, as the applicant")
    Receipt withdraw(@PathVariable UUID request, @Valid @RequestBody Statement statement) {
        return commands.send(request, new Withdraw(request, statement));
    }

    @PostMapping("/{request}/system-tests")
    @Summary(zh = "提交系统测试记录与报告", en = "Record a system test, with its report")
    Receipt recordSystemTest(@PathVariable UUID request, @Valid @RequestBody SystemTest test) {
        return commands.send(request, new RecordSystemTest(request, test));
    }

    @PutMapping("/{request}/operations-plan")
    @Summary(zh = "提交应用运维方案", en = "Submit the application's operations plan")
    Receipt submitOperationsPlan(@PathVariable UUID request, @Valid @RequestBody OperationsPlan plan) {
        return commands.send(request, new SubmitOperationsPlan(request, plan));
    }

    @PostMapping("/{request}/operations-plan/approval")
    @Summary(zh = "批准应用运维方案", en = "Approve the operations plan")
    Receipt approveOperationsPlan(@PathVariable UUID request, @Valid @RequestBody Statement statement) {
        return commands.send(request, new ApproveOperationsPlan(request, statement));
    }

    @PostMapping("/{request}/execution")
    @Summary(zh = "办理；应用接入即为上线", en = "Carry it out; of an application that joins, go live")
    Receipt execute(@PathVariable UUID request, @Valid @RequestBody Execution execution) {
        return commands.send(request, new Execute(request, execution));
    }

    @PostMapping("/{request}/verification")
    @Summary(zh = "核验（不得由办理人本人核验）", en = "Verify, by someone who did not carry it out")
    Receipt verify(@PathVariable UUID request, @Valid @RequestBody Statement statement) {
        return commands.send(request, new Verify(request, statement));
    }

    @PostMapping("/{request}/return")
    @Summary(zh = "核验不符，退回重办", en = "Send back what is not as it was asked for")
    Receipt sendBack(@PathVariable UUID request, @Valid @RequestBody Statement statement) {
        return commands.send(request, new SendBack(request, statement));
    }
}
