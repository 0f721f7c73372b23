package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.taizhang.domain.analysis.Figures.Changes;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.change.ChangeEvent.Approved;
import org.taizhang.domain.change.ChangeEvent.Ended;
import org.taizhang.domain.change.ChangeEvent.Lapsed;
import org.taizhang.domain.change.ChangeEvent.Outcome;
import org.taizhang.domain.change.ChangeEvent.Rejected;
import org.taizhang.domain.change.ChangeEvent.Requested;
import org.taizhang.domain.change.ChangeEvent.Reviewed;
import org.taizhang.domain.change.ChangeEvent.Revised;
import org.taizhang.domain.change.ChangeEvent.RolledBack;
import org.taizhang.domain.change.ChangeEvent.Withdrawn;
import org.taizhang.domain.change.ChangePlan.Urgency;
import org.taizhang.projections.Recorded;

/** Changes: how many were urgent, how they ended, and which were rolled back. */
final class ChangeTheme implements Theme<Changes> {
    private final Span span;
    private final Map<UUID, Urgency> requested = new HashMap<>();
    private final Counts counts = new Counts();
    private final Counts byOutcome = new Counts();
    private final Counts byKind = new Counts();
    private final Trend trend;
    private long overran;
    private long unjustified;

    ChangeTheme(Span span) {
        this.span = span;
        this.trend = new Trend(span);
    }

    @Override
    public void hear(Recorded<?> recorded) {
        if (!(recorded.event() instanceof ChangeEvent event)) return;
        var at = recorded.time();
        if (event instanceof Ended) trend.add(at);
        if (event instanceof Revised e)
            requested.computeIfPresent(e.change(), (change, was) -> e.plan().urgency());
        if (span.holds(at)) inMonth(event);
    }

    private void inMonth(ChangeEvent event) {
        counts.add(event.getClass());
        switch (event) {
            case Requested e -> {
                requested.put(e.change(), e.application().plan().urgency());
                byKind.add(e.application().kind());
            }
            case Ended e -> {
                byOutcome.add(e.ending().outcome());
                if (e.overran()) overran++;
            }
            case Reviewed e when Boolean.FALSE.equals(e.findings().urgencyJustified()) -> unjustified++;
            default -> {}
        }
    }

    @Override
    public Changes figures(int most, Instant until) {
        var urgent = requested.values().stream()
                .filter(urgency -> urgency == Urgency.URGENT)
                .count();
        var ended = byOutcome.total();
        return new Changes(
                requested.size(),
                urgent,
                Shares.of(urgent, requested.size()),
                counts.of(Approved.class),
                counts.of(Rejected.class),
                counts.of(Withdrawn.class),
                ended,
                counts.of(RolledBack.class),
                Shares.of(byOutcome.of(Outcome.SUCCEEDED), ended),
                overran,
                unjustified,
                counts.of(Lapsed.class),
                byOutcome.breakdown(most),
                byKind.breakdown(most),
                trend.months());
    }
}
