package org.taizhang.projections.digest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.digest.DigestEvent.Taken;
import org.taizhang.projections.Recorded;

/** What a day of watching a target came to, as it was taken. */
public record DigestView(UUID id, String unit, Day day, Instant takenAt) {
    public static DigestView evolve(@Nullable DigestView was, Recorded<DigestEvent> recorded) {
        return switch (recorded.event()) {
            case Taken e -> new DigestView(e.digest(), recorded.unit(), e.day(), recorded.time());
        };
    }
}
