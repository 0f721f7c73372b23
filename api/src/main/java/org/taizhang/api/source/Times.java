package org.taizhang.api.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as other systems write them: with any offset, to the nanosecond, or as the zero that Go writes for none. */
final class Times {
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Times() {}

    /** To the millisecond; null where there is none. */
    static @Nullable Instant read(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            var instant = OffsetDateTime.parse(text.strip()).toInstant();
            if (instant.equals(ZERO)) return null;
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST))
                return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new Unreadable("not a time of RFC 3339: " + text.substring(0, Math.min(40, text.length())));
        }
        throw new Unreadable("not between 1970 and 9999: " + text.strip());
    }
}
