package org.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two nodes with one log promise, where the log lets several open it at a time. */
public abstract class TwoNodesContract extends EngineFixture {
    private static final Duration LONG = Duration.ofSeconds(30);

    private CommitLog otherLog;
    private LedgerEngine other;

    @BeforeEach
    void openAnother() {
        otherLog = open(directory);
        other = new LedgerEngine(otherLog, json, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
    }

    @AfterEach
    void closeTheOther() {
        otherLog.close();
    }

    @Test
    void eachSeesWhatTheOtherAppends() throws Exception {
        for (var sequence = 0; sequence < 10; sequence += 2) {
            engine.appendEvents(event("a", sequence));
            assertThat(otherLog.await(sequence + 1, LONG)).isTrue();
            assertThat(other.lastSequenceNumberFor("a")).contains((long) sequence);
            other.appendEvents(event("a", sequence + 1));
            assertThat(log.await(sequence + 2, LONG)).isTrue();
        }
        assertThat(sequences(engine, "a")).hasSize(10).isEqualTo(sequences(other, "a"));
        assertThat(identifiers(other.readEvents(null, false).toList())).isEqualTo(identifiers(tracked(null)));
        assertThat(other.createHeadToken()).isEqualTo(engine.createHeadToken());
    }

    @Test
    void aFollowerOnOneIsToldOfWhatTheOtherAppends() throws Exception {
        var stream = new LedgerSource(otherLog, other).openStream(null);
        for (var sequence = 0; sequence < 5; sequence++) {
            var event = event("a", sequence);
            engine.appendEvents(event);
            assertThat(stream.nextAvailable().getIdentifier()).isEqualTo(event.getIdentifier());
        }
    }

    @Test
    void whoHasNotSeenTheOthersEventConflicts() {
        engine.appendEvents(events("a", 0, 2));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> other.appendEvents(event("a", 1)));
        other.appendEvents(event("a", 2));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(event("a", 2)));
    }

    @Test
    void bothWriteAtOnceWithoutGapOrLoss() throws Exception {
        var each = 25;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Callable<Void>>();
            for (var writer = 0; writer < 8; writer++) {
                var name = "w" + writer;
                var node = writer % 2 == 0 ? engine : other;
                writing.add(() -> {
                    for (var event : events(name, 0, each)) node.appendEvents(event);
                    return null;
                });
            }
            for (var done : pool.invokeAll(writing)) done.get();
        }
        var all = LongStream.range(0, 8 * each).boxed().toList();
        for (var node : List.of(log, otherLog)) {
            assertThat(node.await(8 * each, LONG)).isTrue();
            assertThat(node.read(0, 1_000)).extracting(Recorded::position).containsExactlyElementsOf(all);
        }
        assertThat(IntStream.range(0, 8))
                .allSatisfy(
                        writer -> assertThat(sequences(engine, "w" + writer)).hasSize(each));
    }

    @Test
    void ofTwoNodesThatChangeOneAggregateOneWins() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 20; round++) {
                var event = event("a", round);
                var racers = new ArrayList<Callable<Boolean>>();
                for (var node : List.of(engine, other)) racers.add(() -> appended(node, event));
                var outcomes = new ArrayList<Boolean>();
                for (var racer : pool.invokeAll(racers)) outcomes.add(racer.get());
                assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            }
        }
        assertThat(sequences(other, "a")).hasSize(20);
    }

    @Test
    void aSnapshotOfOneIsReadByTheOther() {
        engine.storeSnapshot(snapshot("a", 3, "three"));
        assertThat(other.readSnapshot("a").orElseThrow().getSequenceNumber()).isEqualTo(3);
        other.storeSnapshot(snapshot("a", 2, "two"));
        assertThat(engine.readSnapshot("a").orElseThrow().getSequenceNumber()).isEqualTo(3);
    }

    private static boolean appended(LedgerEngine node, EventMessage<?> event) {
        try {
            node.appendEvents(event);
            return true;
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            return false;
        }
    }
}
