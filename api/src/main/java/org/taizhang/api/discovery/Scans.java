package org.taizhang.api.discovery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Receipt;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Refused;
import org.taizhang.domain.discovery.DiscoveryCommand;
import org.taizhang.domain.discovery.DiscoveryCommand.Complete;
import org.taizhang.domain.discovery.DiscoveryCommand.Fail;
import org.taizhang.domain.discovery.DiscoveryCommand.Interrupt;
import org.taizhang.domain.discovery.DiscoveryCommand.Report;
import org.taizhang.domain.discovery.DiscoveryCommand.Request;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Scope;
import org.taizhang.domain.discovery.DiscoveryEvent.Stage;
import org.taizhang.domain.discovery.Perimeter;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.Scan;
import org.taizhang.projections.discovery.DiscoveryView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/**
 * Carries out discoveries, one after another, and tells the ledger what is found as it is found. What was under way when
 * the product stopped is interrupted for good when it starts again.
 */
@Component
class Scans implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Scans.class);
    private static final Duration CATCHING_UP = Duration.ofMinutes(5);
    private static final int WAITING = 16;
    /** Findings told with one command, which its entries in the ledger must fit into. */
    private static final int AT_ONCE = 50;

    private final Scan scan;
    private final Perimeter perimeter;
    private final Model<DiscoveryEvent, DiscoveryView> discoveries;
    private final Model<TargetEvent, TargetView> targets;
    private final CommitLog ledger;
    private final Commands commands;
    private final Actor self;
    private final Map<UUID, FutureTask<?>> mine = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("discovery-", 0).factory());
    /** Held while the ledger is told: whoever is in the middle of that is not interrupted. */
    private final ReentrantLock telling = new ReentrantLock();

    private volatile boolean running;

    Scans(
            Scan scan,
            Perimeter perimeter,
            Model<DiscoveryEvent, DiscoveryView> discoveries,
            Model<TargetEvent, TargetView> targets,
            CommitLog ledger,
            Commands commands,
            Settings settings) {
        this.scan = scan;
        this.perimeter = perimeter;
        this.discoveries = discoveries;
        this.targets = targets;
        this.ledger = ledger;
        this.commands = commands;
        this.self = Actor.system("Discovery", settings.unit());
    }

    /** Asks in the caller's name, and begins once that is recorded. */
    ResponseEntity<Receipt> request(Scope scope) {
        var discovery = commands.newId();
        var task = new FutureTask<@Nullable Void>(() -> carryOut(discovery, scope), null);
        var isNew = mine.putIfAbsent(discovery, task) == null;
        var isRecorded = false;
        try {
            var answer = commands.create(discovery, new Request(discovery, scope));
            isRecorded = Objects.requireNonNull(answer.getBody()).version() != null;
            if (isNew && isRecorded) begin(discovery, task);
            return answer;
        } finally {
            if (isNew && !isRecorded) mine.remove(discovery);
        }
    }

    /** Stops looking; nothing is told of it any more. */
    void end(UUID discovery) {
        telling.lock();
        try {
            var task = mine.remove(discovery);
            if (task == null) return;
            task.cancel(true);
            threads.remove(task);
        } finally {
            telling.unlock();
        }
    }

    private void begin(UUID discovery, FutureTask<?> task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            tell(discovery, new Fail(discovery, "Too many discoveries wait already; ask again later"));
            mine.remove(discovery);
        }
    }

    private void carryOut(UUID discovery, Scope scope) {
        try {
            var watched = new WatchedPlaces(targets.view(), scope.unit());
            var outcome = scan.run(
                    perimeter.admit(scope.ranges()), scope, found -> report(discovery, marked(found, watched)));
            tell(discovery, new Complete(discovery, outcome));
        } catch (InterruptedException e) {
            // Whoever did that has recorded it, or the next start will.
        } catch (IOException e) {
            tell(discovery, new Fail(discovery, String.valueOf(e.getMessage())));
        } catch (Refused over) {
            log.debug("The discovery {} ended while it was carried out: {}", discovery, over.getMessage());
        } catch (RuntimeException e) {
            log.warn("The discovery {} failed unexpectedly", discovery, e);
            tell(
                    discovery,
                    new Fail(
                            discovery, "It failed unexpectedly: " + e.getClass().getSimpleName()));
        } finally {
            mine.remove(discovery);
        }
    }

    private static List<Finding> marked(List<Finding> found, WatchedPlaces watched) {
        return found.stream()
                .map(finding -> finding.watchedBy(watched.find(finding)))
                .toList();
    }

    private void report(UUID discovery, List<Finding> found) {
        for (var from = 0; from < found.size(); from += AT_ONCE) {
            var some = List.copyOf(found.subList(from, Math.min(found.size(), from + AT_ONCE)));
            send(discovery, new Report(discovery, some));
        }
    }

    /** That it is over already, such as cancelled at the same moment, is an answer. */
    private void tell(UUID discovery, DiscoveryCommand command) {
        try {
            send(discovery, command);
        } catch (Refused over) {
            log.debug("{}: {}", command, over.getMessage());
        }
    }

    /** Of a discovery that somebody ended nothing is told any more. */
    private void send(UUID discovery, DiscoveryCommand command) {
        telling.lock();
        try {
            if (mine.containsKey(discovery)) commands.send(discovery, command, self);
        } finally {
            telling.unlock();
        }
    }

    private void interruptWhatWasLeft() {
        if (!discoveries.view().await(ledger.head() - 1, CATCHING_UP))
            log.warn("Which discoveries were interrupted is looked for although their read model is behind");
        var left = Query.where(Filter.eq("stage", Stage.SCANNING)).limit(Query.MOST);
        discoveries.view().everything().each(left, discovery -> {
            if (running && !mine.containsKey(discovery.id()))
                commands.send(discovery.id(), new Interrupt(discovery.id()), self);
        });
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("discoveries").start(this::interruptWhatWasLeft);
    }

    @Override
    public void stop() {
        running = false;
        telling.lock();
        try {
            mine.clear();
            threads.shutdownNow();
        } finally {
            telling.unlock();
        }
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
