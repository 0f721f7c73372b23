package org.taizhang.probes.snmp;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a target run as soon as a trap of it came, and at most once in a while for all that come then; one that is running is
 * run again, since what it reads may be older than the trap.
 */
final class Rousing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rousing.class);

    private final TrapInbox inbox;
    private final Attention attention;
    private final long gap;
    private final Set<UUID> planned = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("snmp-traps").daemon().factory());

    Rousing(TrapInbox inbox, Attention attention, Duration gap) {
        this.inbox = inbox;
        this.attention = attention;
        this.gap = gap.toNanos();
    }

    void rouse(UUID target) {
        if (!planned.add(target)) return;
        var was = last.get(target);
        var unused = timer.schedule(
                () -> run(target),
                was == null ? 0 : Math.max(0, gap - (System.nanoTime() - was)),
                TimeUnit.NANOSECONDS);
    }

    void forget(UUID target) {
        last.remove(target);
    }

    private void run(UUID target) {
        planned.remove(target);
        if (!inbox.waits(target) || !attention.watches(target)) return;
        last.put(target, System.nanoTime());
        try {
            attention.runNow(target);
        } catch (RuntimeException e) {
            log.warn("Target {} could not be run for its traps", target, e);
        }
        // It takes what waits when it begins; where it was running already, it is tried again.
        if (inbox.waits(target)) rouse(target);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
