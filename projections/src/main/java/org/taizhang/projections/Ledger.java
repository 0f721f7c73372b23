package org.taizhang.projections;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The ledger as one view reads it: a view that cannot be folded on from where it stands is first built anew. */
record Ledger(StreamableMessageSource<TrackedEventMessage<?>> source, Runner<?, ?> runner)
        implements StreamableMessageSource<TrackedEventMessage<?>> {
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        if (!runner.takeOver(Recorded.position(token), Recorded.position(source.createHeadToken()))) {
            var rebuilt = runner.rebuild();
            throw new IllegalStateException("View " + runner.projection().name()
                    + " does not fit the code or the ledger" + (rebuilt.isDone() ? "" : " and is built anew"));
        }
        return source.openStream(token);
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
