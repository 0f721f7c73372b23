package org.taizhang.domain.rule;

import static org.taizhang.domain.Role.OPERATOR;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.observation.Rules;

/** What can be asked of the rules of a kind in a unit. */
public sealed interface RuleCommand {
    @TargetAggregateIdentifier
    UUID rule();

    @Needs(OPERATOR)
    record Configure(UUID rule, String unit, String kind, Rules rules) implements RuleCommand {}

    @Needs(OPERATOR)
    record Withdraw(UUID rule) implements RuleCommand {}
}
