package org.taizhang.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the attempts of an address within a minute, each as it begins so that many at once count too, and forgives those
 * that succeed; remembers at most 10,000 addresses, the newest.
 */
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Counts one attempt more, unless there have been too many. */
    synchronized boolean admits(String address) {
        var recent = recent(address);
        if (recent.size() >= most) return false;
        recent.addLast(clock.instant());
        return true;
    }

    /** One attempt succeeded. */
    synchronized void forgives(String address) {
        recent(address).pollLast();
    }

    private Deque<Instant> recent(String address) {
        var times = attempts.computeIfAbsent(address, unseen -> new ArrayDeque<>());
        var from = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && times.getFirst().isBefore(from)) times.removeFirst();
        return times;
    }
}
