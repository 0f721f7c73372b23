package org.taizhang.probes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state, and fails where it does not come about. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    public static void holds(String what, BooleanSupplier state) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            assertThat(end - System.nanoTime()).as(what).isPositive();
            LockSupport.parkNanos(1_000_000);
        }
    }

    public static void isDone(String what, CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(what).isTrue();
    }

    public static <T> T comes(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("what was waited for").isNotNull();
        return requireNonNull(next);
    }
}
