package org.taizhang.api.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Units;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.observation.Rules;
import org.taizhang.domain.rule.RuleCommand.*;
import org.taizhang.domain.rule.RuleEvent;
import org.taizhang.projections.rule.RuleView;

@RestController
@RequestMapping("/api/v1/rules")
class RuleController {
    private final Commands commands;
    private final Reads reads;
    private final Model<RuleEvent, RuleView> rules;
    private final RuleBook book;

    RuleController(Commands commands, Reads reads, Model<RuleEvent, RuleView> rules, RuleBook book) {
        this.commands = commands;
        this.reads = reads;
        this.rules = rules;
        this.book = book;
    }

    @GetMapping
    @Summary(zh = "各单位的告警规则配置", en = "List what units say of rules")
    Slice<RuleView> list() {
        return reads.list(rules);
    }

    @GetMapping("/{kind}")
    @Summary(zh = "某类对象在某单位生效的告警规则及其来源", en = "The rules that hold for a kind in a unit, and where each comes from")
    List<RuleInForce> inForce(
            @PathVariable @Pattern(regexp = Kinds.PATTERN) String kind,
            @RequestParam @Nullable @Pattern(regexp = Units.PATTERN) String unit) {
        var where = unit == null ? Caller.current().unit() : unit;
        if (!Caller.sees(where)) throw new Unknown(RuleEvent.id(where, kind));
        return book.of(where, kind).all().stream()
                .map(rule -> RuleInForce.of(rule, book.reason(rule), null))
                .toList();
    }

    @PutMapping("/{kind}")
    @Summary(zh = "配置某单位及其下级对某类对象的告警规则", en = "Say which rules hold for a kind in a unit and below it")
    Receipt configure(
            @PathVariable @Pattern(regexp = Kinds.PATTERN) String kind,
            @RequestParam @Pattern(regexp = Units.PATTERN) String unit,
            @Valid @RequestBody Rules body) {
        var id = RuleEvent.id(unit, kind);
        return commands.send(id, new Configure(id, unit, kind, body));
    }

    @DeleteMapping("/{kind}")
    @Summary(zh = "撤销某单位对某类对象的告警规则配置", en = "Withdraw what a unit says of a kind")
    Receipt withdraw(
            @PathVariable @Pattern(regexp = Kinds.PATTERN) String kind,
            @RequestParam @Pattern(regexp = Units.PATTERN) String unit) {
        var id = RuleEvent.id(unit, kind);
        return commands.send(id, new Withdraw(id));
    }
}
