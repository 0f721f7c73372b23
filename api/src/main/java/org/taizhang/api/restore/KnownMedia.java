package org.taizhang.api.restore;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.medium.MediumEvent.Stage;
import org.taizhang.domain.medium.MediumState;
import org.taizhang.domain.restore.Media;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Recorded;

/** Media as the ledger itself has them, so that one that was handed out just now is known to be out. */
@Component
class KnownMedia implements Media {
    private final EventStore events;
    private final Function<Class<?>, String> names;

    KnownMedia(EventStore events, NamedJson names) {
        this.events = events;
        this.names = names::nameOf;
    }

    @Override
    public Optional<Held> find(UUID medium) {
        @Nullable MediumState state = null;
        try (var stream = events.readEvents(medium.toString()).asStream()) {
            var all = stream.iterator();
            while (all.hasNext()) {
                var message = all.next();
                if (!(message.getPayload() instanceof MediumEvent event)) return Optional.empty();
                state = MediumState.after(
                        state,
                        event,
                        Recorded.of(message, MediumEvent.class, names).told());
            }
        }
        return Optional.ofNullable(state)
                .map(it -> new Held(it.label().text(), it.stage() == Stage.HANDED_OUT, it.altered()));
    }
}
