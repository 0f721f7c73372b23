package org.taizhang.projections.discovery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.FindingAdopted;
import org.taizhang.domain.discovery.DiscoveryEvent.FindingRecorded;
import org.taizhang.projections.Recorded;

/**
 * Something that a discovery found.
 *
 * @param number within the discovery, from 1
 * @param target what it became; null until somebody adopts it
 * @param adoptedBy who did
 */
public record FindingView(
        String id,
        UUID discovery,
        String unit,
        int number,
        Finding finding,
        @Nullable UUID target,
        @Nullable String adoptedBy,
        Instant foundAt) {
    /** Its discovery and its number; what is of no finding has none. */
    public static @Nullable String key(Recorded<DiscoveryEvent> recorded) {
        return switch (recorded.event()) {
            case FindingRecorded e -> key(e.discovery(), e.number());
            case FindingAdopted e -> key(e.discovery(), e.number());
            default -> null;
        };
    }

    public static String key(UUID discovery, int number) {
        return discovery + "-" + number;
    }

    public static @Nullable FindingView evolve(@Nullable FindingView was, Recorded<DiscoveryEvent> recorded) {
        return switch (recorded.event()) {
            case FindingRecorded e ->
                new FindingView(
                        key(e.discovery(), e.number()),
                        e.discovery(),
                        recorded.unit(),
                        e.number(),
                        e.finding(),
                        null,
                        null,
                        recorded.time());
            case FindingAdopted e ->
                new FindingView(
                        key(e.discovery(), e.number()),
                        e.discovery(),
                        recorded.unit(),
                        e.number(),
                        e.finding(),
                        e.target(),
                        recorded.actor().id(),
                        was == null ? recorded.time() : was.foundAt);
            default -> was;
        };
    }
}
