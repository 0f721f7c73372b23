package org.taizhang.ledger.group;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The number of acknowledged entries, which only grows, and a place to wait for it to grow. */
public final class Head {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long value;
    private boolean closed;

    public long get() {
        return value;
    }

    public void advance(long to) {
        lock.lock();
        try {
            value = Math.max(value, to);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean await(long wanted, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var nanos = TimeUnit.NANOSECONDS.convert(timeout);
            while (value < wanted && !closed && nanos > 0) nanos = changed.awaitNanos(nanos);
            return value >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
