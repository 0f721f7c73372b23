package org.taizhang.projections.target;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A target as it stands.
 *
 * @param maintenance why and until when it is paused; null where it is not
 */
public record TargetView(
        UUID id,
        String unit,
        Stage stage,
        Definition definition,
        @Nullable Maintenance maintenance,
        @Nullable String retiredBecause,
        Instant registeredAt,
        Instant changedAt) {

    public static TargetView evolve(@Nullable TargetView was, Recorded<TargetEvent> recorded) {
        var stage = Stage.after(recorded.event(), was == null ? null : was.stage);
        return switch (recorded.event()) {
            case Registered e ->
                new TargetView(
                        e.target(),
                        recorded.unit(),
                        stage,
                        e.definition(),
                        null,
                        null,
                        recorded.time(),
                        recorded.time());
            case Revised e -> known(was).with(recorded, stage, e.definition(), known(was).maintenance, null);
            case Paused e -> known(was).with(recorded, stage, known(was).definition, e.maintenance(), null);
            case Resumed e -> known(was).with(recorded, stage, known(was).definition, null, null);
            case Retired e -> known(was).with(recorded, stage, known(was).definition, null, e.reason());
        };
    }

    private TargetView with(
            Recorded<?> recorded,
            Stage stage,
            Definition definition,
            @Nullable Maintenance maintenance,
            @Nullable String retiredBecause) {
        return new TargetView(
                id, recorded.unit(), stage, definition, maintenance, retiredBecause, registeredAt, recorded.time());
    }

    private static TargetView known(@Nullable TargetView was) {
        return Objects.requireNonNull(was, "an event before the registration");
    }
}
