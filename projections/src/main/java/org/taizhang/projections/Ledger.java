package org.taizhang.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The ledger as one view reads it: a view that cannot be folded on from where it stands is first built anew. */
record Ledger(StreamableMessageSource<TrackedEventMessage<?>> source, Runner<?, ?> runner)
        implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final long MUCH = 5_000;

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var at = Recorded.position(token);
        if (!runner.takeOver(at, mark -> isOfThisLedger(at, mark))) {
            var rebuilt = runner.rebuild();
            throw new IllegalStateException("View " + runner.projection().name()
                    + " does not fit the code or the ledger" + (rebuilt.isDone() ? "" : " and is built anew"));
        }
        return source.openStream(token);
    }

    /** Whether to fold on; where nothing is stored and much is to be folded, building anew is the faster way to the same. */
    private boolean isOfThisLedger(long at, Mark mark) {
        var head = Recorded.position(source.createHeadToken());
        return at <= head && knows(mark) && (mark.position() >= 0 || head - at < MUCH);
    }

    /** Whether the event that was applied last is where it was. */
    private boolean knows(Mark mark) {
        if (mark.position() < 0) return true;
        try (var stream = source.openStream(new GlobalSequenceTrackingToken(mark.position() - 1))) {
            if (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) return false;
            var event = stream.nextAvailable();
            return Recorded.position(event) == mark.position()
                    && event.getIdentifier().equals(mark.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the ledger", e);
        }
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return source.createTokenAt(time);
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        return source.createTokenSince(duration);
    }
}
