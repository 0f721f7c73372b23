package org.taizhang.probes.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Times as interfaces write them: ISO 8601 with an offset, or without one in the zone of the platform; a day alone is its
 * beginning; a number counts seconds since 1970, or milliseconds where it would lie past the year 5138.
 */
record Moments(ZoneId zone) {
    private static final double SECONDS = 1e11;

    // Drivers give dates of java.sql, some of which cannot be turned into instants otherwise.
    @SuppressWarnings("JavaUtilDate")
    @Nullable
    Instant of(Object value) {
        return switch (value) {
            case Instant at -> at;
            case Date at -> Instant.ofEpochMilli(at.getTime());
            case OffsetDateTime at -> at.toInstant();
            case LocalDateTime at -> at.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            case Number number -> number(number.doubleValue());
            case CharSequence text -> text(text.toString().strip());
            default -> null;
        };
    }

    private static @Nullable Instant number(double number) {
        if (!(number >= 0) || number > 1e15) return null;
        return Instant.ofEpochMilli((long) (number < SECONDS ? number * 1000 : number));
    }

    private @Nullable Instant text(String text) {
        var iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        try {
            if (iso.length() == 10)
                return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
            var hasOffset = iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
            return hasOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
