package org.taizhang.probes;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.observation.Observation;

/**
 * Watches every target on its own interval and hands over each observation, from the run's own virtual thread: a slow
 * receiver slows the targets it serves. No target is run twice at the same time.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    private final Watch watch;
    private final Consumer<Observation> receiver;
    private final long grace;
    private final Tally tally;
    private final Semaphore permits;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Agenda agenda;
    /** Who may be interrupted: runs that wait or probe, not those that hand over. */
    private final Map<Agenda.Run, Thread> probing = new HashMap<>();

    private int running;
    private int unfinished;
    private boolean closed;
    private final Thread timer =
            Thread.ofPlatform().name("probe-timer").daemon().unstarted(this::keepTime);

    /**
     * How much is done at once.
     *
     * @param concurrency runs at the same time; further ones wait, which shows as lateness
     * @param spread over how long first runs are spread
     * @param grace how long a close waits for running probes
     */
    public record Settings(int concurrency, Duration spread, Duration grace) {
        public Settings {
            if (concurrency < 1 || spread.isNegative() || grace.isNegative())
                throw new IllegalArgumentException("Concurrency must be positive, spread and grace not negative");
        }

        public static Settings standard() {
            return new Settings(256, Duration.ofSeconds(5), Duration.ofSeconds(3));
        }
    }

    /**
     * How the watch is doing, since it was started.
     *
     * @param late runs that began more than a second or a tenth of their interval late
     * @param missed runs left out because the one before still ran or the machine was away
     */
    public record Counts(int watched, long runs, long late, long missed, int running) {}

    public Scheduler(Watch watch, Consumer<Observation> receiver, Settings settings, MeterRegistry registry) {
        this.watch = watch;
        this.receiver = receiver;
        this.grace = settings.grace().toNanos();
        this.permits = new Semaphore(settings.concurrency(), true);
        this.agenda = new Agenda(settings.spread());
        this.tally = new Tally(registry);
        tally.follow(
                this,
                scheduler -> scheduler.counts().missed(),
                scheduler -> scheduler.counts().running());
        timer.start();
    }

    /** Adds the target, or replaces it as it was: what then still runs is given up and not handed over. */
    public void watch(Watched target) {
        exclusively(() -> {
            giveUp(agenda.put(target, System.nanoTime()));
            changed.signalAll();
        });
    }

    /** Nothing begins for the target any more, and what still runs is given up and not handed over. */
    public void forget(UUID target) {
        exclusively(() -> giveUp(agenda.remove(target)));
    }

    /** Runs the target at once, beside its interval; false where it is unknown or running already. */
    public boolean runNow(UUID target) {
        lock.lock();
        try {
            var run = closed ? null : agenda.extra(target, System.nanoTime());
            if (run != null) begin(run);
            return run != null;
        } finally {
            lock.unlock();
        }
    }

    public boolean watches(UUID target) {
        lock.lock();
        try {
            return agenda.knows(target);
        } finally {
            lock.unlock();
        }
    }

    /** How late the target's last run began; empty before its first. */
    public Optional<Duration> lateness(UUID target) {
        lock.lock();
        try {
            return Optional.ofNullable(agenda.lateness(target)).map(Duration::ofNanos);
        } finally {
            lock.unlock();
        }
    }

    public Counts counts() {
        lock.lock();
        try {
            return new Counts(agenda.size(), tally.runs(), tally.late(), agenda.missed(), running);
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more, waits briefly for what runs and gives up the rest. */
    @Override
    public void close() {
        exclusively(() -> {
            closed = true;
            changed.signalAll();
            var left = grace;
            try {
                while (unfinished > 0 && left > 0) left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            probing.values().forEach(Thread::interrupt);
            probing.clear();
        });
    }

    private void keepTime() {
        exclusively(() -> {
            while (!closed) {
                agenda.take(System.nanoTime()).forEach(this::begin);
                var due = agenda.nextDue();
                try {
                    if (due.isEmpty()) changed.await();
                    else changed.awaitNanos(due.getAsLong() - System.nanoTime());
                } catch (InterruptedException e) {
                    log.warn("The timer of the probes was interrupted and goes on");
                }
            }
        });
    }

    private void begin(Agenda.Run run) {
        var thread = Thread.ofVirtual().name("watch").unstarted(() -> carryOut(run));
        probing.put(run, thread);
        unfinished++;
        thread.start();
    }

    private void giveUp(Agenda.@Nullable Run run) {
        var thread = run == null ? null : probing.remove(run);
        if (thread != null) thread.interrupt();
    }

    private void carryOut(Agenda.Run run) {
        try {
            permits.acquire();
            try {
                observe(run);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            log.debug("The run of target {} was given up", run.target().id());
        } catch (RuntimeException e) {
            log.error("The run of target {} was lost", run.target().id(), e);
        } finally {
            exclusively(() -> {
                probing.remove(run);
                agenda.finished(run);
                unfinished--;
                changed.signalAll();
            });
        }
    }

    private void observe(Agenda.Run run) throws InterruptedException {
        exclusively(() -> {
            running++;
            var lateness = run.begins(System.nanoTime());
            tally.began(lateness, run.counts(lateness));
        });
        try {
            var observation = watch.run(run.target());
            // From here on nobody interrupts this thread: it is the receiver's.
            if (isWanted(run)) hand(observation);
        } finally {
            exclusively(() -> running--);
        }
    }

    private boolean isWanted(Agenda.Run run) {
        lock.lock();
        try {
            return probing.remove(run) != null;
        } finally {
            lock.unlock();
        }
    }

    private void hand(Observation observation) {
        tally.ended(observation);
        try {
            receiver.accept(observation);
        } catch (RuntimeException e) {
            log.error("An observation of target {} was not received", observation.target(), e);
        }
    }

    private void exclusively(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
