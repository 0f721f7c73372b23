package org.taizhang.api.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.overview.Availabilities.Availability;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.incident.IncidentView;
import org.taizhang.projections.target.TargetView;

@RestController
@RequestMapping("/api/v1/overview")
class OverviewController {
    private static final int WORST = 10;
    private static final int SHOWN = 200;

    private final Model<TargetEvent, TargetView> targets;
    private final Model<AlertEvent, AlertView> alerts;
    private final Model<IncidentEvent, IncidentView> incidents;
    private final Availabilities availabilities;
    private final Clock clock;

    /**
     * Everything at a glance, as far as the caller's unit reaches.
     *
     * @param availability of at most two hundred targets, by name
     * @param worst the ten least available over thirty days
     */
    record Overview(
            Instant at,
            Targets targets,
            List<Alerts> alerts,
            List<Incidents> incidents,
            List<Availability> availability,
            List<Availability> worst) {}

    record Targets(long watched, long paused) {}

    /** How many alerts that have not cleared. */
    record Alerts(int severity, State state, String unit, String kind, long count) {}

    /** How many incidents that are not closed; priority is null where not graded yet, kind where nobody said. */
    record Incidents(
            @Nullable Integer priority,
            IncidentEvent.Stage stage,
            String unit,
            @Nullable String kind,
            long count) {}

    OverviewController(
            Model<TargetEvent, TargetView> targets,
            Model<AlertEvent, AlertView> alerts,
            Model<IncidentEvent, IncidentView> incidents,
            Availabilities availabilities,
            Clock clock) {
        this.targets = targets;
        this.alerts = alerts;
        this.incidents = incidents;
        this.availabilities = availabilities;
        this.clock = clock;
    }

    @GetMapping
    @Summary(zh = "总览：未恢复的告警、未关闭的事件、可用率", en = "Overview: open alerts and incidents, availability")
    Overview get() {
        var unit = Caller.current().unit();
        var now = clock.instant();
        var all = availabilities.of(unit, now);
        return new Overview(
                now,
                targets(unit),
                alerts(unit),
                incidents(unit),
                all.stream().limit(SHOWN).toList(),
                all.stream()
                        .filter(availability -> availability.month() != null)
                        .sorted(Comparator.comparing(
                                Availability::month, Comparator.nullsLast(Comparator.naturalOrder())))
                        .limit(WORST)
                        .toList());
    }

    private Targets targets(String unit) {
        var counts = targets.view().within(unit).count(List.of(), "stage");
        return new Targets(
                counts.getOrDefault(List.of(Stage.WATCHED.name()), 0L),
                counts.getOrDefault(List.of(Stage.PAUSED.name()), 0L));
    }

    private List<Alerts> alerts(String unit) {
        var open = Filter.in("state", List.of(State.OPEN, State.ACKNOWLEDGED, State.SUPPRESSED));
        return alerts
                .view()
                .within(unit)
                .count(List.of(open), "firing.severity", "state", "unit", "firing.kind")
                .entrySet()
                .stream()
                .map(entry -> new Alerts(
                        ((Number) value(entry, 0)).intValue(),
                        State.valueOf(value(entry, 1).toString()),
                        value(entry, 2).toString(),
                        value(entry, 3).toString(),
                        entry.getValue()))
                .sorted(Comparator.comparingInt(Alerts::severity).thenComparing(Alerts::unit))
                .toList();
    }

    private List<Incidents> incidents(String unit) {
        var open = Filter.in(
                "stage",
                List.of(
                        IncidentEvent.Stage.REPORTED,
                        IncidentEvent.Stage.ASSIGNED,
                        IncidentEvent.Stage.ACCEPTED,
                        IncidentEvent.Stage.RESOLVED));
        return incidents
                .view()
                .within(unit)
                .count(List.of(open), "priority", "stage", "unit", "report.kind")
                .entrySet()
                .stream()
                .map(entry -> new Incidents(
                        entry.getKey().get(0) instanceof Number priority ? (Integer) priority.intValue() : null,
                        IncidentEvent.Stage.valueOf(value(entry, 1).toString()),
                        value(entry, 2).toString(),
                        (String) entry.getKey().get(3),
                        entry.getValue()))
                .sorted(Comparator.comparing(Incidents::priority, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static Object value(Map.Entry<List<@Nullable Object>, Long> entry, int index) {
        var value = entry.getKey().get(index);
        if (value == null) throw new IllegalStateException("A document without field " + index);
        return value;
    }
}
