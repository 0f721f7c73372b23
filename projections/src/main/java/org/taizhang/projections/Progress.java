package org.taizhang.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How far a view has come, and the waiting for it. Events that do not concern the view count as soon as all before have. */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long seen = -1;
    private long concerning = -1;
    private long handled = -1;
    private long position = -1;
    private @Nullable Instant time;

    /** An event came by, in order. */
    void saw(long event, boolean concerns, Instant when) {
        lock.lock();
        try {
            if (event > seen) time = when;
            seen = Math.max(seen, event);
            if (concerns) concerning = Math.max(concerning, event);
            advance();
        } finally {
            lock.unlock();
        }
    }

    /** Everything up to here that concerns the view is in its documents. */
    void handled(long event) {
        lock.lock();
        try {
            handled = Math.max(handled, event);
            advance();
        } finally {
            lock.unlock();
        }
    }

    /** The documents are others now, and this is how far they have come. */
    void restart(long at) {
        lock.lock();
        try {
            seen = concerning = handled = position = at;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        var now = handled >= concerning ? Math.max(seen, handled) : handled;
        if (now <= position) return;
        position = now;
        moved.signalAll();
    }

    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** When the newest event seen happened. */
    @Nullable
    Instant time() {
        lock.lock();
        try {
            return time;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the position was reached in time; an interrupt counts as not. */
    boolean await(long event, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (position < event) {
                if (left <= 0) return false;
                left = moved.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
