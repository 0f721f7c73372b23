package org.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.Ahead.Batch;

class AheadTest {
    private static final int MANY = 25 * Ahead.BATCH + 7;

    private final AtomicLong head = new AtomicLong(MANY);
    private final AtomicLong farthest = new AtomicLong();

    /** Entries that become their own positions. */
    private Batch<Long> positions(long from, int limit) {
        farthest.accumulateAndGet(from + limit, Math::max);
        return new Batch<>(LongStream.range(from, from + limit).boxed().toList(), from + limit);
    }

    private Ahead<Long> ahead(Ahead.Maker<Long> maker) {
        return new Ahead<>(head::get, maker);
    }

    private static List<Long> all(Ahead<Long> ahead, long from) {
        var all = new ArrayList<Long>();
        for (var next = from; ; ) {
            var batch = ahead.from(next);
            if (batch.next() == next) return all;
            all.addAll(batch.all());
            next = batch.next();
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void givesEverythingInOrderToTheHeadAndGoesOnWhenItGrows() {
        var ahead = ahead(this::positions);
        assertThat(all(ahead, 3)).isEqualTo(range(3, MANY));
        assertThat(all(ahead, MANY)).isEmpty();
        head.addAndGet(2);
        assertThat(all(ahead, MANY)).isEqualTo(range(MANY, MANY + 2));
    }

    @Test
    void readsNoFartherAheadThanAFewBatches() {
        var ahead = ahead(this::positions);
        for (var from = 0; from < 5 * Ahead.BATCH; from += Ahead.BATCH) {
            ahead.from(from);
            assertThat(farthest.get()).isLessThanOrEqualTo(from + (long) Ahead.BATCHES * Ahead.BATCH);
        }
    }

    @Test
    void severalBatchesAreMadeAtOnce() {
        var both = new CyclicBarrier(2);
        var ahead = ahead((from, limit) -> {
            if (from == 0) return positions(from, limit);
            if (from > 2 * Ahead.BATCH) return positions(from, limit);
            try {
                both.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("only one at a time", e);
            }
            return positions(from, limit);
        });
        assertThat(all(ahead, 0)).hasSize(MANY);
    }

    @Test
    void aFailureComesInItsPlaceAndAskingAgainTriesAgain() {
        var fails = new AtomicBoolean(true);
        var ahead = ahead((from, limit) -> {
            if (from == 3 * Ahead.BATCH && fails.get()) throw new CannotRead("broken");
            return positions(from, limit);
        });
        for (var i = 0L; i < 3; i++)
            assertThat(ahead.from(i * Ahead.BATCH).all()).isEqualTo(range(i * Ahead.BATCH, (i + 1) * Ahead.BATCH));
        for (var i = 0; i < 2; i++)
            assertThatExceptionOfType(CannotRead.class)
                    .isThrownBy(() -> ahead.from(3L * Ahead.BATCH))
                    .withMessage("broken");
        fails.set(false);
        assertThat(all(ahead, 3L * Ahead.BATCH)).isEqualTo(range(3L * Ahead.BATCH, MANY));
    }

    @Test
    void anErrorIsNotHiddenInAnything() {
        var ahead = ahead((from, limit) -> {
            throw new AssertionError("a bug");
        });
        assertThatThrownBy(() -> ahead.from(0)).isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void whatABatchLeavesOutComesWithTheNext() {
        var ahead = ahead((from, limit) -> positions(from, Math.min(limit, 123)));
        assertThat(all(ahead, 0)).isEqualTo(range(0, MANY));
    }

    @Test
    void whoeverSkipsBeginsAnew() {
        var ahead = ahead(this::positions);
        assertThat(ahead.from(0).next()).isEqualTo(Ahead.BATCH);
        assertThat(ahead.from(7_000).all()).isEqualTo(range(7_000, 7_000 + Ahead.BATCH));
        assertThat(ahead.from(0).all()).isEqualTo(range(0, Ahead.BATCH));
    }
}
