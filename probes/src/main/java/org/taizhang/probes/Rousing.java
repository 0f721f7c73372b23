package org.taizhang.probes;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a target run as soon as something came from it by itself, and at most once in a while for all that comes then; one that is
 * running is run again, since what it reads may be older than what came.
 */
public final class Rousing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rousing.class);

    private final Predicate<UUID> waits;
    private final Attention attention;
    private final long gap;
    private final Set<UUID> planned = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    /**
     * @param name of its thread
     * @param waits whether something waits for the target's next run
     */
    public Rousing(String name, Predicate<UUID> waits, Attention attention, Duration gap) {
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        this.waits = waits;
        this.attention = attention;
        this.gap = gap.toNanos();
    }

    public void rouse(UUID target) {
        if (!planned.add(target)) return;
        var was = last.get(target);
        var unused = timer.schedule(
                () -> run(target),
                was == null ? 0 : Math.max(0, gap - (System.nanoTime() - was)),
                TimeUnit.NANOSECONDS);
    }

    public void forget(UUID target) {
        last.remove(target);
    }

    private void run(UUID target) {
        planned.remove(target);
        if (!waits.test(target) || !attention.watches(target)) return;
        last.put(target, System.nanoTime());
        try {
            attention.runNow(target);
        } catch (RuntimeException e) {
            log.warn("Target {} could not be run for what it sent", target, e);
        }
        // It takes what waits when it begins; where it was running already, it is tried again.
        if (waits.test(target)) rouse(target);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
