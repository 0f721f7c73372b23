package org.taizhang.domain.credential;

import java.util.List;
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
import org.taizhang.domain.credential.CredentialCommand.*;
import org.taizhang.domain.credential.CredentialEvent.*;

/** The name of a secret; who stored it last, and when, is what its events are for. */
@AggregateRoot
class Credential extends Subject {
    private @Nullable String name;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CredentialCommand command, Asked asked) {
        admit(asked);
        var events = decide(command);
        if (command instanceof Store c) record(events, c.unit(), asked);
        else record(events);
    }

    private List<CredentialEvent> decide(CredentialCommand command) {
        return switch (command) {
            // Nobody here knows whether the secret is another: each storing is told.
            case Store c -> List.of(new Stored(c.credential(), c.name()));
            case Remove c when name != null -> List.of(new Removed(c.credential(), name));
            case Remove c -> throw new Unknown(c.credential());
        };
    }

    @EventHandler
    void evolve(CredentialEvent event, Told told) {
        told(event.credential(), told);
        name = switch (event) {
            case Stored e -> e.name();
            case Removed e -> null;
        };
    }
}
