package org.taizhang.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Counts only the hours of working days.
 *
 * @param holidays weekdays that are free
 * @param workdays weekend days that are worked instead
 */
public record WorkingTime(ZoneId zone, LocalTime from, LocalTime to, Set<LocalDate> holidays, Set<LocalDate> workdays) {
    public WorkingTime {
        if (!from.isBefore(to)) throw new IllegalArgumentException("A working day from " + from + " to " + to);
    }

    /** The instant at which so much working time has gone by since {@code start}. */
    public Instant plus(Instant start, Duration time) {
        var left = time;
        for (var day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            if (!isWorked(day)) continue;
            var opens = latest(start, day.atTime(from).atZone(zone).toInstant());
            var closes = day.atTime(to).atZone(zone).toInstant();
            var today = Duration.between(opens, closes);
            if (today.compareTo(left) >= 0) return opens.plus(left);
            if (today.isPositive()) left = left.minus(today);
        }
    }

    /** Whether it is working time at that instant. */
    public boolean holds(Instant at) {
        var local = at.atZone(zone);
        var time = local.toLocalTime();
        return isWorked(local.toLocalDate()) && !time.isBefore(from) && time.isBefore(to);
    }

    private boolean isWorked(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workdays.contains(day) : !holidays.contains(day);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
