package org.taizhang.projections.discovery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A discovery as it stands; what it found are documents of their own.
 *
 * @param addresses that are looked at
 * @param findings recorded so far
 * @param adopted of these
 * @param outcome null until it is completed
 * @param failure why it failed; null where it did not
 * @param requestedBy who asked for it
 */
public record DiscoveryView(
        UUID id,
        String unit,
        Stage stage,
        Scope scope,
        long addresses,
        int findings,
        int adopted,
        @Nullable Outcome outcome,
        @Nullable String failure,
        String requestedBy,
        Instant requestedAt,
        Instant changedAt) {
    public static DiscoveryView evolve(@Nullable DiscoveryView was, Recorded<DiscoveryEvent> recorded) {
        return switch (recorded.event()) {
            case Requested e ->
                new DiscoveryView(
                        e.discovery(),
                        recorded.unit(),
                        Stage.SCANNING,
                        e.scope(),
                        e.addresses(),
                        0,
                        0,
                        null,
                        null,
                        recorded.actor().id(),
                        recorded.time(),
                        recorded.time());
            case FindingRecorded e -> known(was).with(recorded, e.number(), known(was).adopted, null, null);
            case FindingAdopted e -> {
                var is = known(was);
                yield is.with(recorded, is.findings, is.adopted + 1, is.outcome, is.failure);
            }
            case Completed e -> known(was).ended(recorded, e.outcome(), null);
            case Failed e -> known(was).ended(recorded, null, e.reason());
            case Cancelled e -> known(was).ended(recorded, null, null);
            case Interrupted e -> known(was).ended(recorded, null, null);
        };
    }

    private DiscoveryView ended(
            Recorded<DiscoveryEvent> recorded, @Nullable Outcome outcome, @Nullable String failure) {
        return with(recorded, findings, adopted, outcome, failure);
    }

    private DiscoveryView with(
            Recorded<DiscoveryEvent> recorded,
            int findings,
            int adopted,
            @Nullable Outcome outcome,
            @Nullable String failure) {
        return new DiscoveryView(
                id,
                recorded.unit(),
                Stage.after(recorded.event(), stage),
                scope,
                addresses,
                findings,
                adopted,
                outcome,
                failure,
                requestedBy,
                requestedAt,
                recorded.time());
    }

    private static DiscoveryView known(@Nullable DiscoveryView was) {
        return Objects.requireNonNull(was, "an event before the request");
    }
}
