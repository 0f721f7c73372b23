package org.taizhang.api.target;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.due.Recurring;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.api.rule.RuleBook;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Actor;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.WeekBefore;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.Absences;
import org.taizhang.probes.Decision;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.Standing;
import org.taizhang.probes.Thresholds;
import org.taizhang.probes.Watched;
import org.taizhang.projections.View.Changed;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.series.Point;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.series.SeriesWriter;
import org.taizhang.projections.target.TargetView;

/**
 * Keeps the watch: has every target observed as its read model says, judges what is seen and what is missing by the rules
 * that hold for the target, and asks for alerts to be raised or cleared. An alert decides for itself whether that is news.
 */
@Component
class Watchman implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Watchman.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CATCHING_UP = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final Model<TargetEvent, TargetView> targets;
    private final Model<AlertEvent, AlertView> alerts;
    private final MetricBus bus;
    private final Scheduler scheduler;
    private final RuleBook book;
    private final Series series;
    private final SeriesWriter writer;
    private final CommitLog ledger;
    private final Clock clock;
    private final Thresholds thresholds;
    private final Absences absences = new Absences();
    private final Gaps gaps = new Gaps();
    private final Dependencies dependencies = new Dependencies();
    private final Facts facts;
    private final Alarms alarms;
    private final Map<UUID, Watching> watched = new ConcurrentHashMap<>();
    private final List<Runnable> unlisten = new CopyOnWriteArrayList<>();
    private final Recurring missing = new Recurring("watch-tick", TICK, this::lookForWhatIsMissing);
    private volatile boolean running;

    Watchman(
            Model<TargetEvent, TargetView> targets,
            Model<AlertEvent, AlertView> alerts,
            MetricBus bus,
            Scheduler scheduler,
            RuleBook book,
            WeekBefore weekBefore,
            Series series,
            SeriesWriter writer,
            Commands commands,
            CommitLog ledger,
            Clock clock,
            Settings settings) {
        this.targets = targets;
        this.alerts = alerts;
        this.bus = bus;
        this.scheduler = scheduler;
        this.book = book;
        this.series = series;
        this.writer = writer;
        this.ledger = ledger;
        this.clock = clock;
        this.thresholds = new Thresholds(weekBefore);
        var self = Actor.system("Watchman", settings.unit());
        this.facts = new Facts((target, learn) -> commands.send(target, learn, self));
        this.alarms = new Alarms(
                dependencies,
                watched::get,
                this::isTarget,
                command -> commands.send(command.alert(), command, self),
                this::lookBehind,
                clock);
    }

    /** Takes up the watch once the read models know all that the ledger does. */
    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("watchman").start(this::takeUp);
    }

    private void takeUp() {
        var head = ledger.head() - 1;
        var knowsAll = targets.view().await(head, CATCHING_UP)
                && alerts.view().await(head, CATCHING_UP)
                && book.await(head, CATCHING_UP);
        if (!knowsAll) log.warn("The watch begins although the read models have not come to position {}", head);
        recallLastSeen();
        unlisten.add(bus.listen(this::judge));
        unlisten.add(alerts.view().everything().listen(changes -> changes.forEach(this::know)));
        unlisten.add(targets.view().everything().listen(changes -> changes.forEach(this::follow)));
        unlisten.add(book.listen(() -> Thread.ofVirtual().name("rules").start(this::takeUpRules)));
        each(alerts, Filter.in("state", List.of(State.OPEN, State.ACKNOWLEDGED, State.SUPPRESSED)), alarms::know);
        each(targets, Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)), this::follow);
        alarms.withdrawAllOrphans();
        missing.start();
        if (!running) missing.stop();
    }

    private static <V> void each(Model<?, V> model, Filter filter, Consumer<V> todo) {
        model.view().everything().each(Query.where(filter).limit(Query.MOST), todo);
    }

    /** When each target was seen last before the start, so that the gap since then shows. */
    private void recallLastSeen() {
        var ids = new ArrayList<UUID>();
        each(targets, Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)), target -> ids.add(target.id()));
        for (var i = 0; i < ids.size(); i += AT_ONCE)
            series.latest(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)))
                    .forEach(point -> gaps.remember(point.target(), point.at()));
    }

    /** Also of one that is retired. */
    private boolean isTarget(UUID id) {
        return watched.containsKey(id) || targets.view().everything().get(id).isPresent();
    }

    private void know(Changed<AlertView> change) {
        if (change.value() != null) alarms.know(change.value());
    }

    private void follow(Changed<TargetView> change) {
        if (change.value() == null) return;
        var target = change.value();
        var was = watched.get(target.id());
        if (was != null && was.target().isWatchedAs(target)) {
            watched.put(target.id(), new Watching(target, was.rules()));
            return;
        }
        follow(target);
        Thread.ofVirtual().name("withdraw").start(() -> alarms.withdrawOrphans(target.id()));
        if (was != null && was.target().stage() != target.stage()) scheduler.runNow(target.id());
    }

    private void follow(TargetView target) {
        var definition = target.definition();
        var was = watched.get(target.id());
        if (target.stage() == Stage.RETIRED) {
            forget(target.id());
            return;
        }
        if (was == null || !was.target().definition().equals(definition)) thresholds.forget(target.id());
        watch(new Watching(target, book.of(definition)));
        dependencies.put(target.id(), definition.upstream());
        if (definition.check() == null) scheduler.forget(target.id());
        else
            scheduler.watch(new Watched(
                    target.id(),
                    definition.unit(),
                    definition.address(),
                    definition.check(),
                    definition.interval(),
                    timeout(definition)));
    }

    private static Duration timeout(Definition definition) {
        return definition.timeout() == null ? TIMEOUT : definition.timeout();
    }

    private void watch(Watching watching) {
        var target = watching.target();
        watched.put(target.id(), watching);
        var definition = target.definition();
        // Of what has no check no run is under way.
        var longest = definition.check() == null ? Duration.ZERO : timeout(definition);
        absences.watch(target.id(), watching.rules().absences(), definition.interval(), longest, clock.instant());
    }

    private void forget(UUID target) {
        watched.remove(target);
        thresholds.forget(target);
        absences.forget(target);
        facts.forget(target);
        gaps.forget(target);
        dependencies.remove(target);
        scheduler.forget(target);
    }

    /** What a unit says of rules has changed: every target is judged by those that hold now. */
    private void takeUpRules() {
        watched.forEach((id, watching) -> {
            var now = new Watching(watching.target(), book.of(watching.target().definition()));
            if (now.isLike(watching)) return;
            if (watched.replace(id, watching, now)) watch(now);
            alarms.withdrawOrphans(id);
        });
    }

    private void judge(Observation observed) {
        var watching = watched.get(observed.target());
        if (watching == null) return;
        var id = observed.target();
        noteGap(observed, watching);
        try {
            var seen = facts.tell(watching.target(), observed);
            var decisions = new ArrayList<>(absences.seen(seen));
            decisions.addAll(thresholds.judge(watching.rules().thresholds(), seen));
            alarms.tell(watching, decisions);
            alarms.sayAgain(watching, standing(id), seen.at());
        } catch (RuntimeException e) {
            beginAnew(watching);
            log.warn("What was seen of {} could not be told to the ledger; the next run tells it again", id, e);
        }
        var now = watched.get(id);
        if (now == null || !watching.isLike(now)) catchUp(id);
    }

    private void noteGap(Observation observed, Watching watching) {
        var gap = gaps.before(observed, watching.target().definition().interval());
        if (gap == null) return;
        writer.offer(List.of(new Point(observed.target(), Gaps.METRIC, "", observed.at(), gap.toMillis() / 1000.0)));
    }

    private void beginAnew(Watching watching) {
        var id = watching.target().id();
        thresholds.forget(id);
        absences.forget(id);
        if (watched.containsKey(id)) watch(watching);
    }

    /** The target changed while it was judged as what it was before. */
    private void catchUp(UUID target) {
        thresholds.forget(target);
        alarms.withdrawOrphans(target);
    }

    /** Where each rule of the target stands. */
    List<Standing> standing(UUID target) {
        var all = new ArrayList<>(thresholds.standing(target));
        all.addAll(absences.standing(target, clock.instant()));
        return all;
    }

    /** The target has gone or come back: what lies behind it and stands is looked at now. */
    private void lookBehind(UUID target) {
        for (var id : dependencies.behind(target)) if (alarms.stands(id)) scheduler.runNow(id);
    }

    private void lookForWhatIsMissing() {
        var now = clock.instant();
        for (var gap : absences.missing(now)) tellMissing(gap);
        for (var target : absences.told()) {
            var watching = watched.get(target);
            if (watching != null) alarms.sayAgain(watching, absences.standing(target, now), now);
        }
    }

    private void tellMissing(Decision.Breach missing) {
        var watching = watched.get(missing.target());
        if (watching == null) return;
        try {
            alarms.tell(watching, List.of(missing));
        } catch (RuntimeException e) {
            absences.doubt(missing);
            throw e;
        }
    }

    @Override
    public void stop() {
        unlisten.forEach(Runnable::run);
        running = false;
        missing.stop();
        scheduler.close();
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
