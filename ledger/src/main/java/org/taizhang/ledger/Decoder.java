package org.taizhang.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** Reads entries and makes them into the messages they stand for today; any number of threads may. */
final class Decoder {
    private final CommitLog log;
    private final Restorer restorer;
    private final NamedJson json;
    private final EventUpcaster upcasters;

    Decoder(CommitLog log, Restorer restorer, NamedJson json, EventUpcaster upcasters) {
        this.log = log;
        this.restorer = restorer;
        this.json = json;
        this.upcasters = upcasters;
    }

    /** Whether each entry is one message, for which it matters to nobody which come before. */
    boolean isPlain() {
        return upcasters == NoOpEventUpcaster.INSTANCE;
    }

    /** Entries from a position on, each made into something, up to the first of which that cannot be done. */
    <T> Ahead.Batch<T> batch(long from, int limit, Function<Opened, T> made) {
        var all = new ArrayList<T>(limit);
        var next = from;
        for (var opened : restorer.open(log.bytes(from, limit))) {
            try {
                all.add(made.apply(opened));
            } catch (RuntimeException e) {
                if (all.isEmpty()) throw e;
                break; // whoever reads on meets it
            }
            next = opened.position() + 1;
        }
        return new Ahead.Batch<>(all, next);
    }

    /** An entry as the message it is, its payload made already. */
    TrackedEventMessage<?> message(Opened opened) {
        return withPayload(Stored.message(opened, json));
    }

    /** An entry as the messages it stands for today, their payloads made already. */
    List<TrackedEventMessage<?>> messages(Opened opened) {
        if (isPlain()) return List.of(message(opened));
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(Stored.tracked(opened)), json, upcasters)
                .<TrackedEventMessage<?>>map(Decoder::withPayload)
                .toList();
    }

    /** A message makes its payload when first asked for it, and keeps it. */
    private static TrackedEventMessage<?> withPayload(TrackedEventMessage<?> message) {
        try {
            message.getPayload();
        } catch (RuntimeException e) {
            return message; // and says so again to whoever asks
        }
        return message;
    }
}
