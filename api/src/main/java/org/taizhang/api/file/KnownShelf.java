package org.taizhang.api.file;

import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.Shelf;
import org.taizhang.domain.Told;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.domain.file.FileEvent.*;

/** The shelf as the ledger itself tells it, which no read model lags behind. */
@Component
class KnownShelf implements Shelf {
    private final EventStore events;

    KnownShelf(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Kept> find(UUID file) {
        @Nullable Kept kept = null;
        var stream = events.readEvents(file.toString(), 0).asStream();
        try (stream) {
            for (Iterator<? extends DomainEventMessage<?>> all = stream.iterator(); all.hasNext(); ) {
                var message = all.next();
                if (!(message.getPayload() instanceof FileEvent event)) return Optional.empty();
                var unit = message.getMetaData().getOrDefault(Told.UNIT, "").toString();
                if (event instanceof Stored e) kept = new Kept(e.contents().sha256(), unit, true);
                else if (event instanceof Withdrawn && kept != null) kept = new Kept(kept.sha256(), unit, false);
            }
        }
        return Optional.ofNullable(kept);
    }
}
