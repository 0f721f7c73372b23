package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.analysis.Figures.Incidents;
import org.taizhang.domain.analysis.Figures.Late;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.Accepted;
import org.taizhang.domain.incident.IncidentEvent.Classified;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.incident.IncidentEvent.Closed;
import org.taizhang.domain.incident.IncidentEvent.Escalated;
import org.taizhang.domain.incident.IncidentEvent.Graded;
import org.taizhang.domain.incident.IncidentEvent.HandedToProblem;
import org.taizhang.domain.incident.IncidentEvent.Linked;
import org.taizhang.domain.incident.IncidentEvent.Overdue;
import org.taizhang.domain.incident.IncidentEvent.Reopened;
import org.taizhang.domain.incident.IncidentEvent.Reported;
import org.taizhang.domain.incident.IncidentEvent.Resolved;
import org.taizhang.domain.incident.IncidentEvent.Reviewed;
import org.taizhang.domain.incident.IncidentEvent.Stage;
import org.taizhang.projections.Recorded;

/** Incidents: how many of what, how soon they were responded to and resolved, and which came again. */
final class IncidentTheme implements Theme<Incidents> {
    private static final String NOT_SAID = "-";

    private final Span span;
    private final Map<UUID, Case> cases = new HashMap<>();
    private final Counts counts = new Counts();
    private final Set<UUID> repeats = new HashSet<>();
    private final Set<UUID> security = new HashSet<>();
    private final Map<Clock, Set<UUID>> late = new EnumMap<>(Clock.class);
    private final Times response = new Times();
    private final Times resolution = new Times();
    private final Trend trend;

    /** What is remembered of one. */
    private static final class Case {
        private final Instant reportedAt;
        private final String unit;
        private final String kind;
        private Instant since;
        private boolean responded;
        private int priority;
        private @Nullable Stage stage;

        Case(Instant reportedAt, String unit, @Nullable String kind) {
            this.reportedAt = reportedAt;
            this.since = reportedAt;
            this.unit = unit;
            this.kind = Objects.requireNonNullElse(kind, NOT_SAID);
        }

        boolean isOpen() {
            return stage != null && stage != Stage.RESOLVED && stage != Stage.CLOSED;
        }
    }

    IncidentTheme(Span span) {
        this.span = span;
        this.trend = new Trend(span);
    }

    @Override
    public void hear(Recorded<?> recorded) {
        if (!(recorded.event() instanceof IncidentEvent event)) return;
        var at = recorded.time();
        if (event instanceof Reported e) reported(e, recorded);
        var known = cases.get(event.incident());
        if (known == null) return;
        if (span.hasBegun(at)) known.stage = Stage.after(event, known.stage);
        if (event instanceof Graded e) known.priority = e.grade().priority();
        if (span.holds(at)) inMonth(event, known, at);
        switch (event) {
            case Accepted e -> known.responded = true;
            case Reopened e -> {
                known.since = at;
                known.responded = false;
            }
            default -> {}
        }
    }

    private void reported(Reported event, Recorded<?> recorded) {
        cases.put(
                event.incident(),
                new Case(recorded.time(), recorded.unit(), event.report().kind()));
        trend.add(recorded.time());
    }

    private void inMonth(IncidentEvent event, Case known, Instant at) {
        switch (event) {
            case Accepted e when !known.responded -> response.add(known.since, at);
            case Resolved e -> {
                counts.add(Resolved.class);
                resolution.add(known.since, at);
            }
            case Linked e -> repeats.add(e.incident());
            case Classified e -> security.add(e.incident());
            case Escalated e -> late(e.clock(), e.incident());
            case Overdue e -> late(e.clock(), e.incident());
            default -> counts.add(event.getClass());
        }
    }

    private void late(Clock clock, UUID incident) {
        late.computeIfAbsent(clock, key -> new HashSet<>()).add(incident);
    }

    private long late(Clock clock) {
        return late.getOrDefault(clock, Set.of()).size();
    }

    @Override
    public Incidents figures(int most, Instant until) {
        var byPriority = new Counts();
        var byKind = new Counts();
        var byUnit = new Counts();
        for (var one : cases.values()) {
            if (!span.holds(one.reportedAt)) continue;
            byPriority.add(one.priority);
            byKind.add(one.kind);
            byUnit.add(one.unit);
        }
        return new Incidents(
                byUnit.total(),
                counts.of(Resolved.class),
                counts.of(Closed.class),
                counts.of(Reopened.class),
                cases.values().stream().filter(Case::isOpen).count(),
                repeats.size(),
                security.size(),
                counts.of(HandedToProblem.class),
                counts.of(Reviewed.class),
                new Late(late(Clock.RESPONSE), late(Clock.RESOLUTION)),
                byPriority.breakdown(most),
                byKind.breakdown(most),
                byUnit.breakdown(most),
                response.spread(),
                resolution.spread(),
                trend.months());
    }
}
