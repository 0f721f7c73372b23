package org.taizhang.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what an address does wrong within a minute; remembers at most 10,000 addresses, the newest. */
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized boolean isOpen(String address) {
        return recent(address).size() < most;
    }

    synchronized void failed(String address) {
        recent(address).addLast(clock.instant());
    }

    private Deque<Instant> recent(String address) {
        var times = failures.computeIfAbsent(address, unseen -> new ArrayDeque<>());
        var from = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && times.getFirst().isBefore(from)) times.removeFirst();
        return times;
    }
}
