package org.taizhang.probes;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;

/** Runs a probe as the product does: within a watch. */
public final class Seeing {
    private Seeing() {}

    /** What the probe sees there. */
    public static Observation run(Probe probe, String address, Check check, Duration timeout)
            throws InterruptedException {
        var target = new Watched(UUID.randomUUID(), address, check, Duration.ofMinutes(1), timeout);
        return new Watch(probe, Clock.systemUTC()).run(target);
    }

    /** The values of a metric by instance. */
    public static Map<String, Double> values(Observation seen, String metric) {
        return seen.samples().stream()
                .filter(sample -> sample.metric().equals(metric))
                .collect(Collectors.toMap(Sample::instance, Sample::value));
    }

    static Observation page(HttpProbe probe, String address, Check.Http check, Duration timeout)
            throws InterruptedException {
        var target = new Watched(UUID.randomUUID(), address, check, Duration.ofMinutes(1), timeout);
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC()).run(target);
    }

    public static double value(Observation seen, String metric) {
        return seen.samples().stream()
                .filter(sample -> sample.metric().equals(metric))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + metric + " in " + seen));
    }
}
