package org.taizhang.domain.analysis;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** Months as an analysis counts them: by the calendar of a zone. */
public record Months(ZoneId zone) {
    public Instant begin(String month) {
        return begin(YearMonth.parse(month));
    }

    /** The first moment after it. */
    public Instant end(String month) {
        return begin(YearMonth.parse(month).plusMonths(1));
    }

    public Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
