package org.taizhang.api.source;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Invalid;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.RequestIds;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertCommand.Raise;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.alert.AlertEvent.Origin;
import org.taizhang.domain.alert.AlertEvent.Suppression;
import org.taizhang.domain.alert.AlertEvent.Suppression.Cause;
import org.taizhang.domain.source.Report;
import org.taizhang.domain.target.Check;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.source.SourceView;
import org.taizhang.projections.target.TargetView;

/**
 * Takes what sources report into the ledger: everything is durable when it returns. What cannot be kept is named, and
 * everything else is kept; the same said twice records nothing.
 */
@Component
class Intake {
    private static final int MOST = 10_000;
    private static final List<String> USUAL_ESCALATION = List.of("role:WATCH", "role:OPERATOR");

    private final Senders senders;
    private final Places places;
    private final Expiries expiries;
    private final Beats beats;
    private final Deeds deeds;
    private final Model<AlertEvent, AlertView> alerts;
    private final Clock clock;

    /** A report, and where it stands among what was sent. */
    private record Said(int index, UUID alert, @Nullable TargetView target, Report report) {}

    Intake(
            Senders senders,
            Places places,
            Expiries expiries,
            Beats beats,
            Deeds deeds,
            Model<AlertEvent, AlertView> alerts,
            Clock clock) {
        this.senders = senders;
        this.places = places;
        this.expiries = expiries;
        this.beats = beats;
        this.deeds = deeds;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Takes all of {@code sent} that {@code form} can read.
     *
     * @throws Invalid naming those that could not be kept
     */
    <T> void take(List<T> sent, Function<T, Report> form) {
        if (!places.areKnown()) throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "sources-not-ready");
        if (sent.size() > MOST) throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-many-alerts", MOST);
        var source = senders.current();
        var faults = new ConcurrentHashMap<Integer, String>();
        var byAlert = new LinkedHashMap<UUID, List<Said>>();
        for (var index = 0; index < sent.size(); index++) {
            var said = read(source, index, sent.get(index), form, faults);
            if (said != null)
                byAlert.computeIfAbsent(said.alert(), alert -> new ArrayList<>())
                        .add(said);
        }
        beat(source);
        expiries.keep(until(byAlert));
        var actor = Caller.current();
        var request = RequestIds.current();
        deeds.all(byAlert.values(), all -> all.forEach(said -> take(source, said, actor, request, faults)));
        expiries.forget(over(byAlert));
        if (!faults.isEmpty()) throw new Invalid(named(faults));
    }

    private <T> @Nullable Said read(
            SourceView source, int index, T sent, Function<T, Report> form, Map<Integer, String> faults) {
        try {
            var report = form.apply(sent);
            var fault = report.fault();
            if (fault != null) throw new Unreadable(fault);
            var mapping = source.definition().reading();
            var target = places.find(mapping, report.labels(), Caller.reach())
                    .or(() -> places.get(source.target()))
                    .orElse(null);
            var id = target == null ? source.target() : target.id();
            return new Said(index, AlertEvent.id(id, report.rule(source.id())), target, report);
        } catch (Unreadable e) {
            faults.put(index, e.why());
            return null;
        }
    }

    /** A source whose target waits for signs of life gives one by whatever it sends. */
    private void beat(SourceView source) {
        places.get(source.target())
                .filter(target -> target.definition().check() instanceof Check.Heartbeat)
                .ifPresent(target -> beats.beat(target.id()));
    }

    private static Map<UUID, Instant> until(Map<UUID, List<Said>> byAlert) {
        var until = new LinkedHashMap<UUID, Instant>();
        byAlert.forEach((alert, all) -> {
            var last = all.getLast().report();
            if (last.over() == null && last.until() != null) until.put(alert, last.until());
        });
        return until;
    }

    private static List<UUID> over(Map<UUID, List<Said>> byAlert) {
        return byAlert.entrySet().stream()
                .filter(each -> each.getValue().getLast().report().over() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void take(SourceView source, Said said, Actor actor, String request, Map<Integer, String> faults) {
        try {
            var over = said.report().over();
            if (over == null) deeds.tell(said.alert(), raise(source, said), actor, request);
            else clear(source, said, new End(over, null, "reported as over"), actor, request);
        } catch (Forbidden e) {
            faults.put(said.index(), "the alert belongs to a unit out of this source's reach");
        } catch (CannotAppend.TooLarge e) {
            faults.put(said.index(), "too large for an entry of the ledger");
        }
    }

    /** Where the labels name another target by now than when it was raised, it is found by its rule. */
    private void clear(SourceView source, Said said, End end, Actor actor, String request) {
        try {
            if (deeds.tell(said.alert(), new Clear(said.alert(), end), actor, request)) return;
        } catch (Unknown neverRaisedThere) {
            // Perhaps elsewhere.
        }
        var standing = Query.where(
                Filter.eq("firing.rule", said.report().rule(source.id())),
                Filter.in("state", List.of(State.OPEN, State.ACKNOWLEDGED, State.SUPPRESSED)));
        alerts.view().everything().each(standing.limit(Query.MOST), alert -> {
            if (!alert.id().equals(said.alert())) deeds.tell(alert.id(), new Clear(alert.id(), end), actor, request);
        });
    }

    private Raise raise(SourceView source, Said said) {
        var report = said.report();
        var target = said.target();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Raise(
                said.alert(),
                target == null ? source.target() : target.id(),
                target == null ? source.unit() : target.unit(),
                firing(source, target, report),
                report.since().isBefore(now) ? report.since() : now,
                target == null ? null : suppression(target));
    }

    private static Firing firing(SourceView source, @Nullable TargetView target, Report report) {
        var definition = source.definition();
        var said = new TreeMap<>(report.annotations());
        said.putAll(report.labels());
        return new Firing(
                report.rule(source.id()),
                target == null ? definition.name() : target.definition().name(),
                target == null ? "base-service" : target.definition().kind(),
                null,
                null,
                null,
                definition.reading().severity(said),
                report.text(),
                target == null
                        ? route(definition.owner(), definition.escalation())
                        : route(target.definition().owner(), target.definition().escalation()),
                definition.acknowledgeWithin(),
                null,
                null,
                new Origin(source.id(), report.labels(), report.link()));
    }

    private static List<String> route(String owner, List<String> escalation) {
        var route = new LinkedHashSet<>(List.of(owner));
        route.addAll(escalation.isEmpty() ? USUAL_ESCALATION : escalation);
        return List.copyOf(route);
    }

    private static @Nullable Suppression suppression(TargetView target) {
        var maintenance = target.maintenance();
        return maintenance == null
                ? null
                : new Suppression(
                        maintenance.reason(), maintenance.until(), Cause.MAINTENANCE, maintenance.change(), null);
    }

    private static List<Map<String, String>> named(Map<Integer, String> faults) {
        return new TreeMap<>(faults)
                .entrySet().stream()
                        .map(fault -> Map.of("field", "[" + fault.getKey() + "]", "message", fault.getValue()))
                        .toList();
    }
}
