package org.taizhang.api.target;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.alert.AlertCommand;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertCommand.Raise;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.alert.AlertEvent.Suppression;
import org.taizhang.domain.alert.AlertEvent.Suppression.Cause;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.probes.Decision;
import org.taizhang.probes.Standing;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;

/**
 * The alerts that stand, and whether people are told of them. What keeps one silent is looked at anew with every
 * observation, and said where it has changed: a level and not an edge, so that nothing that is missed stays so.
 */
final class Alarms {
    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final String AVAILABILITY = "probe_success";
    /** In one run the alerts that silence others come first. */
    private static final Comparator<Decision> ORDER = Comparator.<Decision, Boolean>comparing(
                    said -> !said.rule().silencesOthers())
            .thenComparingInt(said -> said.rule().severity());

    private final Map<UUID, Alarm> standing = new ConcurrentHashMap<>();
    private final Dependencies dependencies;
    private final Function<UUID, @Nullable Watching> watched;
    private final Predicate<UUID> isTarget;
    private final Consumer<AlertCommand> ledger;
    private final Consumer<UUID> availabilityChanged;
    private final Clock clock;

    /**
     * An alert that has not cleared.
     *
     * @param since when it was raised, or its comparison began to hold
     * @param said why nobody is told, as it was said last
     */
    private record Alarm(
            UUID target,
            String rule,
            Instant since,
            @Nullable Suppression said) {}

    /** @param availabilityChanged hears of each target that is down or back */
    Alarms(
            Dependencies dependencies,
            Function<UUID, @Nullable Watching> watched,
            Predicate<UUID> isTarget,
            Consumer<AlertCommand> ledger,
            Consumer<UUID> availabilityChanged,
            Clock clock) {
        this.dependencies = dependencies;
        this.watched = watched;
        this.isTarget = isTarget;
        this.ledger = ledger;
        this.availabilityChanged = availabilityChanged;
        this.clock = clock;
    }

    /**
     * Takes in how an alert stands in the read model. What another system reported, or another part of the product, is not
     * judged here, and ends as they say.
     */
    void know(AlertView alert) {
        if (alert.firing().origin() != null || !isTarget.test(alert.target())) return;
        if (alert.state() == State.CLEARED) forget(alert.id(), alert.target(), alert.end());
        else
            remember(
                    alert.id(),
                    new Alarm(alert.target(), alert.firing().rule(), alert.since(), alert.suppression()),
                    alert.firing());
    }

    /** Says what rules have come to; who throws has not said all. */
    void tell(Watching watching, List<Decision> decisions) {
        decisions.stream().sorted(ORDER).forEach(decision -> {
            switch (decision) {
                case Decision.Breach it ->
                    raise(watching, it.rule(), watching.firing(it.rule(), it.worst(), it.limit()), it.since(), it.at());
                case Decision.Recovered it -> {
                    var alert = AlertEvent.id(it.target(), it.rule().rule());
                    if (standing.containsKey(alert))
                        clear(alert, it.target(), new End(millis(it.at()), it.sample(), null));
                }
            }
        });
    }

    /** Says anew of what holds that it does, where that is not said, or not that people are told or are not. */
    void sayAgain(Watching watching, List<Standing> rules, Instant at) {
        for (var is : rules) {
            if (is.level() != Standing.Level.BREACHED || is.worst() == null || is.limit() == null) continue;
            var alarm =
                    standing.get(AlertEvent.id(watching.target().id(), is.rule().rule()));
            if (alarm != null && isSaid(alarm.said(), silence(watching, is.rule(), at))) continue;
            var since = alarm == null ? Objects.requireNonNullElse(is.since(), at) : alarm.since();
            raise(watching, is.rule(), watching.firing(is.rule(), is.worst(), is.limit()), since, at);
        }
    }

    boolean stands(UUID target) {
        return standing.values().stream().anyMatch(alarm -> alarm.target().equals(target));
    }

