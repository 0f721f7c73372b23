package org.taizhang.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that says at once when there is more. */
final class MemoryLedger implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final List<TrackedEventMessage<?>> events = new ArrayList<>();
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();

    void publish(List<? extends EventMessage<?>> messages) {
        synchronized (events) {
            for (var message : messages) {
                var token = new GlobalSequenceTrackingToken(events.size());
                events.add(
                        message instanceof DomainEventMessage<?> domain
                                ? new GenericTrackedDomainEventMessage<>(token, domain)
                                : new GenericTrackedEventMessage<>(token, message));
            }
        }
        callbacks.forEach(Runnable::run);
    }

    /** What stands there is told otherwise from now on. */
    void change(int position, EventMessage<?> message) {
        synchronized (events) {
            events.set(position, new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(position), message));
        }
    }

    void forgetAfter(int position) {
        synchronized (events) {
            events.subList(position + 1, events.size()).clear();
        }
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        synchronized (events) {
            return events.isEmpty() ? null : events.getLast().trackingToken();
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Stream((int) Recorded.position(token) + 1);
    }

    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {
        private int next;
        private @Nullable Runnable callback;

        Stream(int next) {
            this.next = next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            synchronized (events) {
                return next < events.size() ? Optional.of(events.get(next)) : Optional.empty();
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            var event = peek().orElseThrow();
            next++;
            return event;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            this.callback = callback;
            callbacks.add(callback);
            return true;
        }

        @Override
        public void close() {
            if (callback != null) callbacks.remove(callback);
        }
    }
}
