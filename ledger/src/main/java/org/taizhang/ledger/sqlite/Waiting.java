package org.taizhang.ledger.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Work in the order it came; the writer takes all there is, up to a bound, and never waits for more to come. */
final class Waiting {
    /** Beyond these a larger group gains little throughput and costs everybody in it latency. */
    private static final int GROUP_ENTRIES = 1_000;

    private static final long GROUP_BYTES = 4 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Work> works = new ArrayDeque<>();
    private boolean closed;

    /** False when closed: the work will not be done. */
    boolean add(Work work) {
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
    List<Work> take() {
        lock.lock();
        try {
            while (works.isEmpty() && !closed) changed.awaitUninterruptibly();
            var group = new ArrayList<Work>();
            var entries = 0;
            var bytes = 0L;
            for (var next = works.peek(); next != null; next = works.peek()) {
                entries += next.entries();
                bytes += next.bytes();
                if (!group.isEmpty() && (entries > GROUP_ENTRIES || bytes > GROUP_BYTES)) break;
                group.add(works.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
