package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.example.ExampleEvent;
import org.taizhang.ledger.example.ExampleEvent.Opened;
import org.taizhang.ledger.example.ExampleEvent.TitleChanged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the engine promises of appending and of aggregates, whatever its log is kept in. */
public abstract class LedgerEngineContract extends EngineFixture {
    @Test
    void appendsAndReadsAnAggregate() {
        engine.appendEvents(events("a", 0, 4));
        engine.appendEvents(events("b", 0, 2));
        var stream = engine.readEvents("a");
        var read = new ArrayList<DomainEventMessage<?>>();
        stream.forEachRemaining(read::add);
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L, 2L, 3L);
        assertThat(stream.getLastSequenceNumber()).isEqualTo(3);
        assertThat(read).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo("Example");
            assertThat(event.getAggregateIdentifier()).isEqualTo("a");
        });
    }

    @Test
    void anEventComesBackAsItWent() {
        var event = new GenericDomainEventMessage<>(
                "Example",
                "a",
                0,
                new Opened("台账 \"}", List.of(1, 2)),
                MetaData.with("actor.name", "王芳").and("request", "r-1"),
                "e-1",
                NOON);
        engine.appendEvents(event);
        for (var read : List.of(engine.readEvents("a").next(), tracked(null).getFirst())) {
            assertThat(read.getIdentifier()).isEqualTo("e-1");
            assertThat(read.getPayloadType()).isEqualTo(Opened.class);
            assertThat(read.getPayload()).isEqualTo(event.getPayload());
            assertThat(read.getMetaData()).isEqualTo(event.getMetaData());
            assertThat(read.getTimestamp()).isEqualTo(NOON);
            assertThat(((DomainEventMessage<?>) read).getType()).isEqualTo("Example");
        }
        assertThat(new String(log.read(0, 1).getFirst().entry().bytes(), UTF_8)).isEqualTo("""
                        {"v":1,"id":"e-1","type":"example.opened/1","aggregate":{"type":"Example","id":"a","sequence":0},\
                        "time":"2026-11-23T12:00:00.000000001Z","meta":{"actor.name":"王芳","request":"r-1"},\
                        "data":{"title":"台账 \\"}","numbers":[1,2]}}""");
    }

    @Test
    void anUnknownAggregateHasNoEvents() {
        var stream = engine.readEvents("nobody");
        assertThat(stream.hasNext()).isFalse();
        assertThat(stream.getLastSequenceNumber()).isNull();
        assertThat(engine.lastSequenceNumberFor("nobody")).isEmpty();
    }

    @Test
    void readsAnAggregateFromASequence() {
        engine.appendEvents(events("a", 0, 5));
        assertThat(engine.readEvents("a", 3).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(3L, 4L);
        assertThat(engine.readEvents("a", 5).hasNext()).isFalse();
        assertThat(engine.readEvents("a", 5).getLastSequenceNumber()).isNull();
        assertThat(engine.lastSequenceNumberFor("a")).contains(4L);
    }

    @Test
    void readsMoreThanOneBatch() {
        for (var length : List.of(499, 500, 501, 1_500)) {
            engine.appendEvents(events("a" + length, 0, length));
            assertThat(engine.readEvents("a" + length).asStream()).hasSize(length);
        }
        var last = GenericEventMessage.asEventMessage(new TitleChanged("last"));
        engine.appendEvents(last);
        assertThat(tracked(null)).hasSize(3_001);
        assertThat(tracked(null).getLast().getIdentifier()).isEqualTo(last.getIdentifier());
        assertThat(tracked(token(2_499))).hasSize(501);
    }

    @Test
    void appendingNothingChangesNothing() {
        engine.appendEvents(List.of());
        assertThat(log.head()).isZero();
    }

    @Test
    void anEventOfNoAggregateIsTrackedButNotSourced() {
        engine.appendEvents(new GenericEventMessage<>("e-1", new TitleChanged("x"), MetaData.with("k", "v"), NOON));
        var read = tracked(null).getFirst();
        assertThat(read).isNotInstanceOf(DomainEventMessage.class);
        assertThat(read.getIdentifier()).isEqualTo("e-1");
        assertThat(read.getPayload()).isEqualTo(new TitleChanged("x"));
        assertThat(read.getMetaData()).containsOnly(Map.entry("k", "v"));
        assertThat(read.getTimestamp()).isEqualTo(NOON);
        assertThat(engine.readEvents("e-1").hasNext()).isFalse();
        assertThat(log.lastSequence("e-1")).hasValue(0);
    }

    @Test
    void theSameEventOfNoAggregateIsRefusedTheSecondTime() {
        var event = GenericEventMessage.asEventMessage(new TitleChanged("x"));
        engine.appendEvents(event);
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(event));
    }

    @Test
    void aSecondFirstEventIsAnAggregateThatExists() {
        engine.appendEvents(event("a", 0));
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0)))
                .withCauseInstanceOf(CannotAppend.Conflict.class);
    }

    @Test
    void aSecondLaterEventIsAConcurrentChange() {
        engine.appendEvents(events("a", 0, 3));
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 2)))
                .withCauseInstanceOf(CannotAppend.Conflict.class);
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 3), event("a", 3)));
        assertThat(engine.lastSequenceNumberFor("a")).contains(2L);
    }

    @Test
    void aGapInTheSequenceIsAConcurrentChange() {
        engine.appendEvents(event("a", 0));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(event("a", 2)));
    }

    @Test
    void ofTwoWhoChangeTheSameAggregateOneWins() throws Exception {
        engine.appendEvents(event("a", 0));
        var start = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var round = 1; round <= 20; round++) {
                var sequence = round;
                var racers = IntStream.range(0, 2)
                        .mapToObj(racer -> pool.submit(() -> {
                            start.await();
                            try {
                                engine.appendEvents(event("a", sequence));
                                return true;
                            } catch (ConcurrencyException e) {
                                return false;
                            }
                        }))
                        .toList();
                assertThat(List.of(racers.get(0).get(), racers.get(1).get())).containsExactlyInAnyOrder(true, false);
            }
        }
        assertThat(engine.lastSequenceNumberFor("a")).contains(20L);
    }

    @Test
    void anEventTooLargeIsRefusedAndNothingOfItsAppendIsStored() {
        var large = new GenericDomainEventMessage<>("Example", "a", 1, new TitleChanged("x".repeat(65_536)));
        assertThatExceptionOfType(CannotAppend.TooLarge.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0), large))
                .withMessageContaining("an entry has at most 65535");
        assertThat(log.head()).isZero();
    }

    @Test
    void anEventWithoutAStableNameIsRefused() {
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.appendEvents(new GenericDomainEventMessage<>("Example", "a", 0, "text")))
                .withMessageStartingWith("java.lang.String has no stable name");
    }

    @Test
    void aClosedLogIsAnEventStoreException() {
        log.close();
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0)))
                .withMessage("The log is closed");
        assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> engine.storeSnapshot(event("a", 0)));
    }

    @Test
    void anEventOfANewerProductIsNamedAndNotSkipped() {
        engine.appendEvents(event("a", 0));
        var older = new NamedJson(Names.of(List.of(ExampleEvent.Ended.class)), mapper -> {});
        var behind = new LedgerEngine(log, older, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> behind.readEvents("a").next())
                .withMessage(
                        "The ledger holds example.title-changed/2, which this version does not know: a newer version wrote it, or its upcaster is missing");
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> behind.readEvents(null, false).forEach(event -> {}));
    }

    @Test
    void whatStandsBeforeAnEventOfANewerProductIsRead() {
        engine.appendEvents(
                new GenericDomainEventMessage<>("Example", "b", 0, new ExampleEvent.Closed()), event("a", 0));
        var older = new NamedJson(Names.of(List.of(ExampleEvent.Ended.class)), mapper -> {});
        var events = new LedgerEngine(log, older, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll())
                .readEvents(null, false)
                .iterator();
        assertThat(events.next().getPayload()).isEqualTo(new ExampleEvent.Closed());
        assertThatExceptionOfType(UnknownName.class).isThrownBy(events::next);
    }

    @Test
    void anOldRevisionIsUpcast() {
        store("example.title-changed/1", "{\"name\":\"old\"}");
        var rename = new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().equals(new SimpleSerializedType("example.title-changed", "1"));
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                return event.upcastPayload(
                        new SimpleSerializedType("example.title-changed", "2"), JsonNode.class, data -> {
                            ((ObjectNode) data).set("title", ((ObjectNode) data).remove("name"));
                            return data;
                        });
            }
        };
        var upcasting = engine(rename, SnapshotFilter.allowAll());
        assertThat(upcasting.readEvents("old").next().getPayload()).isEqualTo(new TitleChanged("old"));
        assertThat(upcasting.readEvents(null, false).findFirst().orElseThrow().getPayload())
                .isEqualTo(new TitleChanged("old"));
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> engine.readEvents("old").next())
                .withMessageContaining("example.title-changed/1");
    }

    @Test
    void aPayloadIsNotReadBeforeItIsWanted() {
        store("example.opened/1", "{\"title\":[\"not what it was\"]}");
        var event = tracked(null).getFirst();
        assertThat(event.getPayloadType()).isEqualTo(Opened.class);
        assertThatExceptionOfType(SerializationException.class).isThrownBy(event::getPayload);
    }

    @Test
    void keepsTheNewestSnapshot() {
        assertThat(engine.readSnapshot("a")).isEmpty();
        engine.storeSnapshot(snapshot("a", 1, "one"));
        engine.storeSnapshot(snapshot("a", 3, "three"));
        engine.storeSnapshot(snapshot("a", 2, "two"));
        var read = engine.readSnapshot("a").orElseThrow();
        assertThat(read.getSequenceNumber()).isEqualTo(3);
        assertThat(read.getPayload()).isEqualTo(new Whole("three"));
        assertThat(read.getType()).isEqualTo("Example");
        assertThat(read.getTimestamp()).isEqualTo(NOON);
        assertThat(log.head()).isZero();
    }

    @Test
    void anAggregateIsUnmovedByWhatHappensToOthers() {
        engine.appendEvents(events("a", 0, 4));
        engine.appendEvents(event("b", 0));
        engine.appendEvents(GenericEventMessage.asEventMessage(new TitleChanged("x")));
        assertThat(sequences(engine, "a")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(sequences(engine, "b")).containsExactly(0L);
        assertThat(engine.lastSequenceNumberFor("a")).contains(3L);
    }

    @Test
    void whatWasReadCanBeGivenOtherMetadata() {
        engine.appendEvents(event("a", 0).withMetaData(Map.of("key", "value")));
        var read = engine.readEvents("a").next();
        var replaced = read.withMetaData(Map.of("other", "value"));
        var joined = read.andMetaData(Map.of("other", "value"));
        assertThat(replaced.getMetaData()).containsOnly(Map.entry("other", "value"));
        assertThat(replaced.getPayload()).isEqualTo(read.getPayload());
        assertThat(joined.getMetaData()).containsOnly(Map.entry("key", "value"), Map.entry("other", "value"));
        assertThat(read.getMetaData()).containsOnly(Map.entry("key", "value"));
    }

    @Test
    void theSameFirstEventTwiceInOneAppendIsAnAggregateThatExists() {
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0), event("a", 0)));
        assertThat(log.head()).isZero();
    }

    @Test
    void ofAnAppendThatConflictsNothingIsStored() {
        engine.appendEvents(event("taken", 0));
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0), event("taken", 2), event("b", 0)));
        assertThat(engine.readEvents("a").hasNext()).isFalse();
        assertThat(engine.lastSequenceNumberFor("b")).isEmpty();
        engine.appendEvents(event("a", 0), event("taken", 1), event("b", 0));
        assertThat(log.head()).isEqualTo(4);
    }

    /** What makes an event the one it is, is its aggregate and its sequence there: nothing looks for its identifier. */
    @Test
    void eventsOfTwoAggregatesMayHaveOneIdentifier() {
        engine.appendEvents(event("a", 0, "same"), event("b", 0, "same"));
        assertThat(identifiers(tracked(null))).containsExactly("same", "same");
    }

    @Test
    void anUpcasterMayMakeTwoEventsOfOneOrNone() {
        engine.appendEvents(events("a", 0, 4));
        var twice = engine(events -> events.flatMap(event -> Stream.of(event, event)), SnapshotFilter.allowAll());
        assertThat(sequences(twice, "a")).containsExactly(0L, 0L, 1L, 1L, 2L, 2L, 3L, 3L);
        assertThat(twice.readEvents(null, false).map(TrackedEventMessage::trackingToken))
                .containsExactly(token(0), token(0), token(1), token(1), token(2), token(2), token(3), token(3));
        var none = engine(events -> events.filter(event -> false), SnapshotFilter.allowAll());
        assertThat(none.readEvents("a").hasNext()).isFalse();
        assertThat(none.readEvents(null, false)).isEmpty();
    }

    @Test
    void theSameSnapshotMayBeStoredTwice() {
        engine.storeSnapshot(snapshot("a", 1, "one"));
        engine.storeSnapshot(snapshot("a", 1, "one again"));
        assertThat(engine.readSnapshot("a").orElseThrow().getPayload()).isEqualTo(new Whole("one again"));
    }

    @Test
    void theFilterDecidesWhichSnapshotIsRead() {
        engine.storeSnapshot(snapshot("a", 1, "one"));
        assertThat(filtered(SnapshotFilter.allowAll()).readSnapshot("a")).isPresent();
        assertThat(filtered(SnapshotFilter.rejectAll()).readSnapshot("a")).isEmpty();
        assertThat(filtered(SnapshotFilter.allowAll().combine(SnapshotFilter.rejectAll()))
                        .readSnapshot("a"))
                .isEmpty();
        var second =
                RevisionSnapshotFilter.builder().type("Example").revision("2").build();
        assertThat(filtered(second).readSnapshot("a")).isEmpty();
    }

    @Test
    void everythingIsThereAfterReopening() {
        engine.appendEvents(events("a", 0, 3));
        engine.storeSnapshot(snapshot("a", 1, "one"));
        var before = identifiers(tracked(null));
        log.close();
        open();
        assertThat(identifiers(tracked(null))).isEqualTo(before);
        assertThat(sequences(engine, "a")).containsExactly(0L, 1L, 2L);
        assertThat(engine.readSnapshot("a")).isPresent();
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(event("a", 1)));
    }

    private LedgerEngine filtered(SnapshotFilter filter) {
        return engine(NoOpEventUpcaster.INSTANCE, filter);
    }
}
