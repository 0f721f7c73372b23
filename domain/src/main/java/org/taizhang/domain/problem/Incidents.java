package org.taizhang.domain.problem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows incidents; answered from a read model that has seen at least everything up to {@code position}. */
public interface Incidents {
    /** How many {@link #ofCause} names at most. */
    int MOST = 50;

    Optional<Seen> find(UUID incident, String unit, long position);

    /** Those of one cause that were reported within the unit since then, newest first. */
    List<UUID> ofCause(String causeKey, String unit, Instant since, long position);

    /**
     * What a problem needs to know of an incident.
     *
     * @param priority 1 (highest) to 4; null where it is not graded
     */
    record Seen(
            String title,
            String description,
            @Nullable String kind,
            @Nullable UUID target,
            @Nullable String causeKey,
            @Nullable Integer priority,
            Instant reportedAt) {}
}
