package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;

class SchedulerTest {
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofDays(1);

    private final BlockingQueue<Observation> seen = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private Scheduler scheduler = new Scheduler(watch((t, r) -> {}), seen::add, settings(8, Duration.ZERO), meters);

    @AfterEach
    void close() {
        release.countDown();
        scheduler.close();
    }

    @Test
    void runsEachTargetOnItsOwnInterval() throws InterruptedException {
        var often = target(OFTEN);
        var once = target(NEVER);
        scheduler.watch(often);
        scheduler.watch(once);

        var runs = new HashMap<UUID, Integer>();
        while (runs.getOrDefault(often.id(), 0) < 4 || !runs.containsKey(once.id()))
            runs.merge(Eventually.comes(seen).target(), 1, Integer::sum);

        assertThat(runs.get(once.id())).isEqualTo(1);
        assertThat(scheduler.lateness(once.id()))
                .hasValueSatisfying(late -> assertThat(late).isGreaterThanOrEqualTo(Duration.ZERO));
        assertThat(scheduler.lateness(UUID.randomUUID())).isEmpty();
    }

    @Test
    void neverRunsATargetTwiceAtOnceAndCountsWhatItMissed() throws InterruptedException {
        using(blocking(), seen::add, settings(8, Duration.ZERO));
        var target = target(OFTEN);
        scheduler.watch(target);

        Eventually.holds("missed runs", () -> scheduler.counts().missed() >= 3);

        assertThat(begun).hasValue(1);
        assertThat(scheduler.runNow(target.id())).isFalse();
        release.countDown();
        assertThat(Eventually.comes(seen).outcome()).isEqualTo(Outcome.SUCCEEDED);
        Eventually.comes(seen);
    }

    @Test
    void runsNoMoreThanItsLimitAtOnceAndTheOthersAfterwards() throws InterruptedException {
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        using(
                (target, readings) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    begun.incrementAndGet();
                    release.await();
                    now.decrementAndGet();
                },
                seen::add,
                settings(2, Duration.ZERO));
        for (var i = 0; i < 6; i++) scheduler.watch(target(NEVER));
        Eventually.holds("the limit", () -> begun.get() == 2);
        var counts = scheduler.counts();
        assertThat(counts).isEqualTo(new Scheduler.Counts(6, 2, counts.late(), 0, 2));

        release.countDown();

