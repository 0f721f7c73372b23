package org.taizhang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as processors read it: each is told at once of what is new, none polls, and those that keep up share one
 * reading and one decoding of each event. Nothing is shared for longer than personal data may be remembered.
 */
public final class LedgerSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final int BATCH = 500;
    private static final int REMEMBERED = 1 << 12;

    private final CommitLog log;
    private final LedgerEngine engine;
    private final AtomicReferenceArray<@Nullable Read> recent = new AtomicReferenceArray<>(REMEMBERED);

    /** What the entry at a position has become: one message, unless upcasting made it none or several. */
    private record Read(long position, Restorer.Moment moment, List<TrackedEventMessage<?>> messages) {}

    public LedgerSource(CommitLog log, LedgerEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Follower(LedgerEngine.after(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return engine.createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return createTokenAt(GenericEventMessage.clock.instant().minus(duration));
    }

    /** Reads on from a position into the queue; gives the position after what was read. */
    private long read(long from, Ahead<Read> ahead, Deque<TrackedEventMessage<?>> into) {
        var next = from;
        for (var known = recall(next); known != null && next - from < BATCH; known = recall(next)) {
            into.addAll(known.messages());
            next++;
        }
        if (next > from || from >= log.head()) return next;
        var batch = ahead.from(from);
        for (var read : batch.all()) into.addAll(read.messages());
        return batch.next();
    }

    private Ahead.Batch<Read> read(long from, int limit) {
        var moment = engine.restorer().now();
        return engine.decoder().batch(from, limit, opened -> {
            var read = new Read(opened.position(), moment, engine.decoder().messages(opened));
            recent.set(slot(read.position()), read);
            return read;
        });
    }

    private @Nullable Read recall(long position) {
        var read = recent.get(slot(position));
        return read != null && read.position() == position && engine.restorer().remembers(read.moment()) ? read : null;
    }

    private static int slot(long position) {
        return (int) (position & (REMEMBERED - 1));
    }

    /** One who reads on, from where it began. */
    private final class Follower implements BlockingStream<TrackedEventMessage<?>> {
        private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
        private final Ahead<Read> ahead = new Ahead<>(log::head, LedgerSource.this::read);
        private long next;
        private Runnable unlisten = () -> {};

        Follower(long from) {
            next = from;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable() ? Optional.of(ready.getFirst()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable() {
            for (var from = -1L; ready.isEmpty() && next > from; ) {
                from = next;
                next = read(from, ahead, ready);
            }
            return !ready.isEmpty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return hasNextAvailable()
                    || (log.await(next + 1, Duration.of(timeout, unit.toChronoUnit())) && hasNextAvailable());
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.MINUTES)) {
                if (Thread.interrupted()) throw new InterruptedException();
            }
            return ready.removeFirst();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            unlisten.run();
            unlisten = log.listen(callback);
            if (next < log.head()) callback.run();
            return true;
        }

        @Override
        public void close() {
            unlisten.run();
        }
    }
}
