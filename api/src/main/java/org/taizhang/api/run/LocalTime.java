package org.taizhang.api.run;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.taizhang.api.web.Invalid;

/** Times of tools that say no zone. */
final class LocalTime {
    private LocalTime() {}

    /** The instant that a text means in a zone; no such time is the caller's fault. */
    static Instant read(String text, DateTimeFormatter form, ZoneId zone) {
        try {
            return LocalDateTime.parse(text, form).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Invalid(List.of(Map.of("field", text, "message", "not a time")));
        }
    }
}
