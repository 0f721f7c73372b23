package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.taizhang.domain.analysis.Figures.Problems;
import org.taizhang.domain.problem.ProblemEvent;
import org.taizhang.domain.problem.ProblemEvent.Analysed;
import org.taizhang.domain.problem.ProblemEvent.Closed;
import org.taizhang.domain.problem.ProblemEvent.Dismissed;
import org.taizhang.domain.problem.ProblemEvent.ExemptionGranted;
import org.taizhang.domain.problem.ProblemEvent.Identified;
import org.taizhang.domain.problem.ProblemEvent.Overdue;
import org.taizhang.domain.problem.ProblemEvent.Reopened;
import org.taizhang.domain.problem.ProblemEvent.Solved;
import org.taizhang.projections.Recorded;

/** Problems: where they were found, what became of them, and how long that took. */
final class ProblemTheme implements Theme<Problems> {
    private final Span span;
    private final Map<UUID, Instant> since = new HashMap<>();
    private final Set<UUID> open = new HashSet<>();
    private final Counts counts = new Counts();
    private final Counts byOrigin = new Counts();
    private final Counts bySeverity = new Counts();
    private final Counts byCategory = new Counts();
    private final Times solution = new Times();
    private final Trend trend;
    private long knownErrors;

    ProblemTheme(Span span) {
        this.span = span;
        this.trend = new Trend(span);
    }

    @Override
    public void hear(Recorded<?> recorded) {
        if (!(recorded.event() instanceof ProblemEvent event)) return;
        var at = recorded.time();
        if (event instanceof Identified) trend.add(at);
        if (event instanceof Identified || event instanceof Reopened) since.put(event.problem(), at);
        if (span.hasBegun(at)) stand(event);
        if (span.holds(at)) inMonth(event, at);
    }

    private void stand(ProblemEvent event) {
        switch (event) {
            case Identified e -> open.add(e.problem());
            case Reopened e -> open.add(e.problem());
            case Solved e -> open.remove(e.problem());
            case Dismissed e -> open.remove(e.problem());
            default -> {}
        }
    }

    private void inMonth(ProblemEvent event, Instant at) {
        counts.add(event.getClass());
        switch (event) {
            case Identified e -> {
                byOrigin.add(e.finding().origin());
                bySeverity.add(e.finding().severity());
                byCategory.add(e.finding().category());
            }
            case Analysed e when e.analysis().workaround() != null -> knownErrors++;
            case Solved e -> solution.add(since.getOrDefault(e.problem(), at), at);
            default -> {}
        }
    }

    @Override
    public Problems figures(int most, Instant until) {
        return new Problems(
                counts.of(Identified.class),
                counts.of(Solved.class),
                counts.of(Closed.class),
                counts.of(Dismissed.class),
                counts.of(Reopened.class),
                knownErrors,
                counts.of(ExemptionGranted.class),
                counts.of(Overdue.class),
                open.size(),
                byOrigin.breakdown(most),
                bySeverity.breakdown(most),
                byCategory.breakdown(most),
                solution.spread(),
                trend.months());
    }
}
