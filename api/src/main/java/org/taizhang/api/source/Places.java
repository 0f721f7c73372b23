package org.taizhang.api.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.source.SourceEvent.Mapping;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/** Finds the target that a label names: by the source's aliases, else by name, address, or the host in the address. */
@Component
class Places implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Places.class);
    private static final Duration CATCHING_UP = Duration.ofMinutes(1);

    private final Model<TargetEvent, TargetView> targets;
    private final CommitLog ledger;
    private final Map<UUID, TargetView> known = new ConcurrentHashMap<>();
    private final Map<String, List<UUID>> named = new ConcurrentHashMap<>();
    private volatile @Nullable Runnable unlisten;
    private volatile boolean running;
    private volatile boolean complete;

    Places(Model<TargetEvent, TargetView> targets, CommitLog ledger) {
        this.targets = targets;
        this.ledger = ledger;
    }

    /** A target that is not retired. */
    Optional<TargetView> get(UUID target) {
        return Optional.ofNullable(known.get(target));
    }

    /** The target of an alert of these labels, if one and only one of those within reach is meant. */
    Optional<TargetView> find(Mapping mapping, Map<String, String> labels, Predicate<String> reach) {
        return mapping.names(labels).stream()
                .flatMap(name -> find(mapping, name, reach).stream())
                .findFirst();
    }

    private Optional<TargetView> find(Mapping mapping, String name, Predicate<String> reach) {
        var alias = mapping.aliases().get(name);
        if (alias != null) return get(alias).filter(target -> reach.test(target.unit()));
        return Stream.of(key(name), key(host(name)))
                .distinct()
                .map(key -> named.getOrDefault(key, List.of()).stream()
                        .flatMap(target -> get(target).stream())
                        .filter(target -> reach.test(target.unit()))
                        .toList())
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    private synchronized void follow(TargetView target) {
        var was = known.remove(target.id());
        if (was != null) keys(was).forEach(key -> named.computeIfPresent(key, (k, ids) -> without(ids, target.id())));
        if (target.stage() == Stage.RETIRED) return;
        known.put(target.id(), target);
        keys(target).forEach(key -> named.merge(key, List.of(target.id()), Places::with));
    }

    private static @Nullable List<UUID> without(List<UUID> ids, UUID id) {
        var left = ids.stream().filter(each -> !each.equals(id)).toList();
        return left.isEmpty() ? null : left;
    }

    private static List<UUID> with(List<UUID> ids, List<UUID> more) {
        var all = new ArrayList<>(ids);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<String> keys(TargetView target) {
        var definition = target.definition();
        return Stream.of(definition.name(), definition.address(), host(definition.address()))
                .map(Places::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** What of {@code https://web-1:8443/path}, {@code web-1:9100} or {@code [::1]:9100} names the machine. */
    private static String host(String address) {
        var begin = address.indexOf("://");
        var rest = begin < 0 ? address : address.substring(begin + 3);
        var end = rest.indexOf('/');
        var authority = end < 0 ? rest : rest.substring(0, end);
        var colon = authority.lastIndexOf(':');
        var isPort = colon > 0 && authority.substring(colon + 1).chars().allMatch(Character::isDigit);
        return isPort && (authority.indexOf(':') == colon || authority.charAt(colon - 1) == ']')
                ? authority.substring(0, colon)
                : authority;
    }

    /** Whether it knows all targets: shortly after the start it may not yet. */
    boolean areKnown() {
        return complete;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("places").start(this::takeUp);
    }

    private void takeUp() {
        var view = targets.view();
        var head = ledger.head() - 1;
        while (running && !view.await(head, CATCHING_UP))
            log.warn("Nothing is taken from sources yet: the targets have not come to position {}", head);
        unlisten = view.everything()
                .listen(changes -> changes.forEach(change -> {
                    if (change.value() != null) follow(change.value());
                }));
        var all = Query.where(Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)));
        view.everything().each(all.limit(Query.MOST), this::learn);
        complete = true;
    }

    private synchronized void learn(TargetView target) {
        if (!known.containsKey(target.id())) follow(target);
    }

    @Override
    public void stop() {
        running = false;
        if (unlisten != null) unlisten.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
