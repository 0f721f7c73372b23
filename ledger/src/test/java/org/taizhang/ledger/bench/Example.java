package org.taizhang.ledger.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.taizhang.ledger.example.ExampleEvent.Opened;

/** An aggregate that knows how many events it has had, and the newest title. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Example {
    @AggregateIdentifier
    private String id = "";

    private String title = "";
    private long events;

    @EventSourcingHandler
    void on(Opened event, @SourceId String aggregate) {
        id = aggregate;
        title = event.title();
        events++;
    }

    long events() {
        return events;
    }
}
