package org.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;

/** What the engine promises those who follow its events, whatever its log is kept in. */
public abstract class LedgerTrackingContract extends EngineFixture {
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
        appendAt("10:15:00", "10:15:40", "10:15:35");
        assertThat(engine.createTailToken()).isEqualTo(token(-1));
        assertThat(identifiers(tracked(engine.createTailToken())))
                .containsExactly("e10:15:00", "e10:15:40", "e10:15:35");
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
        assertThat(tracked(engine.createTokenAt(at("10:15:51")))).isEmpty();
        assertThat(engine.createTokenAt(at("10:15:51"))).isEqualTo(engine.createHeadToken());
    }

    @Test
    void eventsComeInTheOrderInWhichTheyWereAppended() {
        engine.appendEvents(events("a", 0, 4));
        var last = event("b", 0);
        engine.appendEvents(last);
        var all = tracked(null);
        assertThat(all).hasSize(5);
        assertThat(all.getLast().getIdentifier()).isEqualTo(last.getIdentifier());
        var ids = identifiers(all);
        assertThat(identifiers(tracked(all.getFirst().trackingToken()))).isEqualTo(ids.subList(1, 5));
    }

    @Test
    void fromWhereverATokenStandsAmongManyAppendsTheRestFollows() {
        for (var append = 0; append < 5; append++) engine.appendEvents(events("a", 3 * append, 3 * append + 3));
        var all = identifiers(tracked(null));
        for (var position = -1; position < 15; position++)
            assertThat(identifiers(tracked(token(position)))).isEqualTo(all.subList(position + 1, 15));
    }

    @Test
    void aStreamOpenedOnAnEmptyLogHasWhatComes() {
        var stream = engine.readEvents(null, true);
        engine.appendEvents(event("a", 0));
        assertThat(stream.findFirst().orElseThrow().trackingToken()).isEqualTo(token(0));
    }

    @Test
    void whoReadsWhileManyWriteMissesNothingAndSeesNothingTwice() throws Exception {
        var writers = 8;
        var each = 100;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = pool.submit(() -> {
                var read = new ArrayList<TrackedEventMessage<?>>();
                while (read.size() < writers * each && log.await(read.size() + 1, Duration.ofSeconds(10))) {
                    read.addAll(tracked(read.isEmpty() ? null : read.getLast().trackingToken()));
                }
                return read;
            });
            var writing = IntStream.range(0, writers)
                    .mapToObj(writer -> pool.submit(() -> append(writer, each)))
                    .toList();
            for (var writer : writing) writer.get();
            assertThat(reading.get(30, TimeUnit.SECONDS))
                    .extracting(event -> event.trackingToken().position().orElseThrow())
                    .containsExactlyElementsOf(
                            LongStream.range(0, writers * each).boxed().toList());
        }
    }

    @Test
    void twoEnginesOnOneLogSeeEachOthersEvents() {
        var other = engine(NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
        engine.appendEvents(event("a", 0));
        other.appendEvents(event("a", 1));
        engine.appendEvents(event("a", 2));
        assertThat(sequences(other, "a")).containsExactly(0L, 1L, 2L);
        assertThat(identifiers(other.readEvents(null, false).toList())).isEqualTo(identifiers(tracked(null)));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> other.appendEvents(event("a", 2)));
        assertThat(other.createHeadToken()).isEqualTo(engine.createHeadToken());
    }

    /** Every third event is appended again, which is refused. */
    private void append(int writer, int each) {
        for (var sequence = 0; sequence < each; sequence++) {
            engine.appendEvents(event("w" + writer, sequence));
            if (sequence % 3 != 1) continue;
            var again = event("w" + writer, sequence);
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(again));
        }
    }
}
