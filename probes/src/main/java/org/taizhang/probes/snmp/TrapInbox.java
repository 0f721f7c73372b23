package org.taizhang.probes.snmp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;

/**
 * Where the traps of targets wait for their next run, counted and bounded: at most a hundred kinds of trap and a thousand
 * interfaces of each target.
 *
 * <p>A target is known by the address that its newest run asked; before its first run it is not known.
 */
public final class TrapInbox {
    private static final int KINDS = 100;
    private static final int LINKS = 1_000;
    /** Under which further kinds of traps are counted. */
    private static final String OTHERS = "others";

    private final Map<UUID, Box> boxes = new HashMap<>();
    private final Map<InetAddress, Set<UUID>> targets = new HashMap<>();

    private static final class Box {
        private @Nullable InetAddress address;
        private final Map<String, Long> totals = new HashMap<>();
        private final Map<String, Integer> fresh = new HashMap<>();
        private final Map<OID, Boolean> links = new HashMap<>();
        private boolean waits;

        private void put(Trap trap) {
            var name = totals.containsKey(trap.name()) || totals.size() < KINDS ? trap.name() : OTHERS;
            totals.merge(name, 1L, Long::sum);
            fresh.merge(name, 1, Integer::sum);
            var link = trap.link();
            if (link != null && (links.containsKey(link) || links.size() < LINKS))
                links.merge(link, !trap.isDown(), Boolean::logicalAnd);
            waits = true;
        }

        private Traps take() {
            var taken = new Traps(Map.copyOf(totals), Map.copyOf(fresh), Map.copyOf(links));
            fresh.replaceAll((name, count) -> 0);
            links.clear();
            waits = false;
            return taken;
        }
    }

    /** Hands a run what came for its target, and learns where that is. */
    synchronized Traps take(UUID target, InetAddress address) {
        var box = boxes.computeIfAbsent(target, id -> new Box());
        if (!address.equals(box.address)) {
            move(target, box.address, address);
            box.address = address;
        }
        return box.take();
    }

    /** Keeps the trap for every target at that address, and says which those are: none where the source is unknown. */
    synchronized Set<UUID> put(InetAddress source, Trap trap) {
        var there = Set.copyOf(targets.getOrDefault(source, Set.of()));
        for (var target : there) boxes.getOrDefault(target, new Box()).put(trap);
        return there;
    }

    synchronized boolean waits(UUID target) {
        var box = boxes.get(target);
        return box != null && box.waits;
    }

    /** The target is not watched any more. */
    synchronized void forget(UUID target) {
        var box = boxes.remove(target);
        if (box != null) move(target, box.address, null);
    }

    private void move(UUID target, @Nullable InetAddress from, @Nullable InetAddress to) {
        if (from != null)
            targets.computeIfPresent(from, (address, there) -> {
                there.remove(target);
                return there.isEmpty() ? null : there;
            });
        if (to != null) targets.computeIfAbsent(to, address -> new HashSet<>()).add(target);
    }
}
