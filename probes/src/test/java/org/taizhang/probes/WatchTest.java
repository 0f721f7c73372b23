package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aProbeThatReturnsSucceeded() throws InterruptedException {
        var seen = run((target, readings) -> {
            readings.put("load", 0.5);
            readings.put("load", 0.7);
            readings.put("used", "/", 0.2);
            readings.put("used", "/home", Double.NaN);
            nanos.addAndGet(1_500_000_000);
        });

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(seen.detail()).isNull();
        assertThat(seen.at()).isEqualTo(NOW);
        assertThat(seen.took()).isEqualTo(Duration.ofMillis(1500));
        assertThat(seen.samples())
                .containsExactly(
                        Sample.of("load", 0.7),
                        new Sample("used", "/", 0.2),
                        Sample.of("probe_success", 1),
                        Sample.of("probe_duration_seconds", 1.5));
    }

    @Test
    void aFailedRunKeepsWhatItSaw() throws InterruptedException {
        var seen = run((target, readings) -> {
            readings.put("http_status_code", 500);
            throw new Failed("The page answered 500");
        });

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("The page answered 500");
        assertThat(seen.samples()).contains(Sample.of("http_status_code", 500), Sample.of("probe_success", 0));
    }

    @Test
    void anUnforeseenFailureTellsItsKindOnly() throws InterruptedException {
        assertThat(run((target, readings) -> {
                            throw new IOException("token=hunter2");
                        })
                        .detail())
                .isEqualTo("The probe failed unexpectedly: IOException");
        var error = run((target, readings) -> {
            throw new StackOverflowError();
        });
        assertThat(error.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatIsNoNumberIsKeptBesideTheSamples() throws InterruptedException {
        var seen = run((target, readings) -> {
            readings.fact("middleware_version", "10.1.60");
            readings.fact("middleware_configuration", "x".repeat(600));
            throw new Failed("no more");
        });
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.facts())
                .containsEntry("middleware_version", "10.1.60")
                .containsEntry("middleware_configuration", "x".repeat(500));
    }

    @Test
    void aProbeThatHangsIsInterruptedAtItsTimeout() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var seen = run((target, readings) -> {
            readings.put("http_dns_seconds", 0.1);
            readings.step("waiting for the first byte");
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        });

        assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(seen.detail()).isEqualTo("Gave up after 0.05 s while waiting for the first byte");
        assertThat(seen.samples()).contains(Sample.of("http_dns_seconds", 0.1), Sample.of("probe_success", 0));
        Eventually.isDone("the interrupt", interrupted);
    }

    @Test
    void aProbeThatHeedsNoInterruptIsAbandonedAndAddsNothingAfterwards() throws InterruptedException {
        var over = new CountDownLatch(1);
        var added = new CountDownLatch(1);
        var seen = run((target, readings) -> {
            while (over.getCount() > 0) LockSupport.parkNanos(1_000_000);
            readings.put("late", 1);
            added.countDown();
        });

        assertThat(seen.detail()).isEqualTo("Gave up after 0.05 s");
        over.countDown();
        Eventually.isDone("the straggler's end", added);
        assertThat(seen.samples()).noneMatch(sample -> sample.metric().equals("late"));
    }

    @Test
    void givingUpTheRunInterruptsTheProbe() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var watch = new Watch(
                (target, readings) -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                },
                () -> NOW);
        var given = new ArrayBlockingQueue<InterruptedException>(1);
        var caller = Thread.ofVirtual().start(() -> {
            try {
                watch.run(target(Duration.ofHours(1)));
            } catch (InterruptedException e) {
                given.add(e);
            }
        });

        Eventually.isDone("the begin", begun);
        caller.interrupt();

        Eventually.isDone("the interrupt", interrupted);
        assertThat(Eventually.comes(given)).isNotNull();
    }

    private Observation run(Probe probe) throws InterruptedException {
        return new Watch(probe, () -> NOW, nanos::get).run(target(Duration.ofMillis(50)));
    }

    private static Watched target(Duration timeout) {
        return new Watched(UUID.randomUUID(), "local", new Check.Host(), Duration.ofMinutes(1), timeout);
    }
}
