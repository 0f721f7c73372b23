package org.taizhang.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Reads a log batch by batch, in order. Where there is far to go the next batches are read and made into what is wanted
 * by other threads meanwhile, as many as there are processors; whoever waits for a batch helps with those after it. No
 * more is read ahead than a few batches, whatever the length of the log, and what is not fetched any more is forgotten.
 */
final class Ahead<T> {
    static final int BATCH = 500;

    /** While one batch is used up, each processor has one to make and one to go on with. */
    static final int BATCHES = 2 * Runtime.getRuntime().availableProcessors();

    /** Makes a batch: at most so many entries from a position on, fewer where one stands in the way of the others. */
    interface Maker<T> {
        Batch<T> make(long from, int limit);
    }

    /** What some entries have become, and the position after them. */
    record Batch<T>(List<T> all, long next) {}

    private final LongSupplier head;
    private final Maker<T> maker;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private long planned;

    Ahead(LongSupplier head, Maker<T> maker) {
        this.head = head;
        this.maker = maker;
    }

    /** The batch from a position on; nothing at the head. Throws what the reading threw; asking again tries again. */
    Batch<T> from(long position) {
        if (tasks.isEmpty() || tasks.getFirst().from != position) {
            tasks.clear();
            planned = position;
        }
        plan();
        var first = tasks.poll();
        if (first == null) return new Batch<>(List.of(), position);
        for (var after : tasks) after.begin();
        first.run();
        for (var after : tasks) if (!first.made.isDone()) after.run();
        return first.join();
    }

    /** All that is there at the time, but only whole batches ahead. */
    private void plan() {
        for (var left = head.getAsLong() - planned;
                left > 0 && tasks.size() < BATCHES;
                left = head.getAsLong() - planned) {
            if (left < BATCH && !tasks.isEmpty()) return;
            var task = new Task(planned, (int) Math.min(left, BATCH));
            tasks.add(task);
            planned += task.limit;
        }
    }

    /** A batch that is made once, by whoever comes first. */
    private final class Task implements Runnable {
        private final long from;
        private final int limit;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<Batch<T>> made = new CompletableFuture<>();
        private boolean begun;

        Task(long from, int limit) {
            this.from = from;
            this.limit = limit;
        }

        /** Lets another thread come first. */
        void begin() {
            if (begun) return;
            begun = true;
            Thread.ofVirtual().name("ledger-read-ahead").start(this);
        }

        @Override
        public void run() {
            if (!taken.compareAndSet(false, true)) return;
            try {
                made.complete(maker.make(from, limit));
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            }
        }

        Batch<T> join() {
            try {
                return made.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException why -> throw why;
                    case Error why -> throw why;
                    case null, default -> throw e;
                }
            }
        }
    }
}
