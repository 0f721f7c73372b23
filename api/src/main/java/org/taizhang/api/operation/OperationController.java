package org.taizhang.api.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import org.taizhang.domain.operation.OperationCommand;
import org.taizhang.domain.operation.OperationEvent;
import org.taizhang.domain.operation.OperationEvent.Done;
import org.taizhang.domain.operation.OperationEvent.Finding;
import org.taizhang.domain.operation.OperationEvent.Request;
import org.taizhang.projections.operation.OperationView;

@RestController
@RequestMapping("/api/v1/operations")
class OperationController {
    private static final String PLACE = "/api/v1/operations/";

    private final Commands commands;
    private final Reads reads;
    private final Model<OperationEvent, OperationView> operations;

    /** @param procedure the code of one in the manual's version in force */
    record Routine(
            @NotNull UUID manual, @NotBlank @Size(max = 32) String procedure) {}

    OperationController(Commands commands, Reads reads, Model<OperationEvent, OperationView> operations) {
        this.commands = commands;
        this.reads = reads;
        this.operations = operations;
    }

    @PostMapping("/routine")
    @Summary(zh = "按操作手册现行版本开始日常操作", en = "Begin a routine operation by the manual in force")
    ResponseEntity<Receipt> begin(@Valid @RequestBody Routine routine) {
        var operation = commands.newId();
        var begin = new OperationCommand.Begin(operation, routine.manual(), routine.procedure());
        return created(operation, begin);
    }

    @PostMapping
    @Summary(zh = "申请特殊或临时操作", en = "Request a special or temporary operation")
    ResponseEntity<Receipt> request(@Valid @RequestBody Request request) {
        var operation = commands.newId();
        return created(operation, new OperationCommand.Request(operation, request));
    }

    private ResponseEntity<Receipt> created(UUID operation, OperationCommand command) {
        return ResponseEntity.created(URI.create(PLACE + operation)).body(commands.send(operation, command));
    }

    @GetMapping
    @Summary(zh = "操作列表", en = "List operations")
    Slice<OperationView> list() {
        return reads.list(operations);
    }

    @GetMapping("/{operation}")
    @Summary(zh = "查看操作及其逐步记录，可回到任一时刻", en = "Get an operation, step by step, also as of an instant")
    ResponseEntity<OperationView> get(@PathVariable UUID operation, @RequestParam @Nullable Instant asOf) {
        return reads.get(operations, operation, asOf);
    }

    @PostMapping("/{operation}/approval")
    @Summary(zh = "批准（不得为申请人或操作人）", en = "Approve, as one who neither asked for it nor does it")
    Receipt approve(@PathVariable UUID operation, @Valid @RequestBody Statement statement) {
        return commands.send(operation, new OperationCommand.Approve(operation, statement));
    }

    @PostMapping("/{operation}/refusal")
    @Summary(zh = "不予批准", en = "Decline")
    Receipt decline(@PathVariable UUID operation, @Valid @RequestBody Statement statement) {
        return commands.send(operation, new OperationCommand.Decline(operation, statement));
    }

    @PostMapping("/{operation}/start")
    @Summary(zh = "开始已获批准的操作（限批准时段内）", en = "Start what was approved, in its time")
    Receipt start(@PathVariable UUID operation) {
        return commands.send(operation, new OperationCommand.Start(operation));
    }

    @PostMapping("/{operation}/attendance")
    @Summary(zh = "双岗到位：第二名操作人到场", en = "Be there as the second of two")
    Receipt attend(@PathVariable UUID operation) {
        return commands.send(operation, new OperationCommand.Attend(operation));
    }

    @PostMapping("/{operation}/steps")
    @Summary(zh = "记录一步：完成、跳过（说明理由）或失败", en = "Record a step as done, skipped for a reason, or failed")
    Receipt recordStep(@PathVariable UUID operation, @Valid @RequestBody Done done) {
        return commands.send(operation, new OperationCommand.RecordStep(operation, done));
    }

    @PostMapping("/{operation}/signatures")
    @Summary(zh = "操作人签署；双岗操作须两人各自签署", en = "Sign, as one who did it; where two did, both do")
    Receipt sign(@PathVariable UUID operation, @Valid @RequestBody Statement statement) {
        return commands.send(operation, new OperationCommand.Sign(operation, statement));
    }

    @PostMapping("/{operation}/abortion")
    @Summary(zh = "中止操作", en = "Abort")
    Receipt abort(@PathVariable UUID operation, @Valid @RequestBody Statement statement) {
        return commands.send(operation, new OperationCommand.Abort(operation, statement));
    }

    @PostMapping("/{operation}/review")
    @Summary(zh = "复核（仅复核人，且未参与操作）", en = "Review, as one who may and did not do it")
    Receipt review(@PathVariable UUID operation, @Valid @RequestBody Finding finding) {
        return commands.send(operation, new OperationCommand.Review(operation, finding));
    }
}
