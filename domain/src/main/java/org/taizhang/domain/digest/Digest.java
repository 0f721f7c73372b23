package org.taizhang.domain.digest;

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
import org.taizhang.domain.digest.DigestCommand.Take;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.digest.DigestEvent.Taken;

/** The digest of one day of one target, taken once. */
@AggregateRoot
class Digest extends Subject {
    private @Nullable Day day;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DigestCommand command, Asked asked) {
        admit(asked);
        if (command instanceof Take c) record(decide(c), c.unit(), asked);
    }

    private List<DigestEvent> decide(Take c) {
        if (c.day().equals(day)) return List.of();
        if (day != null) throw new Refused("digest.taken", day.date());
        return List.of(new Taken(c.digest(), c.day()));
    }

    @EventHandler
    void evolve(DigestEvent event, Told told) {
        told(event.digest(), told);
        if (event instanceof Taken e) day = e.day();
    }
}
