package org.taizhang.projections.series;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How fine a series is kept; each level is rolled up from the one before it. */
public enum Resolution {
    RAW(0),
    FIVE_MINUTES(1),
    HOUR(2),
    DAY(3);

    /** By which it is stored. */
    final int level;

    Resolution(int level) {
        this.level = level;
    }

    private static final long FIVE = 300_000;

    /** When the span begins that holds the time; a day is one of the zone, which is whole hours from UTC. */
    long start(long millis, ZoneId zone) {
        return switch (this) {
            case RAW -> millis;
            case FIVE_MINUTES -> Math.floorDiv(millis, FIVE) * FIVE;
            case HOUR -> Math.floorDiv(millis, 12 * FIVE) * 12 * FIVE;
            case DAY ->
                Instant.ofEpochMilli(millis)
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli();
        };
    }

    /** When the span ends that begins then. */
    long end(long start, ZoneId zone) {
        return switch (this) {
            case RAW -> start + 1;
            case FIVE_MINUTES -> start + FIVE;
            case HOUR -> start + 12 * FIVE;
            case DAY ->
                Instant.ofEpochMilli(start)
                        .atZone(zone)
                        .plus(1, ChronoUnit.DAYS)
                        .toInstant()
                        .toEpochMilli();
        };
    }

    /** The one that this is rolled up from. */
    Resolution finer() {
        return switch (this) {
            case DAY -> HOUR;
            case HOUR -> FIVE_MINUTES;
            case FIVE_MINUTES, RAW -> RAW;
        };
    }

    /** The one that is rolled up from this. */
    Resolution coarser() {
        return switch (this) {
            case RAW -> FIVE_MINUTES;
            case FIVE_MINUTES -> HOUR;
            case HOUR, DAY -> DAY;
        };
    }
}
