package org.taizhang.domain.observation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was measured a week before. */
@FunctionalInterface
public interface WeekBefore {
    /** For whoever compares with nothing. */
    WeekBefore UNKNOWN = (target, metric, instance, at) -> null;

    /** The mean of the hour a week before the one that holds the time; null where too little was measured in it. */
    @Nullable
    Double mean(UUID target, String metric, String instance, Instant at);
}
