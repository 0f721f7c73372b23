package org.taizhang.api.incident;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
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
import org.taizhang.api.incident.SecuritySettings.Category;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.incident.IncidentCommand;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.*;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Dispatch;
import org.taizhang.projections.incident.IncidentView;

@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {
    private final Commands commands;
    private final Reads reads;
    private final Model<IncidentEvent, IncidentView> incidents;
    private final SecuritySettings security;

    IncidentController(
            Commands commands, Reads reads, Model<IncidentEvent, IncidentView> incidents, SecuritySettings security) {
        this.security = security;
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

    @PostMapping("/{incident}/urgings")
    @Summary(zh = "催办", en = "Urge whoever works on it")
    Receipt urge(@PathVariable UUID incident, @Valid @RequestBody Urging urging) {
        return commands.send(incident, new IncidentCommand.Urge(incident, urging));
    }

    @PostMapping("/{incident}/supervisions")
    @Summary(zh = "督查处理情况（不得由处置人本人督查）", en = "Supervise, by someone who does not work on it")
    Receipt supervise(@PathVariable UUID incident, @Valid @RequestBody Statement statement) {
        return commands.send(incident, new IncidentCommand.Supervise(incident, statement));
    }

    @PostMapping("/{incident}/review")
    @Summary(zh = "回顾已关闭事件的处理（不得由处置人本人回顾）", en = "Review a closed incident, by someone who did not work on it")
    Receipt review(@PathVariable UUID incident, @Valid @RequestBody Review review) {
        return commands.send(incident, new IncidentCommand.Review(incident, review));
    }

    @PutMapping("/{incident}/classification")
    @Summary(zh = "认定为网络安全事件：类别与级别", en = "Classify as a security incident of a class and level")
    Receipt classify(@PathVariable UUID incident, @Valid @RequestBody Classification classification) {
        return commands.send(incident, new IncidentCommand.Classify(incident, classification));
    }

    @PostMapping("/{incident}/dispatches")
    @Summary(zh = "登记向主管部门、公安机关的报告", en = "Record a report to an authority")
    Receipt informAuthority(@PathVariable UUID incident, @Valid @RequestBody Dispatch dispatch) {
        return commands.send(incident, new IncidentCommand.InformAuthority(incident, dispatch));
    }

    @GetMapping("/categories")
    @Summary(zh = "网络安全事件类别", en = "List the classes of security incidents")
    List<Category> categories() {
        return security.categories();
    }
}
