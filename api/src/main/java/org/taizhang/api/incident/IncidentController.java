package org.taizhang.api.incident;

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
import org.taizhang.domain.incident.IncidentCommand;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.*;
import org.taizhang.projections.incident.IncidentView;

@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {
    private final Commands commands;
    private final Reads reads;
    private final Model<IncidentEvent, IncidentView> incidents;

    IncidentController(Commands commands, Reads reads, Model<IncidentEvent, IncidentView> incidents) {
        this.commands = commands;
        this.reads = reads;
        this.incidents = incidents;
    }

    @PostMapping
    @Summary(zh = "上报事件", en = "Report an incident")
    ResponseEntity<Receipt> report(@Valid @RequestBody Report report) {
        var incident = commands.newId();
        return commands.create(incident, new IncidentCommand.Report(incident, report));
    }

    @GetMapping
    @Summary(zh = "事件列表", en = "List incidents")
    Slice<IncidentView> list() {
        return reads.list(incidents);
    }

    @GetMapping("/{incident}")
    @Summary(zh = "查看事件及其经过，可回到任一时刻", en = "Get an incident with its timeline, also as of an instant")
    ResponseEntity<IncidentView> get(@PathVariable UUID incident, @RequestParam @Nullable Instant asOf) {
        return reads.get(incidents, incident, asOf);
    }

    @PutMapping("/{incident}/impact")
    @Summary(zh = "按影响程度和范围定级，得出优先级与时限", en = "Grade by degree and scope, which gives priority and times")
    Receipt grade(@PathVariable UUID incident, @Valid @RequestBody Impact impact) {
        return commands.send(incident, new IncidentCommand.Grade(incident, impact));
    }

    @PutMapping("/{incident}/assignment")
    @Summary(zh = "派单", en = "Assign")
    Receipt assign(@PathVariable UUID incident, @Valid @RequestBody Assignment assignment) {
        return commands.send(incident, new IncidentCommand.Assign(incident, assignment));
    }

    @PostMapping("/{incident}/acceptance")
    @Summary(zh = "受理（仅被派人）", en = "Accept, as the assignee")
    Receipt accept(@PathVariable UUID incident) {
        return commands.send(incident, new IncidentCommand.Accept(incident));
    }

    @PostMapping("/{incident}/notes")
    @Summary(zh = "补充处置记录", en = "Add a note")
    Receipt note(@PathVariable UUID incident, @Valid @RequestBody Note note) {
        return commands.send(incident, new IncidentCommand.Note(incident, note));
    }

    @PostMapping("/{incident}/resolution")
    @Summary(zh = "解决：原因与处置", en = "Resolve, with cause and remedy")
    Receipt resolve(@PathVariable UUID incident, @Valid @RequestBody Resolution resolution) {
        return commands.send(incident, new IncidentCommand.Resolve(incident, resolution));
    }

    @PostMapping("/{incident}/closure")
    @Summary(zh = "关闭（不得由解决人本人关闭）", en = "Close, by someone who did not resolve it")
    Receipt close(@PathVariable UUID incident, @Valid @RequestBody Verdict verdict) {
        return commands.send(incident, new IncidentCommand.Close(incident, verdict));
    }

    @PostMapping("/{incident}/reopening")
    @Summary(zh = "重新打开，时限重新计算", en = "Reopen; its times are owed anew")
    Receipt reopen(@PathVariable UUID incident, @Valid @RequestBody Reason reason) {
        return commands.send(incident, new IncidentCommand.Reopen(incident, reason));
    }
}
