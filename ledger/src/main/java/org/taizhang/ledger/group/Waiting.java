package org.taizhang.ledger.group;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work in the order it came. The writer takes all there is, up to a bound. Where it says that it is answering several
 * it waits a moment for them to come again: two groups that take turns would pay for a sync each.
 */
public final class Waiting<W extends Waiting.Weighed> {
    /** What a work adds to the group that takes it. */
    public interface Weighed {
        int entries();

        long bytes();
    }

    /** Beyond these a larger group gains little throughput and costs everybody in it latency. */
    private static final int GROUP_ENTRIES = 1_000;

    private static final long GROUP_BYTES = 4 << 20;

    /** About what a sync takes on a good disk: longer would cost those who wait more than it gives the others. */
    private static final long MOMENT_NANOS = 200_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<W> works = new ArrayDeque<>();
    private boolean closed;
    private int expected = 1;
    private int wanted = 1;

    /** False when closed: the work will not be done. */
    public boolean add(W work) {
        lock.lock();
        try {
            if (closed) return false;
            works.add(work);
            if (works.size() >= wanted) changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** At least one work, blocking until there is some; none when closed and all is done. */
    public List<W> take() {
        lock.lock();
        try {
            wanted = 1;
            while (works.isEmpty() && !closed) changed.awaitUninterruptibly();
            gather();
            return group();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #take()}, but none too when there is still nothing to do after a time. */
    public List<W> take(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            wanted = 1;
            var nanos = timeout.toNanos();
            while (works.isEmpty() && !closed && nanos > 0) nanos = changed.awaitNanos(nanos);
            return group();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is closed and all is done. */
    public boolean ended() {
        lock.lock();
        try {
            return closed && works.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Says that so many are about to be answered and may come again, while those who wait now are still to come. */
    public void answering(int works) {
        lock.lock();
        try {
            expected = Math.min(this.works.size() + works, GROUP_ENTRIES);
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        wanted = expected;
        expected = 1;
        try {
            for (var nanos = MOMENT_NANOS; works.size() < wanted && !closed && nanos > 0; )
                nanos = changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // and no longer
        }
    }

    private List<W> group() {
        var group = new ArrayList<W>();
        var entries = 0;
        var bytes = 0L;
        for (var next = works.peek(); next != null; next = works.peek()) {
            entries += next.entries();
            bytes += next.bytes();
            if (!group.isEmpty() && (entries > GROUP_ENTRIES || bytes > GROUP_BYTES)) break;
            group.add(works.remove());
        }
        return group;
    }

    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
