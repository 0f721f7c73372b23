package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Axon's own event store, as the product uses it, promises on the engine. */
public abstract class EventStoreContract extends EngineFixture {
    private EmbeddedEventStore store;

    @BeforeEach
    void start() {
        store = store(true);
    }

    @AfterEach
    void stop() {
        store.shutDown();
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
        try (var stream = store.openStream(null)) {
            store.publish(events("a", 0, 3));
            for (var i = 0; i < 3; i++)
                assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(i));
            store.publish(event("a", 3));
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(3));
        }
        store.storeSnapshot(snapshot("a", 2, "two"));
        assertThat(store.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(2L, 3L);
        assertThat(store.lastSequenceNumberFor("a")).contains(3L);
    }

    @Test
    void whoComesFirstWaitsForTheEvent() throws Exception {
        try (var stream = store.openStream(null);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(stream.hasNextAvailable()).isFalse();
            for (var sequence = 0; sequence < 3; sequence++) {
                var next = pool.submit(stream::nextAvailable);
                var event = event("a", sequence);
                store.publish(event);
                assertThat(next.get(30, TimeUnit.SECONDS).getIdentifier()).isEqualTo(event.getIdentifier());
                assertThat(stream.hasNextAvailable()).isFalse();
            }
        }
    }

    @Test
    void whatGoesPastTheStoreIsDeliveredToo() throws Exception {
        try (var stream = store.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            engine.appendEvents(event("a", 0));
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(0));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamGoesOnWithAndWithoutAProducerOfItsOwn(boolean producer) throws Exception {
        store.shutDown();
        store = store(producer);
        try (var stream = store.openStream(null)) {
            for (var round = 0; round < 3; round++) {
                store.publish(events("a", 50 * round, 50 * round + 50));
                for (var i = 0; i < 50; i++)
                    assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(50 * round + i));
                assertThat(stream.hasNextAvailable()).isFalse();
            }
        }
    }

    @Test
    void aStreamOpenedAtATokenBeginsAfterIt() throws Exception {
        store.publish(events("a", 0, 3));
        try (var stream = store.openStream(token(0))) {
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(1));
        }
    }

    @Test
    void anAggregateIsReadWithOrWithoutItsSnapshot() {
        store.publish(events("a", 0, 110));
        assertThat(sequences()).hasSize(110).startsWith(0L).endsWith(109L);
        store.storeSnapshot(snapshot("a", 30, "thirty"));
        assertThat(sequences()).hasSize(80).startsWith(30L, 31L).endsWith(109L);
    }

    @Test
    void aSnapshotNobodyCanReadCostsNothingButTime() {
        store.publish(events("a", 0, 110));
        log.store(new Snapshot("a", 30, "{\"v\":1}".getBytes(UTF_8)));
        assertThat(sequences()).hasSize(110).startsWith(0L).endsWith(109L);
    }

    @Test
    void whatAUnitOfWorkPublishesIsStoredWhenItCommits() {
        store.publish(events("a", 0, 2));
        var work = DefaultUnitOfWork.startAndGet(null);
        store.publish(events("a", 2, 10));
        assertThat(sequences()).hasSize(10);
        assertThat(store.readEvents("a", 2).asStream()).hasSize(8);
        CurrentUnitOfWork.clear(work);
        assertThat(sequences()).hasSize(2);
        assertThat(log.head()).isEqualTo(2);
        CurrentUnitOfWork.set(work);
        work.commit();
        assertThat(log.head()).isEqualTo(10);
        assertThat(sequences()).hasSize(10);
    }

    @Test
    void ofAUnitOfWorkThatIsRolledBackNothingIsStored() {
        store.publish(events("a", 0, 2));
        var work = DefaultUnitOfWork.startAndGet(null);
        store.publish(events("a", 2, 10));
        work.rollback();
        assertThat(sequences()).hasSize(2);
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void aUnitOfWorkWithinAnotherNeverShowsAnEventTwice() {
        store.publish(events("a", 0, 2));
        var seen = new ArrayList<Integer>();
        var outer = DefaultUnitOfWork.startAndGet(null);
        store.publish(events("a", 2, 4));
        var inner = DefaultUnitOfWork.startAndGet(null);
        store.publish(events("a", 4, 10));
        for (var work : List.of(inner, outer)) {
            work.onPrepareCommit(w -> seen.add(sequences().size()));
            work.onCommit(w -> seen.add(sequences().size()));
            work.afterCommit(w -> seen.add(sequences().size()));
        }
        inner.commit();
        outer.commit();
        assertThat(seen).hasSize(6).containsOnly(10);
        assertThat(log.head()).isEqualTo(10);
    }

    @Test
    void aUnitOfWorkThatConflictsFailsAsAWhole() {
        store.publish(events("a", 0, 2));
        var work = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("b", 0));
        store.publish(event("a", 1));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(work::commit);
        assertThat(log.head()).isEqualTo(2);
        assertThat(store.readEvents("b").hasNext()).isFalse();
    }

    private List<Long> sequences() {
        return store.readEvents("a")
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private EmbeddedEventStore store(boolean producer) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(20)
                .optimizeEventConsumption(producer)
                .build();
    }
}
