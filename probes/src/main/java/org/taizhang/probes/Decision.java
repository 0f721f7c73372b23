package org.taizhang.probes;

import java.time.Instant;
import java.util.UUID;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.domain.observation.Sample;

/** What a rule has come to. */
public sealed interface Decision {
    UUID target();

    AlertRule rule();

    /** The time of the observation that decided, or when it was missed. */
    Instant at();

    /**
     * What the rule asks for has held long enough.
     *
     * @param worst of the run that decided
     * @param limit what it was compared with
     * @param since when it began to hold
     */
    record Breach(UUID target, AlertRule rule, Sample worst, double limit, Instant since, Instant at)
            implements Decision {}

    /**
     * Every instance of the metric is back beyond the value that clears, or is observed again.
     *
     * @param sample the one closest to the limit
     */
    record Recovered(UUID target, AlertRule rule, Sample sample, Instant at) implements Decision {}
}
