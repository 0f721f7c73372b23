package org.taizhang.probes;

import java.time.Duration;
import java.util.UUID;
import org.taizhang.domain.target.Check;

/**
 * What the watch needs to know of a target.
 *
 * @param unit to which it belongs; empty where nobody said, who may use no unit's credential
 * @param interval from the start of one run to the start of the next; positive
 * @param timeout after which a run is given up; positive, may exceed the interval, which then misses runs
 */
public record Watched(UUID id, String unit, String address, Check check, Duration interval, Duration timeout) {
    public Watched {
        if (!interval.isPositive() || !timeout.isPositive())
            throw new IllegalArgumentException("Interval and timeout must be positive: " + interval + ", " + timeout);
    }

    /** A target whose unit nobody said. */
    public Watched(UUID id, String address, Check check, Duration interval, Duration timeout) {
        this(id, "", address, check, interval, timeout);
    }
}
