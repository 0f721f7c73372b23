package org.taizhang.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/**
 * How often something is owed: once in every so many days, weeks from Monday, months, quarters or years of the calendar.
 *
 * @param every how many of the unit, counted from the beginning of 1970
 */
public record Cadence(@Min(1) @Max(366) int every, @NotNull Unit unit) {
    private static final int DAYS_OF_WEEK = 7;
    /** 1970 began on a Thursday. */
    private static final int MONDAY_BEFORE_1970 = -3;

    private static final int FIRST_MONTH = 1970 * 12;

    /** What is counted. */
    public enum Unit {
        DAY(0),
        WEEK(0),
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Unit(int months) {
            this.months = months;
        }
    }

    /** A span of days in which something is owed once; {@code until} is the first day after it. */
    public record Period(LocalDate from, LocalDate until) {
        /** When what was owed in it is too late. */
        public Instant end(ZoneId zone) {
            return until.atStartOfDay(zone).toInstant();
        }

        public Instant begin(ZoneId zone) {
            return from.atStartOfDay(zone).toInstant();
        }
    }

    public static Cadence every(Unit unit) {
        return new Cadence(1, unit);
    }

    /** The period that a day lies in. */
    public Period of(LocalDate day) {
        return switch (unit) {
            case DAY -> days(day, every, 0);
            case WEEK -> days(day, every * DAYS_OF_WEEK, MONDAY_BEFORE_1970);
            case MONTH, QUARTER, YEAR -> months(day);
        };
    }

    public Period of(Instant at, ZoneId zone) {
        return of(at.atZone(zone).toLocalDate());
    }

    public Period after(Period period) {
        return of(period.until);
    }

    private static Period days(LocalDate day, int length, int origin) {
        var from = Math.floorDiv(day.toEpochDay() - origin, length) * length + origin;
        return new Period(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(from + length));
    }

    private Period months(LocalDate day) {
        var length = every * unit.months;
        var month = day.getLong(ChronoField.PROLEPTIC_MONTH) - FIRST_MONTH;
        var from = Math.floorDiv(month, length) * length;
        return new Period(first(from), first(from + length));
    }

    private static LocalDate first(long month) {
        return YearMonth.of(1970, 1).plusMonths(month).atDay(1);
    }
}
