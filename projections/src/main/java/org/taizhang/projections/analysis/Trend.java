package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.taizhang.domain.analysis.Figures.Month;

/** Counts by month. */
final class Trend {
    private final Span span;
    private final long[] counts;

    Trend(Span span) {
        this.span = span;
        this.counts = new long[span.months().size()];
    }

    void add(Instant at) {
        var place = span.place(at);
        if (place >= 0) counts[place]++;
    }

    List<Month> months() {
        var months = span.months();
        return IntStream.range(0, counts.length)
                .mapToObj(place -> new Month(months.get(place), counts[place]))
                .toList();
    }
}
