package org.taizhang.ledger.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.taizhang.ledger.NamedJson;
import org.taizhang.ledger.Names;
import org.taizhang.ledger.example.ExampleEvent;
import org.taizhang.ledger.example.ExampleEvent.Opened;

/** The event given to every contender, and the JSON all of them write it in. */
final class Sample {
    static final NamedJson JSON = new NamedJson(Names.of(List.of(ExampleEvent.class)), mapper -> {});

    private static final MetaData META = MetaData.with("actor.id", "u-4711")
            .and("actor.name", "王芳")
            .and("actor.roles", "OPERATOR,WATCH")
            .and("actor.unit", "230000/230100/gxj")
            .and("request", "01890a5d-ac96-774b-bcce-b302099a8057");

    private static final String TEXT = " 缓存已满，请值班人员处理。".repeat(4)
            + "The cache of this node is full: somebody on watch should see to it before the next hour is over.";

    private Sample() {}

    static DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>(
                "Example", aggregate, sequence, new Opened("Node " + sequence + TEXT, List.of(1, 2, 3)), META);
    }

    /** Appends events in appends of 1,000, of aggregates of 25 events each. */
    static void fill(EventStorageEngine engine, String name, int events) {
        for (var from = 0; from < events; from += 1_000) {
            var append = new ArrayList<EventMessage<?>>();
            for (var i = from; i < Math.min(from + 1_000, events); i++) append.add(event(name + i / 25, i % 25));
            engine.appendEvents(append);
        }
    }

    static String size() {
        var payload = JSON.serialize(event("a", 1_000).getPayload(), String.class);
        var meta = JSON.serialize(META, String.class);
        return bytes(payload.getData()) + " bytes of payload, " + bytes(meta.getData()) + " bytes of metadata";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
