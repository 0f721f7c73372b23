package org.taizhang.api.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Actor;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertCommand.Raise;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.alert.AlertEvent.Suppression;
import org.taizhang.domain.alert.AlertEvent.Suppression.Cause;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.RuleKind;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.Thresholds;
import org.taizhang.probes.Thresholds.Decision;
import org.taizhang.probes.Watched;
import org.taizhang.projections.View.Changed;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/**
 * Keeps the watch: has every target observed as its read model says, judges what is seen by the target's thresholds, and
 * asks for alerts to be raised or cleared. An alert decides for itself whether that is news.
 */
@Component
class Watchman implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Watchman.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CATCHING_UP = Duration.ofMinutes(5);
    private static final List<String> USUAL_ESCALATION = List.of("role:WATCH", "role:OPERATOR");

    private final Model<TargetEvent, TargetView> targets;
    private final Model<AlertEvent, AlertView> alerts;
    private final MetricBus bus;
    private final Scheduler scheduler;
    private final Thresholds thresholds;
    private final Facts facts;
    private final Commands commands;
    private final CommitLog ledger;
    private final Clock clock;
    private final Actor self;
    private final Map<UUID, TargetView> watched = new ConcurrentHashMap<>();
    private final Map<UUID, Standing> standing = new ConcurrentHashMap<>();
    private final List<Runnable> unlisten = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    /** An alert that has not cleared. */
    private record Standing(UUID target, String rule) {}

    Watchman(
            Model<TargetEvent, TargetView> targets,
            Model<AlertEvent, AlertView> alerts,
            MetricBus bus,
            Scheduler scheduler,
            Commands commands,
            CommitLog ledger,
            Clock clock,
            Settings settings) {
        this.targets = targets;
        this.alerts = alerts;
        this.bus = bus;
        this.scheduler = scheduler;
        this.thresholds = new Thresholds();
        this.commands = commands;
        this.ledger = ledger;
        this.clock = clock;
        this.self = Actor.system("Watchman", settings.unit());
        this.facts = new Facts((target, learn) -> commands.send(target, learn, self));
    }

    /** Takes up the watch once the read models know all that the ledger does. */
    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("watchman").start(this::takeUp);
    }

    private void takeUp() {
        var head = ledger.head() - 1;
        var knowsAll = targets.view().await(head, CATCHING_UP) && alerts.view().await(head, CATCHING_UP);
        if (!knowsAll) log.warn("The watch begins although the read models have not come to position {}", head);
        unlisten.add(bus.listen(this::judge));
        unlisten.add(alerts.view().everything().listen(changes -> changes.forEach(this::know)));
        unlisten.add(targets.view().everything().listen(changes -> changes.forEach(this::follow)));
        each(alerts, Filter.in("state", List.of(State.OPEN, State.ACKNOWLEDGED, State.SUPPRESSED)), this::know);
        each(targets, Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)), this::follow);
        standing.values().stream().map(Standing::target).distinct().forEach(this::withdrawOrphans);
    }

    private static <V> void each(Model<?, V> model, Filter filter, Consumer<V> todo) {
        model.view().everything().each(Query.where(filter).limit(Query.MOST), todo);
    }

    private void know(Changed<AlertView> change) {
        if (change.value() != null) know(change.value());
    }

    /** What another system reported is not judged here, and ends as that system says. */
    private void know(AlertView alert) {
        if (alert.firing().origin() != null) return;
        if (alert.state() == State.CLEARED) standing.remove(alert.id());
        else
            standing.put(alert.id(), new Standing(alert.target(), alert.firing().rule()));
    }

    private void follow(Changed<TargetView> change) {
        if (change.value() == null) return;
        var target = change.value();
        var was = watched.get(target.id());
        if (was != null && was.isWatchedAs(target)) {
            watched.put(target.id(), target);
            return;
        }
        follow(target);
        Thread.ofVirtual().name("withdraw").start(() -> withdrawOrphans(target.id()));
        if (was != null && was.stage() != target.stage()) scheduler.runNow(target.id());
    }

    private void follow(TargetView target) {
        thresholds.forget(target.id());
        var definition = target.definition();
        if (target.stage() == Stage.RETIRED || definition.check() == null) {
            watched.remove(target.id());
            facts.forget(target.id());
            scheduler.forget(target.id());
            return;
        }
        watched.put(target.id(), target);
        scheduler.watch(new Watched(
                target.id(),
                target.unit(),
                definition.address(),
                definition.check(),
                definition.interval(),
                definition.timeout() == null ? TIMEOUT : definition.timeout()));
    }

    private void judge(Observation seen) {
        var target = watched.get(seen.target());
        if (target == null) return;
        try {
            var told = facts.tell(target, seen);
            for (var decision : thresholds.judge(target.definition().thresholds(), told)) tell(target, decision);
        } catch (RuntimeException e) {
            thresholds.forget(target.id());
            log.warn(
                    "What was seen of {} could not be told to the ledger; the next run tells it again", target.id(), e);
        }
        var now = watched.get(target.id());
        if (now == null || !target.isWatchedAs(now)) catchUp(target.id());
    }

    /** The target changed while it was judged as what it was before. */
    private void catchUp(UUID target) {
        thresholds.forget(target);
        withdrawOrphans(target);
    }

    private void tell(TargetView target, Decision decision) {
        var alert = AlertEvent.id(target.id(), decision.rule().rule());
        switch (decision) {
            case Decision.Breach breach -> {
                var raise = new Raise(
                        alert,
                        target.id(),
                        target.unit(),
                        firing(target, breach),
                        millis(breach.since()),
                        suppression(target));
                commands.send(alert, raise, self);
                standing.put(alert, new Standing(target.id(), decision.rule().rule()));
            }
            case Decision.Recovered recovered -> {
                if (standing.containsKey(alert))
                    clear(alert, new End(millis(recovered.at()), recovered.sample(), null));
            }
        }
    }

    /** Clears what stands although nobody watches for it any more. */
    private void withdrawOrphans(UUID id) {
        var target = watched.get(id);
        standing.forEach((alert, what) -> {
            if (!what.target().equals(id) || (target != null && asks(target, what.rule()))) return;
            withdraw(alert);
        });
    }

    /** What fails is done when the target changes again, or at the next start. */
    private void withdraw(UUID alert) {
        try {
            clear(alert, new End(millis(clock.instant()), null, "not watched any more"));
        } catch (RuntimeException e) {
            log.warn("Alert {} stands although nobody watches for it, and could not be cleared", alert, e);
        }
    }

    private void clear(UUID alert, End end) {
        commands.send(alert, new Clear(alert, end), self);
        standing.remove(alert);
    }

    private static boolean asks(TargetView target, String rule) {
        return target.definition().thresholds().stream()
                .anyMatch(threshold -> threshold.rule().equals(rule));
    }

    private static Firing firing(TargetView target, Decision.Breach breach) {
        var definition = target.definition();
        var rule = breach.rule();
        var route = new LinkedHashSet<>(List.of(definition.owner()));
        route.addAll(definition.escalation().isEmpty() ? USUAL_ESCALATION : definition.escalation());
        return new Firing(
                rule.rule(),
                definition.name(),
                definition.kind(),
                breach.worst(),
                rule.comparison(),
                rule.value(),
                rule.severity(),
                text(rule, definition.name(), breach.worst()),
                List.copyOf(route),
                rule.acknowledgeWithin(),
                RuleKind.THRESHOLD,
                rule.textEn(),
                null);
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String text(Threshold rule, String target, Sample sample) {
        return rule.text()
                .replace("{target}", target)
                .replace("{metric}", sample.metric())
                .replace("{instance}", sample.instance())
                .replace("{value}", plain(sample.value()))
                .replace("{limit}", plain(rule.value()));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static @Nullable Suppression suppression(TargetView target) {
        var maintenance = target.maintenance();
        return maintenance == null
                ? null
                : new Suppression(
                        maintenance.reason(), maintenance.until(), Cause.MAINTENANCE, maintenance.change(), null);
    }

    @Override
    public void stop() {
        unlisten.forEach(Runnable::run);
        scheduler.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 2;
    }
}
