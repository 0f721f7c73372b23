package org.taizhang.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.example.ExampleEvent;
import org.taizhang.ledger.example.ExampleEvent.TitleChanged;

/** An engine on a new log, closed after each test, and events to append to it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class EngineFixture {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00.000000001Z");

    final NamedJson json = new NamedJson(Names.of(List.of(ExampleEvent.class)), mapper -> {});

    @TempDir
    Path directory;

    CommitLog log;
    LedgerEngine engine;

    /** What an aggregate looks like in a snapshot. */
    record Whole(String title) {}

    /** The log kept in this directory, new or as it was left. */
    protected abstract CommitLog open(Path directory);

    @BeforeEach
    void open() {
        log = open(directory);
        engine = engine(NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
    }

    @AfterEach
    void close() {
        log.close();
    }

    LedgerEngine engine(EventUpcaster upcasters, SnapshotFilter filter) {
        return new LedgerEngine(log, json, upcasters, filter);
    }

    /** Appends one event as some version of the product wrote it. */
    void store(String type, String data) {
        var bytes = Envelope.encode(
                "e-" + type, type, new Envelope.Subject("Example", "old", 0), NOON, MetaData.emptyInstance(), data);
        log.append(List.of(new Entry("old", 0, NOON, bytes))).join();
    }

    /** Appends an event for each time of day. */
    void appendAt(String... times) {
        var sequence = 0;
        for (var time : times)
            engine.appendEvents(new GenericDomainEventMessage<>(
                    "Example",
                    "t",
                    sequence++,
                    new TitleChanged(time),
                    MetaData.emptyInstance(),
                    "e" + time,
                    at(time)));
    }

    static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }

    List<? extends TrackedEventMessage<?>> tracked(@Nullable TrackingToken token) {
        return engine.readEvents(token, false).toList();
    }

    static List<Long> sequences(EventStorageEngine engine, String aggregate) {
        return engine.readEvents(aggregate)
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    static List<String> identifiers(List<? extends EventMessage<?>> events) {
        return events.stream().map(EventMessage::getIdentifier).toList();
    }

    static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    static List<DomainEventMessage<?>> events(String aggregate, int from, int to) {
        return IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(i -> event(aggregate, i))
                .toList();
    }

    static DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>("Example", aggregate, sequence, new TitleChanged(aggregate + sequence));
    }

    static DomainEventMessage<?> event(String aggregate, long sequence, String identifier) {
        return new GenericDomainEventMessage<>(
                "Example",
                aggregate,
                sequence,
                new TitleChanged(aggregate + sequence),
                MetaData.emptyInstance(),
                identifier,
                NOON);
    }

    static DomainEventMessage<?> snapshot(String aggregate, long sequence, String title) {
        return new GenericDomainEventMessage<>(
                "Example", aggregate, sequence, new Whole(title), MetaData.emptyInstance(), "s" + sequence, NOON);
    }
}
