package org.taizhang.projections.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes points without ever making a probe wait, and writes them in bulk on a thread of its own. What finds the queue full
 * is dropped and counted. What could not be written is tried again until it is, while new points wait.
 */
public final class SeriesWriter implements AutoCloseable {
    /** How many points wait before any is dropped, where not said otherwise. */
    public static final int CAPACITY = 100_000;

    private static final Logger log = LoggerFactory.getLogger(SeriesWriter.class);
    private static final int MOST = 5_000;
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long AGAIN_SECONDS = 1;

    /**
     * What became of the points so far.
     *
     * @param dropped found the queue full, or the writer closed
     * @param refused were no numbers, or too old
     * @param failed could not be written before the end
     * @param waiting in the queue now
     */
    public record Counts(long written, long dropped, long refused, long failed, int waiting) {}

    private final Series series;
    private final BlockingQueue<Point> queue;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Thread thread;

    public SeriesWriter(Series series) {
        this(series, CAPACITY);
    }

    public SeriesWriter(Series series, int capacity) {
        this.series = series;
        queue = new ArrayBlockingQueue<>(capacity);
        thread = Thread.ofPlatform().daemon().name("series-writer").start(this::run);
    }

    /** Takes the points, or drops those for which there is no room; returns at once. */
    public void offer(Collection<Point> points) {
        for (var point : points) if (closing.getCount() == 0 || !queue.offer(point)) dropped.increment();
    }

    public Counts counts() {
        return new Counts(written.sum(), dropped.sum(), refused.sum(), failed.sum(), queue.size());
    }

    /** Takes no more, and returns when everything that waits was written, or was tried once more in vain. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !queue.isEmpty()) {
                var batch = batch();
                if (!batch.isEmpty()) write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Point> batch() throws InterruptedException {
        var batch = new ArrayList<Point>();
        var end = System.nanoTime() + LINGER;
        while (batch.size() < MOST) {
            var left = closing.getCount() > 0 ? end - System.nanoTime() : 0;
            var point = queue.poll(left, TimeUnit.NANOSECONDS);
            if (point == null) break;
            batch.add(point);
            queue.drainTo(batch, MOST - batch.size());
        }
        return batch;
    }

    private void write(List<Point> batch) throws InterruptedException {
        while (true) {
            var last = closing.getCount() == 0;
            try {
                var done = series.write(batch);
                written.add(done.kept());
                refused.add(done.notNumbers() + (long) done.tooOld());
                return;
            } catch (RuntimeException e) {
                log.error("{} points could not be written: {}", batch.size(), e.toString());
                if (last) {
                    failed.add(batch.size());
                    return;
                }
            }
            if (closing.await(AGAIN_SECONDS, TimeUnit.SECONDS)) log.info("Writing once more before the end");
        }
    }
}
