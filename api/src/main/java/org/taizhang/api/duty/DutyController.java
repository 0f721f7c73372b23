package org.taizhang.api.duty;

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
import org.taizhang.domain.duty.DutyCommand.*;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.duty.DutyEvent.Absence;
import org.taizhang.domain.duty.DutyEvent.Parting;
import org.taizhang.domain.duty.DutyEvent.Reason;
import org.taizhang.domain.duty.DutyEvent.Roster;
import org.taizhang.domain.duty.DutyEvent.Substitution;
import org.taizhang.domain.duty.DutyEvent.Takeover;
import org.taizhang.projections.duty.DutyView;

@RestController
@RequestMapping("/api/v1/duties")
class DutyController {
    private final Commands commands;
    private final Reads reads;
    private final Model<DutyEvent, DutyView> duties;

    DutyController(Commands commands, Reads reads, Model<DutyEvent, DutyView> duties) {
        this.commands = commands;
        this.reads = reads;
        this.duties = duties;
    }

    @PostMapping
    @Summary(zh = "编制值班表", en = "Plan a roster")
    ResponseEntity<Receipt> plan(@Valid @RequestBody Roster roster) {
        var duty = commands.newId();
        return commands.create(duty, new Plan(duty, roster));
    }

    @GetMapping
    @Summary(zh = "值班表列表", en = "List rosters")
    Slice<DutyView> list() {
        return reads.list(duties);
    }

    @GetMapping("/{duty}")
    @Summary(zh = "查看值班表，可回到任一时刻", en = "Get a roster, also as of an instant")
    ResponseEntity<DutyView> get(@PathVariable UUID duty, @RequestParam @Nullable Instant asOf) {
        return reads.get(duties, duty, asOf);
    }

    @PutMapping("/{duty}")
    @Summary(zh = "调整值班表，自此刻起生效", en = "Change a roster, from now on")
    Receipt replan(@PathVariable UUID duty, @Valid @RequestBody Roster roster) {
        return commands.send(duty, new Replan(duty, roster));
    }

    @PostMapping("/{duty}/absences")
    @Summary(zh = "登记不能值班的时段", en = "Note that somebody will not be there")
    Receipt noteAbsence(@PathVariable UUID duty, @Valid @RequestBody Absence absence) {
        return commands.send(duty, new NoteAbsence(duty, absence));
    }

    @PostMapping("/{duty}/substitutions")
    @Summary(zh = "安排代班", en = "Have somebody stand in")
    Receipt substitute(@PathVariable UUID duty, @Valid @RequestBody Substitution substitution) {
        return commands.send(duty, new Substitute(duty, substitution));
    }

    @PostMapping("/{duty}/handover")
    @Summary(zh = "交班：签署并列明未结事项", en = "Hand the watch over, with what stands open")
    Receipt handOver(@PathVariable UUID duty, @Valid @RequestBody Parting parting) {
        return commands.send(duty, new HandOver(duty, parting));
    }

    @PostMapping("/{duty}/takeover")
    @Summary(zh = "接班：签署后由本人值守", en = "Take the watch over")
    Receipt takeOver(@PathVariable UUID duty, @Valid @RequestBody Takeover takeover) {
        return commands.send(duty, new TakeOver(duty, takeover));
    }

    @PostMapping("/{duty}/check")
    @Summary(zh = "检查今后十四天有无空缺", en = "Look through the next fourteen days for gaps")
    Receipt check(@PathVariable UUID duty) {
        return commands.send(duty, new Check(duty));
    }

    @PostMapping("/{duty}/dissolution")
    @Summary(zh = "停用值班表", en = "Dissolve a roster")
    Receipt dissolve(@PathVariable UUID duty, @Valid @RequestBody Reason reason) {
        return commands.send(duty, new Dissolve(duty, reason));
    }
}
