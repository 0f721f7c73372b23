package org.taizhang.api.target;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Upstream;

/** Which targets lie behind which, and which are not available: those with an open alert on {@code probe_success}. */
final class Dependencies {
    private final Map<UUID, List<UUID>> above = new ConcurrentHashMap<>();
    private final Map<UUID, Set<UUID>> behind = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, Instant>> down = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> back = new ConcurrentHashMap<>();

    /** A target that is not available, and since when. */
    record Down(UUID target, Instant since) {}

    void put(UUID target, List<UUID> upstream) {
        remove(target);
        if (upstream.isEmpty()) return;
        above.put(target, upstream);
        for (var upper : upstream)
            behind.computeIfAbsent(upper, id -> ConcurrentHashMap.newKeySet()).add(target);
    }

    void remove(UUID target) {
        var upstream = above.remove(target);
        if (upstream != null)
            for (var upper : upstream) behind.getOrDefault(upper, Set.of()).remove(target);
    }

    void down(UUID target, UUID alert, Instant since) {
        down.computeIfAbsent(target, id -> new ConcurrentHashMap<>()).put(alert, since);
    }

    /**
     * Takes the alert from those that make the target unavailable.
     *
     * @param at when it was seen to be available again
     * @return whether it was the last of them
     */
    boolean back(UUID target, UUID alert, Instant at) {
        var alerts = down.get(target);
        if (alerts == null || alerts.remove(alert) == null || !alerts.isEmpty()) return false;
        back.put(target, at);
        return true;
    }

    /**
     * What the target lies behind that was down at that time: the farthest, for that is the cause of the others.
     *
     * @param at an observation from before the other was back says nothing of the target itself
     */
    Optional<Down> cause(UUID target, Instant at) {
        Down cause = null;
        var level = new LinkedHashSet<>(above.getOrDefault(target, List.of()));
        for (var depth = 0; depth < Upstream.DEEPEST && !level.isEmpty(); depth++) {
            var next = new LinkedHashSet<UUID>();
            for (var upper : level) {
                var is = state(upper, at);
                if (is != null) cause = is;
                next.addAll(above.getOrDefault(upper, List.of()));
            }
            level = next;
        }
        return Optional.ofNullable(cause);
    }

    private @Nullable Down state(UUID target, Instant at) {
        var alerts = down.getOrDefault(target, Map.of());
        var since = alerts.values().stream().min(Instant::compareTo);
        if (since.isPresent()) return new Down(target, since.get());
        var backAt = back.get(target);
        return backAt != null && at.isBefore(backAt) ? new Down(target, at) : null;
    }

    /** Everything that lies behind the target, near or far. */
    Set<UUID> behind(UUID target) {
        var all = new HashSet<UUID>();
        var level = behind.getOrDefault(target, Set.of());
        for (var depth = 0; depth < Upstream.DEEPEST && !level.isEmpty(); depth++) {
            var next = new HashSet<UUID>();
            for (var lower : level) if (all.add(lower)) next.addAll(behind.getOrDefault(lower, Set.of()));
            level = next;
        }
        return all;
    }
}
