package org.taizhang.projections.series;

import java.time.Duration;

/** How long each resolution is kept, at least; longer than a span of the next, so that it can be rolled up. */
public record Retention(Duration raw, Duration fiveMinutes, Duration hour, Duration day) {
    /** Two days raw, two weeks at five minutes, a good year at one hour, ten years at one day. */
    public static final Retention DEFAULT =
            new Retention(Duration.ofDays(2), Duration.ofDays(14), Duration.ofDays(400), Duration.ofDays(3653));

    public Retention {
        if (raw.compareTo(Duration.ofHours(1)) < 0
                || fiveMinutes.compareTo(Duration.ofHours(2)) < 0
                || hour.compareTo(Duration.ofDays(2)) < 0
                || day.compareTo(hour) < 0)
            throw new IllegalArgumentException(
                    "Kept too short to be rolled up: " + raw + ", " + fiveMinutes + ", " + hour);
    }

    Duration of(Resolution resolution) {
        return switch (resolution) {
            case RAW -> raw;
            case FIVE_MINUTES -> fiveMinutes;
            case HOUR -> hour;
            case DAY -> day;
        };
    }
}
