package org.taizhang.domain.erasure;

import static org.taizhang.domain.erasure.ErasureEvent.Stage.*;

import java.util.List;
import java.util.Objects;
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
import org.taizhang.domain.erasure.ErasureCommand.*;
import org.taizhang.domain.erasure.ErasureEvent.*;

/** The erasing of one person's data, which takes two. */
@AggregateRoot
class Erasure extends Subject {
    private @Nullable Stage stage;
    private @Nullable Claim claim;
    private @Nullable String requestedBy;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ErasureCommand command, Asked asked) {
        admit(asked);
        var events = decide(command, asked);
        if (command instanceof Request c) record(events, c.unit(), asked);
        else record(events);
    }

    private List<ErasureEvent> decide(ErasureCommand command, Asked asked) {
        if (stage == null && !(command instanceof Request)) throw new Unknown(command.erasure());
        return switch (command) {
            case Request c when stage == null -> List.of(new Requested(c.erasure(), c.claim()));
            case Request c when c.claim().equals(claim) -> List.of();
            case Request c -> throw new Refused("erasure.requested");
            case Approve c when asked.by().id().equals(requestedBy) -> throw new Refused("erasure.own-request");
            case Approve c ->
                isNew(APPROVED, CARRIED_OUT)
                        ? List.of(new Approved(
                                c.erasure(), Objects.requireNonNull(claim).account()))
                        : List.of();
            case Decline c -> isNew(DECLINED) ? List.of(new Declined(c.erasure(), c.reason())) : List.of();
            case NoteCarriedOut c when stage == CARRIED_OUT -> List.of();
            case NoteCarriedOut c -> {
                during(stage, APPROVED);
                yield List.of(new CarriedOut(c.erasure(), c.values()));
            }
        };
    }

    /** Whether this has yet to be decided; not where it was decided so already. */
    private boolean isNew(Stage... already) {
        if (List.of(already).contains(stage)) return false;
        during(stage, REQUESTED);
        return true;
    }

    @EventHandler
    void evolve(ErasureEvent event, Told told) {
        told(event.erasure(), told);
        stage = Stage.after(event);
        if (!(event instanceof Requested e)) return;
        claim = e.claim();
        requestedBy = told.by().id();
    }
}
