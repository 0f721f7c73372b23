package org.taizhang.domain.rule;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.observation.Rules;
import org.taizhang.domain.rule.RuleCommand.*;
import org.taizhang.domain.rule.RuleEvent.*;

/** What one unit says of the rules of one kind. */
@AggregateRoot
class Rule extends Subject {
    private @Nullable String kind;
    private @Nullable Rules rules;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RuleCommand command, Asked asked) {
        admit(asked);
        var events = decide(command);
        if (command instanceof Configure c) record(events, c.unit(), asked);
        else record(events);
    }

    private List<? extends RuleEvent> decide(RuleCommand command) {
        return switch (command) {
            case Configure c when c.rules().equals(rules) -> List.of();
            case Configure c ->
                List.of(new Configured(c.rule(), c.kind(), c.rules().sound()));
            case Withdraw c when kind == null -> throw new Unknown(c.rule());
            case Withdraw c when rules == null -> List.of();
            case Withdraw c -> List.of(new Withdrawn(c.rule(), Objects.requireNonNull(kind)));
        };
    }

    @EventHandler
    void evolve(RuleEvent event, Told told) {
        told(event.rule(), told);
        switch (event) {
            case Configured e -> {
                kind = e.kind();
                rules = e.rules();
            }
            case Withdrawn e -> rules = null;
        }
    }
}
