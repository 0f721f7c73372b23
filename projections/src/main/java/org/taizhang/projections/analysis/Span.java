package org.taizhang.projections.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.taizhang.domain.analysis.Months;

/**
 * The month that is analysed, and the twelve before it.
 *
 * @param begin of the month itself
 * @param end the first moment after it
 */
public record Span(YearMonth month, ZoneId zone, Instant begin, Instant end) {
    private static final int BEFORE = 12;

    public Span(YearMonth month, ZoneId zone) {
        this(month, zone, new Months(zone).begin(month), new Months(zone).begin(month.plusMonths(1)));
    }

    /** Whether that was in the month. */
    public boolean holds(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }

    /** Whether that was before the month was over. */
    public boolean hasBegun(Instant at) {
        return at.isBefore(end);
    }

    boolean holds(LocalDate date) {
        return YearMonth.from(date).equals(month);
    }

    /** Which of the months that was in, from 0 on for the same of the last year; -1 for none. */
    int place(Instant at) {
        return place(at.atZone(zone).toLocalDate());
    }

    int place(LocalDate date) {
        var place = BEFORE - ChronoUnit.MONTHS.between(YearMonth.from(date), month);
        return place < 0 || place > BEFORE ? -1 : (int) place;
    }

    /** The months in order, the one that is analysed last. */
    List<String> months() {
        return IntStream.rangeClosed(0, BEFORE)
                .mapToObj(place -> month.minusMonths(BEFORE - place).toString())
                .toList();
    }
}
