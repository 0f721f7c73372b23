package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.example.ExampleEvent;
import org.taizhang.ledger.example.ExampleEvent.Opened;
import org.taizhang.ledger.example.ExampleEvent.TitleChanged;
import org.taizhang.ledger.sqlite.SqliteCommitLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LedgerEngineTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.000000001Z");

    private final NamedJson json = new NamedJson(Names.of(List.of(ExampleEvent.class)), mapper -> {});

    @TempDir
    private Path directory;

    private CommitLog log;
    private LedgerEngine engine;

    @BeforeEach
    void open() {
        log = SqliteCommitLog.open(directory.resolve("ledger.db"));
        engine = engine(NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
    }

    @AfterEach
    void close() {
        log.close();
    }

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
        assertThat(tracked(null)).hasSize(3_000);
        assertThat(tracked(token(2_499))).hasSize(500);
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
    void tracksFromAToken() {
        engine.appendEvents(events("a", 0, 4));
        var all = tracked(null);
        assertThat(all)
                .extracting(TrackedEventMessage::trackingToken)
                .containsExactly(token(0), token(1), token(2), token(3));
        assertThat(tracked(all.get(1).trackingToken()))
                .extracting(TrackedEventMessage::trackingToken)
                .containsExactly(token(2), token(3));
        assertThat(tracked(all.get(3).trackingToken())).isEmpty();
        assertThat(tracked(token(99))).isEmpty();
    }

    @Test
    void aTokenInTheMiddleOfAnAppendSkipsOnlyWhatWasSeen() {
        engine.appendEvents(event("a", 0), event("b", 0), event("a", 1));
        assertThat(tracked(token(0))).hasSize(2);
        assertThat(tracked(token(1))).hasSize(1);
    }

    @Test
    void anotherKindOfTokenIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.readEvents(GapAwareTrackingToken.newInstance(1, List.of()), false))
                .withMessageContaining("GapAwareTrackingToken is no ledger position");
    }

    @Test
    void aStreamGoesOnWithWhatCameAfterItsEnd() {
        engine.appendEvents(event("a", 0));
        var iterator = engine.readEvents(null, true).iterator();
        assertThat(iterator.next().trackingToken()).isEqualTo(token(0));
        assertThat(iterator.hasNext()).isFalse();
        engine.appendEvents(event("a", 1));
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.next().trackingToken()).isEqualTo(token(1));
    }

    @Test
    void theTailIsBeforeTheFirstEvent() {
        assertThat(engine.createTailToken()).isEqualTo(token(-1));
        engine.appendEvents(events("a", 0, 2));
        assertThat(engine.createTailToken()).isEqualTo(token(-1));
        assertThat(tracked(engine.createTailToken())).hasSize(2);
    }

    @Test
    void theHeadIsTheLastEvent() {
        assertThat(tracked(engine.createHeadToken())).isEmpty();
        engine.appendEvents(events("a", 0, 2));
        assertThat(engine.createHeadToken()).isEqualTo(token(1));
        engine.appendEvents(event("a", 2));
        assertThat(tracked(token(1))).hasSize(1);
    }

    @Test
    void aTokenAtATimeIsBeforeTheFirstEventSinceThen() {
        appendAt("10:15:30", "10:15:40", "10:15:50", "10:15:45", "10:15:42");
        assertThat(tracked(engine.createTokenAt(at("10:15:45"))))
                .extracting(TrackedEventMessage::getTimestamp)
                .containsExactly(at("10:15:50"), at("10:15:45"), at("10:15:42"));
        assertThat(tracked(engine.createTokenAt(at("10:15:30")))).hasSize(5);
        assertThat(tracked(engine.createTokenAt(at("09:00:00")))).hasSize(5);
        assertThat(engine.createTokenAt(at("10:15:51"))).isEqualTo(engine.createHeadToken());
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
    void aSnapshotTheFilterRefusesIsNotRead() {
        engine.storeSnapshot(snapshot("a", 1, "one"));
        var filter =
                RevisionSnapshotFilter.builder().type("Example").revision("2").build();
        assertThat(engine(NoOpEventUpcaster.INSTANCE, filter).readSnapshot("a")).isEmpty();
    }

    @Test
    void theUnitOfWorkLearnsThePositions() {
        engine.appendEvents(events("before", 0, 5));
        var root = DefaultUnitOfWork.startAndGet(null);
        engine.appendEvents(events("a", 0, 3));
        var nested = DefaultUnitOfWork.startAndGet(null);
        engine.appendEvents(event("b", 0));
        nested.commit();
        assertThat(root.<Long>getResource(LedgerEngine.FIRST_POSITION)).isEqualTo(5);
        assertThat(root.<Long>getResource(LedgerEngine.POSITION)).isEqualTo(8);
        root.commit();
    }

    @Test
    void anEventStoreOnItDeliversWhatIsPublished() throws Exception {
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        try (var stream = store.openStream(null)) {
            store.publish(events("a", 0, 3));
            for (var i = 0; i < 3; i++)
                assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(i));
            store.publish(event("a", 3));
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(3));
        } finally {
            store.shutDown();
        }
        store.storeSnapshot(snapshot("a", 2, "two"));
        assertThat(store.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(2L, 3L);
        assertThat(store.lastSequenceNumberFor("a")).contains(3L);
    }

    /** What an aggregate looks like in a snapshot. */
    record Whole(String title) {}

    private LedgerEngine engine(EventUpcaster upcasters, SnapshotFilter filter) {
        return new LedgerEngine(log, json, upcasters, filter);
    }

    private void store(String type, String data) {
        var bytes = Envelope.encode(
                "e-" + type, type, new Envelope.Subject("Example", "old", 0), NOON, MetaData.emptyInstance(), data);
        log.append(List.of(new Entry("old", 0, NOON, bytes))).join();
    }

    private void appendAt(String... times) {
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

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }

    private List<? extends TrackedEventMessage<?>> tracked(@Nullable TrackingToken token) {
        return engine.readEvents(token, false).toList();
    }

    private static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static List<DomainEventMessage<?>> events(String aggregate, int from, int to) {
        return IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(i -> event(aggregate, i))
                .toList();
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>("Example", aggregate, sequence, new TitleChanged(aggregate + sequence));
    }

    private static DomainEventMessage<?> snapshot(String aggregate, long sequence, String title) {
        return new GenericDomainEventMessage<>(
                "Example", aggregate, sequence, new Whole(title), MetaData.emptyInstance(), "s" + sequence, NOON);
    }
}
