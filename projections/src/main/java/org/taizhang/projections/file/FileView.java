package org.taizhang.projections.file;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.domain.file.FileEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A file as it stands.
 *
 * @param flaw what was found wrong with it; null while it is whole, as far as is known
 * @param withdrawnBy null where it was not withdrawn
 */
public record FileView(
        UUID id,
        String unit,
        Stage stage,
        Contents contents,
        @Nullable Flaw flaw,
        String storedBy,
        Instant storedAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnBecause,
        Instant changedAt) {

    public static FileView evolve(@Nullable FileView was, Recorded<FileEvent> recorded) {
        return switch (recorded.event()) {
            case Stored e -> stored(e, recorded);
            case Withdrawn e -> known(was).withdrawn(e, recorded);
            case FoundDamaged e -> known(was).found(e.flaw(), recorded);
            case FoundWhole e -> known(was).found(null, recorded);
            case Notified e -> known(was);
        };
    }

    private static FileView stored(Stored e, Recorded<FileEvent> recorded) {
        return new FileView(
                e.file(),
                recorded.unit(),
                Stage.STORED,
                e.contents(),
                null,
                recorded.actor().id(),
                recorded.time(),
                null,
                null,
                recorded.time());
    }

    private FileView withdrawn(Withdrawn e, Recorded<FileEvent> recorded) {
        return new FileView(
                id,
                unit,
                Stage.WITHDRAWN,
                contents,
                flaw,
                storedBy,
                storedAt,
                recorded.actor().id(),
                e.reason().text(),
                recorded.time());
    }

    private FileView found(@Nullable Flaw what, Recorded<FileEvent> recorded) {
        return new FileView(
                id, unit, stage, contents, what, storedBy, storedAt, withdrawnBy, withdrawnBecause, recorded.time());
    }

    private static FileView known(@Nullable FileView was) {
        return Objects.requireNonNull(was, "an event before it was stored");
    }
}
