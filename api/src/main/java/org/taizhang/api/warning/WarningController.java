package org.taizhang.api.warning;

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
import org.taizhang.domain.warning.WarningCommand;
import org.taizhang.domain.warning.WarningEvent;
import org.taizhang.domain.warning.WarningEvent.*;
import org.taizhang.projections.warning.WarningView;

@RestController
@RequestMapping("/api/v1/warnings")
class WarningController {
    private final Commands commands;
    private final Reads reads;
    private final Model<WarningEvent, WarningView> warnings;

    WarningController(Commands commands, Reads reads, Model<WarningEvent, WarningView> warnings) {
        this.commands = commands;
        this.reads = reads;
        this.warnings = warnings;
    }

    @PostMapping
    @Summary(zh = "登记风险隐患", en = "Record a hazard")
    ResponseEntity<Receipt> find(@Valid @RequestBody Hazard hazard) {
        var warning = commands.newId();
        return commands.create(warning, new WarningCommand.Find(warning, hazard));
    }

    @GetMapping
    @Summary(zh = "预警列表", en = "List warnings")
    Slice<WarningView> list() {
        return reads.list(warnings);
    }

    @GetMapping("/{warning}")
    @Summary(zh = "查看预警及其经过，可回到任一时刻", en = "Get a warning with its timeline, also as of an instant")
    ResponseEntity<WarningView> get(@PathVariable UUID warning, @RequestParam @Nullable Instant asOf) {
        return reads.get(warnings, warning, asOf);
    }

    @PostMapping("/{warning}/verification")
    @Summary(zh = "核实属实并定级", en = "Verify, with a grade")
    Receipt verify(@PathVariable UUID warning, @Valid @RequestBody Verification verification) {
        return commands.send(warning, new WarningCommand.Verify(warning, verification));
    }

    @PostMapping("/{warning}/dismissal")
    @Summary(zh = "核实后排除", en = "Dismiss")
    Receipt dismiss(@PathVariable UUID warning, @Valid @RequestBody Statement statement) {
        return commands.send(warning, new WarningCommand.Dismiss(warning, statement));
    }

    @PostMapping("/{warning}/precautions")
    @Summary(zh = "记录防范措施", en = "Record a precaution")
    Receipt takePrecaution(@PathVariable UUID warning, @Valid @RequestBody Statement statement) {
        return commands.send(warning, new WarningCommand.TakePrecaution(warning, statement));
    }

    @PostMapping("/{warning}/issue")
    @Summary(zh = "发布预警", en = "Issue the warning")
    Receipt issue(@PathVariable UUID warning, @Valid @RequestBody Notice notice) {
        return commands.send(warning, new WarningCommand.Issue(warning, notice));
    }

    @PostMapping("/{warning}/lifting")
    @Summary(zh = "解除预警，按发布的相同路径通知", en = "Lift it; whoever was told is told")
    Receipt lift(@PathVariable UUID warning, @Valid @RequestBody Statement statement) {
        return commands.send(warning, new WarningCommand.Lift(warning, statement));
    }
}
