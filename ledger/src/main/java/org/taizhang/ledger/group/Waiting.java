package org.taizhang.ledger.group;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Work in the order it came; the writer takes all there is, up to a bound, and never waits for more to come. */
public final class Waiting<W extends Waiting.Weighed> {
    /** What a work adds to the group that takes it. */
    public interface Weighed {
        int entries();

        long bytes();
    }

    /** Beyond these a larger group gains little throughput and costs everybody in it latency. */
    private static final int GROUP_ENTRIES = 1_000;

    private static final long GROUP_BYTES = 4 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<W> works = new ArrayDeque<>();
    private boolean closed;

    /** False when closed: the work will not be done. */
    public boolean add(W work) {
        lock.lock();
        try {
            if (closed) return false;
            works.add(work);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** At least one work, blocking until there is some; none when closed and all is done. */
    public List<W> take() {
        lock.lock();
        try {
            while (works.isEmpty() && !closed) changed.awaitUninterruptibly();
            return group();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #take()}, but none too when there is still nothing to do after a time. */
    public List<W> take(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
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
