package org.taizhang.probes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.domain.observation.Sample;

/**
 * Where a rule stands, as of the newest observation that it could be judged by.
 *
 * @param worst what it was judged by; null before anything was
 * @param limit what that was compared with; null where there was nothing to compare with
 * @param since when it began to hold; null where it does not
 */
public record Standing(
        AlertRule rule,
        Level level,
        @Nullable Sample worst,
        @Nullable Double limit,
        @Nullable Instant since,
        @Nullable Instant at) {
    /** How a rule stands. */
    public enum Level {
        /** Its metric has not been observed since the watch began. */
        UNSEEN,
        /** There is nothing to compare with: no such metric, no value for last week, or none that is positive. */
        NOT_JUDGED,
        CLEAR,
        /** It holds, but not for as long as it must. */
        PENDING,
        BREACHED
    }

    static Standing unseen(AlertRule rule) {
        return new Standing(rule, Level.UNSEEN, null, null, null, null);
    }
}
