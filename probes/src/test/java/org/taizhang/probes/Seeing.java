package org.taizhang.probes;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;

/** Runs a probe as the product does: within a watch. */
final class Seeing {
    private Seeing() {}

    static Observation page(HttpProbe probe, String address, Check.Http check, Duration timeout)
            throws InterruptedException {
        var target = new Watched(UUID.randomUUID(), address, check, Duration.ofMinutes(1), timeout);
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC()).run(target);
    }

    static double value(Observation seen, String metric) {
        return seen.samples().stream()
                .filter(sample -> sample.metric().equals(metric))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + metric + " in " + seen));
    }
}
