package org.taizhang.projections.erasure;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.erasure.ErasureEvent;
import org.taizhang.domain.erasure.ErasureEvent.*;
import org.taizhang.projections.Recorded;

/**
 * An erasure as it stands.
 *
 * @param position of its approval in the ledger, which entries name as the place since which they are erased
 * @param declinedBecause null where it was not declined
 * @param values how many values the ledger held; null until they are erased
 */
public record ErasureView(
        UUID id,
        String unit,
        Stage stage,
        Claim claim,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Long position,
        @Nullable String declinedBecause,
        @Nullable Integer values,
        @Nullable Instant carriedOutAt) {

    public static ErasureView evolve(@Nullable ErasureView was, Recorded<ErasureEvent> recorded) {
        return switch (recorded.event()) {
            case Requested e -> requested(e, recorded);
            case Approved e -> known(was).decided(recorded, recorded.position(), null);
            case Declined e -> known(was).decided(recorded, null, e.reason().text());
            case CarriedOut e -> known(was).carriedOut(recorded, e.values());
        };
    }

    private static ErasureView requested(Requested e, Recorded<ErasureEvent> recorded) {
        return new ErasureView(
                e.erasure(),
                recorded.unit(),
                Stage.after(e),
                e.claim(),
                recorded.actor().id(),
                recorded.time(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private ErasureView decided(Recorded<ErasureEvent> recorded, @Nullable Long approvedAt, @Nullable String because) {
        return new ErasureView(
                id,
                unit,
                Stage.after(recorded.event()),
                claim,
                requestedBy,
                requestedAt,
                recorded.actor().id(),
                recorded.time(),
                approvedAt,
                because,
                null,
                null);
    }

    private ErasureView carriedOut(Recorded<ErasureEvent> recorded, int values) {
        return new ErasureView(
                id,
                unit,
                Stage.after(recorded.event()),
                claim,
                requestedBy,
                requestedAt,
                decidedBy,
                decidedAt,
                position,
                null,
                values,
                recorded.time());
    }

    private static ErasureView known(@Nullable ErasureView was) {
        return Objects.requireNonNull(was, "an event before the request");
    }
}
