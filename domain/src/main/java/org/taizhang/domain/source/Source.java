package org.taizhang.domain.source;

import static org.taizhang.domain.source.SourceEvent.Stage.REVOKED;

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
import org.taizhang.domain.source.SourceCommand.*;
import org.taizhang.domain.source.SourceEvent.*;

/** Another system that reports to this one, let in by a token of its own. */
@AggregateRoot
class Source extends Subject {
    private @Nullable Stage stage;
    private @Nullable Definition definition;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SourceCommand command, Asked asked) {
        admit(asked);
        var events = decide(command);
        switch (command) {
            case Register c -> record(events, c.definition().unit(), asked);
            case Revise c -> record(events, c.definition().unit(), asked);
            default -> record(events);
        }
    }

    private List<SourceEvent> decide(SourceCommand command) {
        if (stage == null && !(command instanceof Register)) throw new Unknown(command.source());
        if (stage == REVOKED) return afterTheEnd(command);
        return switch (command) {
            case Register c when stage == null -> List.of(new Registered(c.source(), c.definition()));
            case Register c when c.definition().equals(definition) -> List.of();
            case Register c -> throw new Refused("source.registered");
            case Revise c when c.definition().equals(definition) -> List.of();
            case Revise c -> List.of(new Revised(c.source(), c.definition()));
            case IssueToken c -> List.of(new TokenIssued(c.source(), c.credential()));
            case Revoke c -> List.of(new Revoked(c.source(), c.reason()));
        };
    }

    private static List<SourceEvent> afterTheEnd(SourceCommand command) {
        if (command instanceof Revoke) return List.of();
        throw new Refused("source.revoked");
    }

    @EventHandler
    void evolve(SourceEvent event, Told told) {
        told(event.source(), told);
        stage = Stage.after(event);
        if (event instanceof Registered e) definition = e.definition();
        if (event instanceof Revised e) definition = e.definition();
    }
}
