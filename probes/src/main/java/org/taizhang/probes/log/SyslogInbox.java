package org.taizhang.probes.log;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;

/**
 * Where messages of syslog wait for the next run of their targets: counted and held against patterns as they come, so that what
 * waits is bounded however much comes.
 *
 * <p>A target is known by the address and the program that its newest run named; before its first run it is not known.
 */
public final class SyslogInbox {
    private static final String[] SEVERITIES = {
        "emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug"
    };

    private final Map<UUID, Box> boxes = new HashMap<>();
    private final Map<Optional<InetAddress>, Set<UUID>> targets = new HashMap<>();

    /**
     * Who got a message.
     *
     * @param grave those of them that are to be run at once
     */
    record Kept(Set<UUID> targets, Set<UUID> grave) {}

    private static final class Box {
        private final Optional<InetAddress> source;
        private final Check.Syslog check;
        private final Matcher matcher;
        private final long[] severities = new long[SEVERITIES.length];
        private boolean isGrave;

        private Box(Optional<InetAddress> source, Check.Syslog check) {
            this.source = source;
            this.check = check;
            this.matcher = new Matcher(check.patterns());
        }

        private boolean takes(SyslogMessage message) {
            return check.app() == null || check.app().equals(message.app());
        }

        private boolean put(SyslogMessage message) {
            severities[message.severity()]++;
            var matches = matcher.take(message.line());
            isGrave |= matches;
            return matches;
        }

        private void tell(Readings readings) throws Failed {
            for (var i = 0; i < SEVERITIES.length; i++) readings.put("syslog_messages", SEVERITIES[i], severities[i]);
            matcher.tell(readings);
        }
    }

    /**
     * Tells what came for a target since the run before, and learns what is for it from now on.
     *
     * @param source any where empty
     * @throws Failed where a line of it is grave
     */
    void take(UUID target, Optional<InetAddress> source, Check.Syslog check, Readings readings) throws Failed {
        exchange(target, new Box(source, check)).tell(readings);
    }

    private synchronized Box exchange(UUID target, Box empty) {
        var full = Optional.ofNullable(boxes.put(target, empty));
        full.ifPresent(box -> leave(target, box.source));
        targets.computeIfAbsent(empty.source, source -> new HashSet<>()).add(target);
        return full.orElse(empty);
    }

    synchronized Kept put(InetAddress source, SyslogMessage message) {
        var there = new HashSet<>(targets.getOrDefault(Optional.of(source), Set.of()));
        there.addAll(targets.getOrDefault(Optional.<InetAddress>empty(), Set.of()));
        var grave = new HashSet<UUID>();
        there.removeIf(target -> {
            var box = boxes.get(target);
            if (box == null || !box.takes(message)) return true;
            if (box.put(message)) grave.add(target);
            return false;
        });
        return new Kept(there, grave);
    }

    /** Whether something grave waits for the target's next run. */
    synchronized boolean waits(UUID target) {
        var box = boxes.get(target);
        return box != null && box.isGrave;
    }

    /** The target is not watched any more. */
    synchronized void forget(UUID target) {
        var box = boxes.remove(target);
        if (box != null) leave(target, box.source);
    }

    private void leave(UUID target, Optional<InetAddress> source) {
        targets.computeIfPresent(source, (address, there) -> {
            there.remove(target);
            return there.isEmpty() ? null : there;
        });
    }
}
