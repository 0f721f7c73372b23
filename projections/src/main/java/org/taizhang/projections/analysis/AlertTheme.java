package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.Acknowledged;
import org.taizhang.domain.alert.AlertEvent.Cleared;
import org.taizhang.domain.alert.AlertEvent.Escalated;
import org.taizhang.domain.alert.AlertEvent.FlappingBegan;
import org.taizhang.domain.alert.AlertEvent.Raised;
import org.taizhang.domain.alert.AlertEvent.Suppressed;
import org.taizhang.domain.analysis.Figures.Alerts;
import org.taizhang.domain.analysis.Figures.Noise;
import org.taizhang.projections.Recorded;

/** Alerts: how many, how soon somebody answered, and which rules make the most noise. */
final class AlertTheme implements Theme<Alerts> {
    private static final int NOISIEST = 20;

    private final Span span;
    private final Map<UUID, Instant> raisedAt = new HashMap<>();
    private final Set<UUID> standing = new HashSet<>();
    private final Set<Occurrence> suppressed = new HashSet<>();
    private final Map<Rule, Fired> rules = new HashMap<>();
    private final Counts counts = new Counts();
    private final Counts bySeverity = new Counts();
    private final Counts byKind = new Counts();
    private final Times acknowledgement = new Times();
    private final Times duration = new Times();
    private final Trend trend;

    private record Occurrence(UUID alert, int number) {}

    private record Rule(String name, String kind) {}

    /** How often a rule did, and of which targets. */
    private static final class Fired {
        private long times;
        private final Set<UUID> targets = new HashSet<>();
    }

    AlertTheme(Span span) {
        this.span = span;
        this.trend = new Trend(span);
    }

    @Override
    public void hear(Recorded<?> recorded) {
        if (!(recorded.event() instanceof AlertEvent event)) return;
        var at = recorded.time();
        if (event instanceof Raised) {
            raisedAt.put(event.alert(), at);
            trend.add(at);
        }
        if (span.hasBegun(at) && event instanceof Raised) standing.add(event.alert());
        if (span.hasBegun(at) && event instanceof Cleared) standing.remove(event.alert());
        if (span.holds(at)) inMonth(event, at);
    }

    private void inMonth(AlertEvent event, Instant at) {
        counts.add(event.getClass());
        switch (event) {
            case Raised e -> raised(e);
            case Suppressed e -> suppressed.add(new Occurrence(e.alert(), e.occurrence()));
            case Acknowledged e -> acknowledgement.add(raisedAt.getOrDefault(e.alert(), at), at);
            case Cleared e -> duration.add(raisedAt.getOrDefault(e.alert(), at), at);
            default -> {}
        }
    }

    private void raised(Raised event) {
        var firing = event.firing();
        bySeverity.add(firing.severity());
        byKind.add(firing.kind());
        if (event.suppression() != null) suppressed.add(new Occurrence(event.alert(), event.occurrence()));
        var fired = rules.computeIfAbsent(new Rule(firing.rule(), firing.kind()), rule -> new Fired());
        fired.times++;
        fired.targets.add(event.target());
    }

    @Override
    public Alerts figures(int most, Instant until) {
        return new Alerts(
                counts.of(Raised.class),
                suppressed.size(),
                counts.of(Acknowledged.class),
                counts.of(Escalated.class),
                counts.of(Cleared.class),
                standing.size(),
                counts.of(FlappingBegan.class),
                bySeverity.breakdown(most),
                byKind.breakdown(most),
                noisiest(Math.min(most, NOISIEST)),
                acknowledgement.spread(),
                duration.spread(),
                trend.months());
    }

    private List<Noise> noisiest(int most) {
        return rules.entrySet().stream()
                .map(rule -> new Noise(
                        rule.getKey().name(),
                        rule.getKey().kind(),
                        rule.getValue().times,
                        rule.getValue().targets.size()))
                .sorted(Comparator.comparingLong(Noise::raised)
                        .reversed()
                        .thenComparing(Noise::rule)
                        .thenComparing(Noise::kind))
                .limit(most)
                .toList();
    }
}
