package org.taizhang.probes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;

/** Counts what the scheduler does, for itself and as the meters {@code taizhang.probe.*}. */
final class Tally {
    private final LongAdder runs = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Timer duration;
    private final DistributionSummary lateness;
    private final MeterRegistry registry;

    Tally(MeterRegistry registry) {
        this.registry = registry;
        for (var outcome : Outcome.values())
            outcomes.put(
                    outcome,
                    Counter.builder("taizhang.probe.runs")
                            .description("Runs that ended, by how they did")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        duration = Timer.builder("taizhang.probe.duration")
                .description("How long a run took")
                .register(registry);
        lateness = DistributionSummary.builder("taizhang.probe.lateness")
                .description("How long after its time a run began")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("taizhang.probe.late", late, LongAdder::sum)
                .description("Runs that began more than a second or a tenth of their interval late")
                .register(registry);
    }

    /** Shows what the scheduler itself knows. */
    <T> void follow(T scheduler, ToDoubleFunction<T> missed, ToDoubleFunction<T> running) {
        FunctionCounter.builder("taizhang.probe.missed", scheduler, missed)
                .description("Runs left out because the one before still ran or the machine was away")
                .register(registry);
        Gauge.builder("taizhang.probe.running", scheduler, running)
                .description("Runs under way")
                .register(registry);
    }

    void began(long latenessNanos, boolean isLate) {
        runs.increment();
        if (isLate) late.increment();
        lateness.record(latenessNanos / 1e9);
    }

    void ended(Observation observation) {
        var counter = outcomes.get(observation.outcome());
        if (counter != null) counter.increment();
        duration.record(observation.took());
    }

    long runs() {
        return runs.sum();
    }

    long late() {
        return late.sum();
    }
}
