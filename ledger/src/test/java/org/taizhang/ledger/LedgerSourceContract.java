package org.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.example.ExampleEvent.TitleChanged;

/** What those who follow the ledger get, whatever it is kept in. */
public abstract class LedgerSourceContract extends EngineFixture {
    private static final int MORE_THAN_REMEMBERED = 5_000;

    private LedgerSource source;

    @BeforeEach
    void begin() {
        source = new LedgerSource(log, engine);
    }

    @Test
    void readsEverythingInOrderHoweverMuchThereIs() throws Exception {
        append(0, MORE_THAN_REMEMBERED);
        assertThat(positions(source.openStream(null), MORE_THAN_REMEMBERED))
                .containsExactlyElementsOf(
                        LongStream.range(0, MORE_THAN_REMEMBERED).boxed().toList());
    }

    @Test
    void beginsAfterAToken() throws Exception {
        append(0, 10);
        assertThat(positions(source.openStream(new GlobalSequenceTrackingToken(6)), 3))
                .containsExactly(7L, 8L, 9L);
        assertThat(source.openStream(source.createHeadToken()).hasNextAvailable())
                .isFalse();
        assertThat(positions(source.openStream(source.createTailToken()), 1)).containsExactly(0L);
    }

    @Test
    void thoseThatKeepUpShareOneDecoding() throws Exception {
        append(0, 3);
        var one = source.openStream(null);
        var other = source.openStream(null);
        for (int i = 0; i < 3; i++) assertThat(one.nextAvailable()).isSameAs(other.nextAvailable());
    }

    @Test
    void tellsAtOnceOfWhatIsNew() throws Exception {
        var told = new CountDownLatch(1);
        var stream = source.openStream(null);
        assertThat(stream.setOnAvailableCallback(told::countDown)).isTrue();
        assertThat(told.getCount()).isOne();
        append(0, 1);
        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.hasNextAvailable()).isTrue();
    }

    @Test
    void tellsWhoAsksToBeToldWhatIsThereAlready() {
        append(0, 1);
        var told = new CountDownLatch(1);
        source.openStream(null).setOnAvailableCallback(told::countDown);
        assertThat(told.getCount()).isZero();
    }

    @Test
    void tellsNobodyWhoHasClosed() {
        var told = new CountDownLatch(1);
        var stream = source.openStream(null);
        stream.setOnAvailableCallback(told::countDown);
        stream.close();
        append(0, 1);
        assertThat(told.getCount()).isOne();
    }

    @Test
    void waitsForWhatIsNotThereYet() throws Exception {
        var stream = source.openStream(null);
        var next = new CompletableFuture<TrackedEventMessage<?>>();
        Thread.ofVirtual().start(() -> {
            try {
                next.complete(stream.nextAvailable());
            } catch (InterruptedException e) {
                next.completeExceptionally(e);
            }
        });
        append(0, 1);
        assertThat(next.get(30, TimeUnit.SECONDS).trackingToken().position()).hasValue(0);
        assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void peekingTakesNothing() throws Exception {
        append(0, 2);
        var stream = source.openStream(null);
        var peeked = stream.peek().orElseThrow();
        assertThat(stream.nextAvailable()).isSameAs(peeked);
        assertThat(stream.nextAvailable()).isNotSameAs(peeked);
        assertThat(stream.peek()).isEmpty();
    }

    @Test
    void goesOnBehindEntriesThatUpcastingMakesNothingOf() throws Exception {
        EventUpcaster none =
                events -> events.filter(event -> event.getSequenceNumber().orElse(0L) >= 1_200);
        append(0, 1_201);
        var stream = new LedgerSource(log, engine(none, SnapshotFilter.allowAll())).openStream(null);
        assertThat(positions(stream, 1)).containsExactly(1_200L);
    }

    private void append(long from, int count) {
        engine.appendEvents(LongStream.range(from, from + count)
                .mapToObj(sequence ->
                        new GenericDomainEventMessage<>("Example", "a", sequence, new TitleChanged("t" + sequence)))
                .toList());
    }

    private static List<Long> positions(BlockingStream<TrackedEventMessage<?>> stream, int count) throws Exception {
        var positions = new ArrayList<Long>();
        for (int i = 0; i < count; i++)
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        return positions;
    }
}
