package org.taizhang.api.mandate;

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
import org.taizhang.domain.mandate.MandateCommand;
import org.taizhang.domain.mandate.MandateEvent;
import org.taizhang.domain.mandate.MandateEvent.Appointment;
import org.taizhang.projections.mandate.MandateView;

@RestController
@RequestMapping("/api/v1/mandates")
class MandateController {
    private final Commands commands;
    private final Reads reads;
    private final Model<MandateEvent, MandateView> mandates;

    MandateController(Commands commands, Reads reads, Model<MandateEvent, MandateView> mandates) {
        this.commands = commands;
        this.reads = reads;
        this.mandates = mandates;
    }

    @PutMapping
    @Summary(zh = "指定流程负责人（不得指定本人）", en = "Name who answers for a process, by somebody else")
    Receipt give(@Valid @RequestBody Appointment appointment) {
        var mandate = MandateEvent.id(appointment.unit(), appointment.process());
        return commands.send(mandate, new MandateCommand.Give(mandate, appointment));
    }

    @GetMapping
    @Summary(zh = "流程负责人列表", en = "List who answers for which process")
    Slice<MandateView> list() {
        return reads.list(mandates);
    }

    @GetMapping("/{mandate}")
    @Summary(zh = "查看流程负责人及历任，可回到任一时刻", en = "Get who answers for a process and who did, also as of an instant")
    ResponseEntity<MandateView> get(@PathVariable UUID mandate, @RequestParam @Nullable Instant asOf) {
        return reads.get(mandates, mandate, asOf);
    }

    @PostMapping("/{mandate}/withdrawal")
    @Summary(zh = "撤回指定", en = "Withdraw a mandate")
    Receipt withdraw(@PathVariable UUID mandate, @Valid @RequestBody Statement why) {
        return commands.send(mandate, new MandateCommand.Withdraw(mandate, why));
    }
}
