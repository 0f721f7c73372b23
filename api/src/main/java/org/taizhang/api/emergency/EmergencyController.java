package org.taizhang.api.emergency;

import jakarta.validation.Valid;
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
import org.taizhang.domain.emergency.EmergencyCommand;
import org.taizhang.domain.emergency.EmergencyEvent;
import org.taizhang.domain.emergency.EmergencyEvent.*;
import org.taizhang.projections.emergency.EmergencyView;

@RestController
@RequestMapping("/api/v1/emergencies")
class EmergencyController {
    private final Commands commands;
    private final Reads reads;
    private final Model<EmergencyEvent, EmergencyView> emergencies;

    EmergencyController(Commands commands, Reads reads, Model<EmergencyEvent, EmergencyView> emergencies) {
        this.commands = commands;
        this.reads = reads;
        this.emergencies = emergencies;
    }

    @PostMapping
    @Summary(zh = "登记应急事件并启动预案", en = "Declare an emergency and set its plan going")
    ResponseEntity<Receipt> declare(@Valid @RequestBody Declaration declaration) {
        var emergency = commands.newId();
        return commands.create(emergency, new EmergencyCommand.Declare(emergency, declaration));
    }

    @GetMapping
    @Summary(zh = "应急事件列表", en = "List emergencies")
    Slice<EmergencyView> list() {
        return reads.list(emergencies);
    }

    @GetMapping("/{emergency}")
    @Summary(zh = "查看应急事件及其经过，可回到任一时刻", en = "Get an emergency with its timeline, also as of an instant")
    ResponseEntity<EmergencyView> get(@PathVariable UUID emergency, @RequestParam @Nullable Instant asOf) {
        return reads.get(emergencies, emergency, asOf);
    }

    @PostMapping("/{emergency}/dispatches")
    @Summary(zh = "应急调度", en = "Dispatch people")
    Receipt dispatch(@PathVariable UUID emergency, @Valid @RequestBody EmergencyEvent.Dispatch dispatch) {
        return commands.send(emergency, new EmergencyCommand.Dispatch(emergency, dispatch));
    }

    @PostMapping("/{emergency}/watch")
    @Summary(zh = "接班值守，直至下一人接班或处置结束", en = "Keep the watch until another does or it ends")
    Receipt takeWatch(@PathVariable UUID emergency) {
        return commands.send(emergency, new EmergencyCommand.TakeWatch(emergency));
    }

    @PostMapping("/{emergency}/actions")
    @Summary(zh = "记录处置措施", en = "Record what is done")
    Receipt takeAction(@PathVariable UUID emergency, @Valid @RequestBody Action action) {
        return commands.send(emergency, new EmergencyCommand.TakeAction(emergency, action));
    }

    @PostMapping("/{emergency}/evidence")
    @Summary(zh = "保留证据（须附文件）", en = "Keep evidence, as files")
    Receipt keepEvidence(@PathVariable UUID emergency, @Valid @RequestBody Statement statement) {
        return commands.send(emergency, new EmergencyCommand.KeepEvidence(emergency, statement));
    }

    @PostMapping("/{emergency}/contacts")
    @Summary(zh = "核对联系方式是否畅通", en = "Say whether somebody can be reached")
    Receipt confirmContact(@PathVariable UUID emergency, @Valid @RequestBody Contact contact) {
        return commands.send(emergency, new EmergencyCommand.ConfirmContact(emergency, contact));
    }

    @PostMapping("/{emergency}/notices")
    @Summary(zh = "通报处置进展", en = "Tell how it goes")
    Receipt tellProgress(@PathVariable UUID emergency, @Valid @RequestBody Notice notice) {
        return commands.send(emergency, new EmergencyCommand.TellProgress(emergency, notice));
    }

    @PostMapping("/{emergency}/reports")
    @Summary(zh = "首报、续报、终报，迟报自动注明", en = "Report: first, continued, final; lateness is said")
    Receipt report(@PathVariable UUID emergency, @Valid @RequestBody EmergencyEvent.Report report) {
        return commands.send(emergency, new EmergencyCommand.Report(emergency, report));
    }

    @PostMapping("/{emergency}/restoration")
    @Summary(zh = "确认系统恢复", en = "Say that the service is restored")
    Receipt restore(@PathVariable UUID emergency, @Valid @RequestBody Statement statement) {
        return commands.send(emergency, new EmergencyCommand.Restore(emergency, statement));
    }

    @PostMapping("/{emergency}/end")
    @Summary(zh = "宣布应急处置结束", en = "End it")
    Receipt end(@PathVariable UUID emergency, @Valid @RequestBody Statement statement) {
        return commands.send(emergency, new EmergencyCommand.End(emergency, statement));
    }

    @PostMapping("/{emergency}/review")
    @Summary(zh = "总结原因、过程、结果与教训", en = "Review cause, process, result and lessons")
    Receipt review(@PathVariable UUID emergency, @Valid @RequestBody EmergencyEvent.Review review) {
        return commands.send(emergency, new EmergencyCommand.Review(emergency, review));
    }
}
