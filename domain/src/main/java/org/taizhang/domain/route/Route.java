package org.taizhang.domain.route;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.route.RouteCommand.*;
import org.taizhang.domain.route.RouteEvent.*;

/** Where news goes. */
@AggregateRoot
class Route extends Subject {
    private @Nullable Definition definition;
    private boolean retired;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RouteCommand command, Asked asked) {
        admit(asked);
        var events = decide(command);
        switch (command) {
            case Create c -> record(events, c.definition().unit(), asked);
            case Revise c -> record(events, c.definition().unit(), asked);
            case Retire c -> record(events);
        }
    }

    private List<RouteEvent> decide(RouteCommand command) {
        if (definition == null && !(command instanceof Create)) throw new Unknown(command.route());
        if (retired && !(command instanceof Retire)) throw new Refused("route.retired");
        return switch (command) {
            case Create c when definition == null -> List.of(new Created(c.route(), c.definition()));
            case Create c when c.definition().equals(definition) -> List.of();
            case Create c -> throw new Refused("route.created");
            case Revise c when c.definition().equals(definition) -> List.of();
            case Revise c -> List.of(new Revised(c.route(), c.definition()));
            case Retire c when retired -> List.of();
            case Retire c -> List.of(new Retired(c.route(), c.reason()));
        };
    }

    @EventHandler
    void evolve(RouteEvent event, Told told) {
        told(event.route(), told);
        switch (event) {
            case Created e -> definition = e.definition();
            case Revised e -> definition = e.definition();
            case Retired e -> retired = true;
        }
    }
}
