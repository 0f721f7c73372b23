package org.taizhang.api.operation;

import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.domain.manual.ManualState;
import org.taizhang.domain.operation.Manuals;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Recorded;

/** Manuals as the ledger itself tells them, which no read model lags behind. */
@Component
class KnownManuals implements Manuals {
    private final EventStore events;
    private final NamedJson names;

    KnownManuals(EventStore events, NamedJson names) {
        this.events = events;
        this.names = names;
    }

    @Override
    public Optional<Instruction> find(UUID manual, String procedure) {
        @Nullable ManualState state = null;
        var stream = events.readEvents(manual.toString(), 0).asStream();
        try (stream) {
            for (Iterator<? extends DomainEventMessage<?>> all = stream.iterator(); all.hasNext(); ) {
                var message = all.next();
                if (!(message.getPayload() instanceof ManualEvent)) return Optional.empty();
                var recorded = Recorded.of(message, ManualEvent.class, names::nameOf);
                state = ManualState.after(state, recorded.event(), recorded.told());
            }
        }
        return state == null ? Optional.empty() : instruction(state, procedure);
    }

    private static Optional<Instruction> instruction(ManualState manual, String code) {
        var inForce = manual.inForce();
        if (inForce == null) return Optional.empty();
        var of = manual.binding();
        return manual.procedure(code)
                .map(procedure -> new Instruction(inForce.number(), of.unit(), of.system(), procedure));
    }
}
