package org.taizhang.api.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Model;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.source.Report;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

/** The alerts that stand, in the words of Alertmanager: a source sees its own, a person those of their unit. */
@Component
class StandingAlerts {
    private static final Duration SHOWN_AHEAD = Duration.ofMinutes(5);

    private final Model<AlertEvent, AlertView> alerts;
    private final Clock clock;

    /** An alert as Alertmanager shows it. */
    record Shown(
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            Instant updatedAt,
            String fingerprint,
            Status status,
            List<Receiver> receivers,
            @Nullable String generatorURL) {}

    record Status(String state, List<String> silencedBy, List<String> inhibitedBy) {}

    record Receiver(String name) {}

    StandingAlerts(Model<AlertEvent, AlertView> alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    List<Shown> all(Predicate<Map<String, String>> wanted, boolean active, boolean silenced) {
        var caller = Caller.current();
        var states = new ArrayList<State>();
        if (active) states.addAll(List.of(State.OPEN, State.ACKNOWLEDGED));
        if (silenced) states.add(State.SUPPRESSED);
        var query = Query.where(Filter.in("state", states)).limit(Query.MOST);
        var own = Senders.id(caller)
                .map(source -> query.and(Filter.eq("firing.origin.source", source)))
                .orElse(query);
        var found = new ArrayList<Shown>();
        alerts.view().within(caller.unit()).each(own, alert -> {
            var shown = shown(alert);
            if (wanted.test(shown.labels())) found.add(shown);
        });
        return found;
    }

    private Shown shown(AlertView alert) {
        var firing = alert.firing();
        var origin = firing.origin();
        var silencedBy = alert.suppression() == null
                ? List.<String>of()
                : List.of(alert.suppression().reason());
        return new Shown(
                origin == null ? labels(firing) : origin.labels(),
                Map.of("summary", firing.text()),
                alert.since(),
                clock.instant().plus(SHOWN_AHEAD),
                alert.raisedAt(),
                alert.id().toString().replace("-", "").substring(16),
                new Status(silencedBy.isEmpty() ? "active" : "suppressed", silencedBy, List.of()),
                firing.route().stream().map(Receiver::new).toList(),
                origin == null ? null : Objects.requireNonNullElse(origin.link(), ""));
    }

    private static Map<String, String> labels(AlertEvent.Firing firing) {
        return Map.of(
                Report.NAME,
                firing.rule(),
                "target",
                firing.targetName(),
                "severity",
                Integer.toString(firing.severity()));
    }
}
