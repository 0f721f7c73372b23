package org.taizhang.projections.source;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.source.SourceEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A source as it stands.
 *
 * @param target what it reports of where its labels name no target
 * @param credential names the print of its token, which is not in the ledger; null before it was given one
 * @param revokedBecause null where it was not revoked
 */
public record SourceView(
        UUID id,
        String unit,
        Stage stage,
        Definition definition,
        UUID target,
        @Nullable UUID credential,
        @Nullable Instant tokenAt,
        @Nullable String revokedBecause,
        Instant registeredAt,
        Instant changedAt) {

    public static SourceView evolve(@Nullable SourceView was, Recorded<SourceEvent> recorded) {
        return switch (recorded.event()) {
            case Registered e -> of(e.source(), e.definition(), recorded, null);
            case Revised e -> of(e.source(), e.definition(), recorded, known(was));
            case TokenIssued e -> known(was).with(recorded, e.credential(), recorded.time(), null);
            case Revoked e -> known(was).with(recorded, null, null, e.reason());
        };
    }

    private static SourceView of(
            UUID id, Definition definition, Recorded<SourceEvent> recorded, @Nullable SourceView was) {
        return new SourceView(
                id,
                recorded.unit(),
                Stage.after(recorded.event()),
                definition,
                definition.targetOf(id),
                was == null ? null : was.credential,
                was == null ? null : was.tokenAt,
                null,
                was == null ? recorded.time() : was.registeredAt,
                recorded.time());
    }

    private SourceView with(
            Recorded<SourceEvent> recorded,
            @Nullable UUID credential,
            @Nullable Instant tokenAt,
            @Nullable String revokedBecause) {
        return new SourceView(
                id,
                recorded.unit(),
                Stage.after(recorded.event()),
                definition,
                target,
                credential,
                tokenAt,
                revokedBecause,
                registeredAt,
                recorded.time());
    }

    private static SourceView known(@Nullable SourceView was) {
        return Objects.requireNonNull(was, "an event before the registration");
    }
}
