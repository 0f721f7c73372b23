package org.taizhang.domain.route;

import static org.taizhang.domain.Role.OPERATOR;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.route.RouteEvent.Definition;
import org.taizhang.domain.route.RouteEvent.Reason;

/** What can be asked of a route. */
public sealed interface RouteCommand {
    @TargetAggregateIdentifier
    UUID route();

    @Needs(OPERATOR)
    record Create(UUID route, Definition definition) implements RouteCommand {}

    @Needs(OPERATOR)
    record Revise(UUID route, Definition definition) implements RouteCommand {}

    @Needs(OPERATOR)
    record Retire(UUID route, Reason reason) implements RouteCommand {}
}
