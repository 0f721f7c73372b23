package org.taizhang.probes;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;

/** Runs a probe once and says what came of it: timeout, duration and outcome are recorded here for every protocol. */
public final class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Probe probe;
    private final InstantSource clock;
    private final LongSupplier nanos;

    public Watch(Probe probe, InstantSource clock) {
        this(probe, clock, System::nanoTime);
    }

    Watch(Probe probe, InstantSource clock, LongSupplier nanos) {
        this.probe = probe;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Returns when the probe does or when the target's timeout is over, whichever is first; a probe that hangs is
     * interrupted and abandoned.
     *
     * @throws InterruptedException where nobody wants the answer any more; the probe is then interrupted too
     */
    public Observation run(Watched target) throws InterruptedException {
        var at = clock.instant();
        var began = nanos.getAsLong();
        var readings = new Readings();
        var reading = new FutureTask<@Nullable Void>(() -> {
            probe.read(target, readings);
            return null;
        });
        var thread = Thread.ofVirtual().name("probe").start(reading);
        var outcome = Outcome.SUCCEEDED;
        String detail = null;
        try {
            reading.get(target.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            outcome = Outcome.TIMED_OUT;
            detail = outOfTime(target.timeout(), readings.step());
        } catch (ExecutionException e) {
            outcome = Outcome.FAILED;
            detail = why(target, e.getCause());
        } finally {
            thread.interrupt();
        }
        var took = Duration.ofNanos(nanos.getAsLong() - began);
        var samples = readings.close();
        samples.add(Sample.of("probe_success", outcome == Outcome.SUCCEEDED ? 1 : 0));
        samples.add(Sample.of("probe_duration_seconds", took.toNanos() / 1e9));
        return new Observation(target.id(), at, took, outcome, detail, List.copyOf(samples), readings.facts());
    }

    private static String outOfTime(Duration timeout, String step) {
        return "Gave up after " + seconds(timeout) + (step.isEmpty() ? "" : " while " + step);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** Only a {@link Failed} is known to hold no secrets; of anything else the class is told and the log has the rest. */
    private static String why(Watched target, @Nullable Throwable cause) {
        if (cause instanceof Failed failed) return failed.why();
        log.warn("The probe of target {} failed unexpectedly", target.id(), cause);
        return "The probe failed unexpectedly: "
                + (cause == null ? "?" : cause.getClass().getSimpleName());
    }
}