    /** Clears what stands of a target although nobody watches for it any more. */
    void withdrawOrphans(UUID target) {
        var watching = watched.apply(target);
        standing.forEach((alert, alarm) -> {
            if (!alarm.target().equals(target) || (watching != null && watching.asks(alarm.rule()))) return;
            withdraw(alert, target);
        });
    }

    void withdrawAllOrphans() {
        standing.values().stream().map(Alarm::target).distinct().forEach(this::withdrawOrphans);
    }

    /** What fails is done when the target changes again, or at the next start. */
    private void withdraw(UUID alert, UUID target) {
        try {
            clear(alert, target, new End(millis(clock.instant()), null, "not watched any more"));
        } catch (RuntimeException e) {
            log.warn("Alert {} stands although nobody watches for it, and could not be cleared", alert, e);
        }
    }

    private void raise(Watching watching, AlertRule rule, Firing firing, Instant since, Instant at) {
        var target = watching.target();
        var alert = AlertEvent.id(target.id(), rule.rule());
        var why = silence(watching, rule, at);
        ledger.accept(new Raise(alert, target.id(), target.unit(), firing, millis(since), why));
        if (remember(alert, new Alarm(target.id(), rule.rule(), since, why), firing))
            availabilityChanged.accept(target.id());
    }

    private void clear(UUID alert, UUID target, End end) {
        ledger.accept(new Clear(alert, end));
        if (forget(alert, target, end)) availabilityChanged.accept(target);
    }

    /** Whether it is news that makes a target unavailable. */
    private boolean remember(UUID alert, Alarm alarm, Firing firing) {
        var isNew = standing.put(alert, alarm) == null;
        if (firing.sample() == null || !firing.sample().metric().equals(AVAILABILITY)) return false;
        dependencies.down(alarm.target(), alert, alarm.since());
        return isNew;
    }

    private boolean forget(UUID alert, UUID target, @Nullable End end) {
        standing.remove(alert);
        return dependencies.back(target, alert, end == null ? clock.instant() : end.at());
    }

    /** Flapping is for the alert to know. */
    private static boolean isSaid(@Nullable Suppression said, @Nullable Suppression now) {
        var is = said == null || said.why() == Cause.FLAPPING ? null : said;
        if (is == null || now == null) return Objects.equals(is, now);
        return is.why() == now.why() && Objects.equals(is.by(), now.by());
    }

    private @Nullable Suppression silence(Watching watching, AlertRule rule, Instant at) {
        var maintenance = watching.target().maintenance();
        if (maintenance != null)
            return new Suppression(
                    maintenance.reason(), maintenance.until(), Cause.MAINTENANCE, maintenance.change(), null);
        var cause = dependencies.cause(watching.target().id(), at).orElse(null);
        return cause == null ? inhibition(watching, rule) : behind(cause);
    }

    private Suppression behind(Dependencies.Down cause) {
        var watching = watched.apply(cause.target());
        var name = watching == null
                ? cause.target().toString()
                : watching.target().definition().name();
        var since = cause.since().truncatedTo(ChronoUnit.SECONDS);
        var reason = "位于“%s”之后，其自 %s 起不可用 / behind %s, which is down since %s".formatted(name, since, name, since);
        return new Suppression(reason, null, Cause.DEPENDENCY, cause.target(), millis(cause.since()));
    }

    private @Nullable Suppression inhibition(Watching watching, AlertRule rule) {
        for (var other : watching.rules().all()) {
            if (!other.rule().inhibits(rule)) continue;
            var alert = AlertEvent.id(watching.target().id(), other.rule().rule());
            var alarm = standing.get(alert);
            if (alarm == null) continue;
            var reason = "被告警规则 %s 抑制 / inhibited by the rule %s".formatted(alarm.rule(), alarm.rule());
            return new Suppression(reason, null, Cause.INHIBITION, alert, millis(alarm.since()));
        }
        return null;
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