        for (var i = 0; i < 6; i++) Eventually.comes(seen);
        assertThat(most).hasValue(2);
        Eventually.holds("rest", () -> scheduler.counts().running() == 0);
    }

    @Test
    void givesUpTheRunOfAForgottenTarget() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        using(hanging(interrupted), seen::add, settings(8, Duration.ZERO));
        var target = target(NEVER);
        scheduler.watch(target);
        Eventually.holds("the run", () -> begun.get() == 1);

        scheduler.forget(target.id());

        Eventually.isDone("the interrupt", interrupted);
        Eventually.holds("rest", () -> scheduler.counts().running() == 0);
        assertThat(seen).isEmpty();
        assertThat(scheduler.runNow(target.id())).isFalse();
    }

    @Test
    void aRevisedTargetIsWatchedAsItIsNow() throws InterruptedException {
        var addresses = new LinkedBlockingQueue<String>();
        using(
                (target, readings) -> {
                    addresses.add(target.address());
                    if (target.address().equals("old")) release.await();
                },
                seen::add,
                settings(8, Duration.ZERO));
        var id = UUID.randomUUID();
        scheduler.watch(new Watched(id, "old", new Check.Host(), NEVER, NEVER));
        assertThat(Eventually.comes(addresses)).isEqualTo("old");

        scheduler.watch(new Watched(id, "new", new Check.Host(), OFTEN, NEVER));

        assertThat(Eventually.comes(addresses)).isEqualTo("new");
        assertThat(Eventually.comes(addresses)).isEqualTo("new");
        assertThat(Eventually.comes(seen).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aReceiverThatFailsDoesNotStopTheWatch() throws InterruptedException {
        using(
                (target, readings) -> {},
                observation -> {
                    seen.add(observation);
                    throw new IllegalStateException("the store is full");
                },
                settings(1, Duration.ZERO));
        scheduler.watch(target(OFTEN));

        for (var i = 0; i < 3; i++) Eventually.comes(seen);
    }

    @Test
    void aRunThatIsLostDoesNotStopTheWatch() throws InterruptedException {
        scheduler.close();
        var broken = new AtomicInteger();
        var watch = new Watch((target, readings) -> {}, () -> {
            if (broken.incrementAndGet() < 3) throw new IllegalStateException("no clock");
            return Instant.EPOCH;
        });
        scheduler = new Scheduler(watch, seen::add, settings(1, Duration.ZERO), meters);
        scheduler.watch(target(OFTEN));

        assertThat(Eventually.comes(seen).at()).isEqualTo(Instant.EPOCH);
        assertThat(scheduler.counts().runs()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> settings(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, OFTEN.negated())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> target(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runsATargetAtOnceWhenAsked() throws InterruptedException {
        var target = target(NEVER);
        scheduler.watch(target);
        Eventually.comes(seen);
        Eventually.holds("the first run's end", () -> scheduler.runNow(target.id()));

        assertThat(Eventually.comes(seen).target()).isEqualTo(target.id());
        assertThat(scheduler.runNow(UUID.randomUUID())).isFalse();
    }

    @Test
    void closingWaitsForWhatRunsAndHandsItOver() throws InterruptedException {
        using(blocking(), seen::add, new Scheduler.Settings(8, Duration.ZERO, Duration.ofMinutes(1)));
        var target = target(OFTEN);
        scheduler.watch(target);
        Eventually.holds("the run", () -> begun.get() == 1);

        var closing = Thread.ofVirtual().start(scheduler::close);
        Eventually.holds("the wait", () -> closing.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        closing.join();

        assertThat(seen).hasSize(1);
        assertThat(scheduler.runNow(target.id())).isFalse();
        assertThat(begun).hasValue(1);
    }

    @Test
    void closingGivesUpWhatOutlastsItsGrace() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        using(hanging(interrupted), seen::add, settings(8, Duration.ZERO));
        scheduler.watch(target(NEVER));
        Eventually.holds("the run", () -> begun.get() == 1);

        scheduler.close();

        Eventually.isDone("the interrupt", interrupted);
        assertThat(seen).isEmpty();
    }

    @Test
    void theReceiverIsNeverInterrupted() throws InterruptedException {
        var handing = new CountDownLatch(1);
        var quiet = new LinkedBlockingQueue<Boolean>();
        using(
                (target, readings) -> {},
                observation -> {
                    handing.countDown();
                    try {
                        release.await();
                        quiet.add(true);
                    } catch (InterruptedException e) {
                        quiet.add(false);
                    }
                },
                settings(8, Duration.ZERO));
        var target = target(NEVER);
        scheduler.watch(target);
        Eventually.isDone("the hand-over", handing);

        scheduler.forget(target.id());
        scheduler.close();
        release.countDown();

        assertThat(Eventually.comes(quiet)).isTrue();
    }

    @Test
    void metersShowWhatHappened() throws InterruptedException {
        using(
                (target, readings) -> {
                    if (target.address().equals("bad")) throw new Failed("It is bad");
                    if (target.address().equals("slow")) new CountDownLatch(1).await();
                },
                seen::add,
                settings(8, Duration.ZERO));
        for (var address : new String[] {"good", "bad", "slow"})
            scheduler.watch(new Watched(UUID.randomUUID(), address, new Check.Host(), NEVER, OFTEN));

        for (var i = 0; i < 3; i++) Eventually.comes(seen);

        for (var outcome : new String[] {"succeeded", "failed", "timed_out"})
            assertThat(meters.get("taizhang.probe.runs")
                            .tag("outcome", outcome)
                            .counter()
                            .count())
                    .as(outcome)
                    .isEqualTo(1);
        assertThat(meters.get("taizhang.probe.duration").timer().count()).isEqualTo(3);
        assertThat(meters.get("taizhang.probe.lateness").summary().count()).isEqualTo(3);
        assertThat(meters.get("taizhang.probe.missed").functionCounter().count())
                .isZero();
        assertThat(meters.get("taizhang.probe.late").functionCounter().count())
                .isEqualTo((double) scheduler.counts().late());
        Eventually.holds(
                "rest", () -> meters.get("taizhang.probe.running").gauge().value() == 0);
    }

    private void using(Probe probe, Consumer<Observation> receiver, Scheduler.Settings settings) {
        scheduler.close();
        meters.clear();
        scheduler = new Scheduler(watch(probe), receiver, settings, meters);
    }

    private Probe blocking() {
        return (target, readings) -> {
            begun.incrementAndGet();
            release.await();
        };
    }

    private Probe hanging(CountDownLatch interrupted) {
        return (target, readings) -> {
            begun.incrementAndGet();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        };
    }

    private static Watch watch(Probe probe) {
        return new Watch(probe, Clock.systemUTC());
    }

    private static Scheduler.Settings settings(int concurrency, Duration spread) {
        return new Scheduler.Settings(concurrency, spread, Duration.ofMillis(50));
    }

    private static Watched target(Duration interval) {
        return new Watched(UUID.randomUUID(), "local", new Check.Host(), interval, NEVER);
    }
}
