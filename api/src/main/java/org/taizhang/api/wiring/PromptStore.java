package org.taizhang.api.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that tells its readers of new events. Axon's own does not, and then a processor that has read everything
 * looks again half a second later: so long would everyone wait who reads what they have just written.
 */
final class PromptStore implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PromptStore.class);
    /** How late a reader hears of an event whose own signal was missed. */
    private static final int LATEST_MILLIS = 200;

    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();
    private final Thread bell;

    PromptStore(StreamableMessageSource<TrackedEventMessage<?>> store) {
        this.store = store;
        bell = Thread.ofPlatform().daemon().name("ledger-bell").start(this::ring);
    }

    private void ring() {
        while (true) {
            try (var events = store.openStream(store.createHeadToken())) {
                while (true) {
                    if (!events.hasNextAvailable(LATEST_MILLIS, TimeUnit.MILLISECONDS)) continue;
                    while (events.hasNextAvailable()) events.nextAvailable();
                    readers.forEach(Runnable::run);
                }
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException e) {
                log.warn("New events are seen a second late at most, since they could not be waited for", e);
            }
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new PromptStream(store.openStream(token));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return store.createTokenAt(time);
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        return store.createTokenSince(duration);
    }

    @Override
    public void close() {
        bell.interrupt();
    }

    private final class PromptStream implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> events;
        private @Nullable Runnable reader;

        PromptStream(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            reader = callback;
            readers.add(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> message) {
            events.skipMessagesWithPayloadTypeOf(message);
        }

        @Override
        public void close() {
            if (reader != null) readers.remove(reader);
            events.close();
        }
    }
}
