package org.taizhang.api.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.Observation;

/**
 * Finds when a target was not observed for more than three of its intervals, also while the product was switched off: no
 * alert tells of that afterwards, so the gap itself becomes a value of the target.
 */
final class Gaps {
    /** The metric of a gap, of the time that ends it. */
    static final String METRIC = "observation_gap_seconds";

    private static final int INTERVALS = 3;

    private final Map<UUID, Instant> last = new ConcurrentHashMap<>();

    /** What is known from before the start. */
    void remember(UUID target, Instant observed) {
        last.merge(target, observed, Gaps::later);
    }

    void forget(UUID target) {
        last.remove(target);
    }

    /** How long the target had not been observed; null where that was not too long, or it never was. */
    @Nullable
    Duration before(Observation seen, Duration interval) {
        var was = last.get(seen.target());
        last.merge(seen.target(), seen.at(), Gaps::later);
        if (was == null) return null;
        var gap = Duration.between(was, seen.at());
        return gap.compareTo(interval.multipliedBy(INTERVALS)) > 0 ? gap : null;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
