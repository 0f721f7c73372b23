package org.taizhang.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which days are working days, as it is published for each year; a year that is not published is unknown, never guessed. */
public record WorkCalendar(Map<Integer, Days> years) {
    public WorkCalendar {
        years = Map.copyOf(years);
    }

    /**
     * What one year has other than weekdays and weekends.
     *
     * @param holidays that are free
     * @param workdays weekend days that are worked instead
     */
    public record Days(Set<LocalDate> holidays, Set<LocalDate> workdays) {
        public Days {
            holidays = Set.copyOf(holidays);
            workdays = Set.copyOf(workdays);
        }
    }

    /**
     * Where counting ends.
     *
     * @param date null where it cannot be said
     * @param unknownYear the first year that it would have to count through and that is not published
     */
    public record Reckoned(
            @Nullable LocalDate date, @Nullable Integer unknownYear) {}

    /** The so manieth working day after {@code day}, which is not counted itself. */
    public Reckoned plus(LocalDate day, int workingDays) {
        var left = workingDays;
        var date = day;
        while (left > 0) {
            date = date.plusDays(1);
            var days = years.get(date.getYear());
            if (days == null) return new Reckoned(null, date.getYear());
            if (isWorked(date, days)) left--;
        }
        return new Reckoned(date, null);
    }

    /** Every day that is free though it may be a weekday: those published but for {@code worked}, and {@code free}. */
    public Set<LocalDate> holidays(Set<LocalDate> free, Set<LocalDate> worked) {
        var all = new HashSet<LocalDate>();
        years.values().forEach(days -> all.addAll(days.holidays()));
        all.removeAll(worked);
        all.addAll(free);
        return all;
    }

    /** Every weekend day that is worked: those published but for {@code free}, and {@code worked}. */
    public Set<LocalDate> workdays(Set<LocalDate> worked, Set<LocalDate> free) {
        var all = new HashSet<LocalDate>();
        years.values().forEach(days -> all.addAll(days.workdays()));
        all.removeAll(free);
        all.addAll(worked);
        return all;
    }

    private static boolean isWorked(LocalDate date, Days days) {
        if (days.workdays().contains(date)) return true;
        var weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !days.holidays().contains(date);
    }
}
