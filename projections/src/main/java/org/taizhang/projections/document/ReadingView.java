package org.taizhang.projections.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.document.DocumentEvent.Read;
import org.taizhang.projections.Recorded;

/**
 * One reading of a restricted document, or of a version that was not in force.
 *
 * @param position of the entry in the ledger that proves it
 * @param file which of its files; null where only what the version is was asked
 */
public record ReadingView(
        String id,
        long position,
        UUID document,
        String unit,
        int version,
        @Nullable UUID file,
        String person,
        String name,
        Instant at) {
    /** Every reading has a place of its own in the ledger, and that is its key. */
    public static @Nullable String key(Recorded<DocumentEvent> recorded) {
        return recorded.event() instanceof Read ? Long.toString(recorded.position()) : null;
    }

    public static @Nullable ReadingView evolve(@Nullable ReadingView was, Recorded<DocumentEvent> recorded) {
        if (!(recorded.event() instanceof Read e)) return was;
        return new ReadingView(
                Long.toString(recorded.position()),
                recorded.position(),
                e.document(),
                recorded.unit(),
                e.version(),
                e.file(),
                recorded.actor().id(),
                recorded.actor().name(),
                recorded.time());
    }
}
