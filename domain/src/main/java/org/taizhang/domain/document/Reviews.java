package org.taizhang.domain.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Cadence;

/**
 * When somebody must have looked whether a document still holds: in each period after the one in which it was published
 * or looked at last.
 *
 * @param usual how often, where the document itself does not say
 */
public record Reviews(Cadence usual, ZoneId zone) {
    /** Until when; null for a document that is a record of its day. */
    @Nullable
    Instant owed(DocumentState document, Instant now) {
        if (!document.filing().classification().kind().isReviewed()) return null;
        var cadence = Objects.requireNonNullElse(document.labels().reviewEvery(), usual);
        return cadence.after(cadence.of(now, zone)).end(zone);
    }
}
