package org.taizhang.api.due;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a piece of work again and again, on a thread of its own and with a pause in between; what fails is tried again. */
public final class Recurring {
    private static final Logger log = LoggerFactory.getLogger(Recurring.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private @Nullable ScheduledExecutorService timer;

    /** @param name of the thread, and of the work where it fails */
    public Recurring(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    public synchronized void start() {
        if (timer != null) return;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        var unused =
                timer.scheduleWithFixedDelay(this::safely, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins nothing more; what is under way goes on to its end. */
    public synchronized void stop() {
        if (timer != null) timer.shutdown();
        timer = null;
    }

    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void safely() {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("The {} failed; it is tried again in {}", name, pause, e);
        }
    }
}
