package org.taizhang.api.year;

import java.time.Instant;
import java.util.PriorityQueue;
import org.taizhang.api.standard.SettableClock;

/** What is to happen when, in the order of time and, at one instant, of being put down. */
final class Agenda {
    private final PriorityQueue<Turn> turns = new PriorityQueue<>();
    private final SettableClock clock;
    private long put;

    private record Turn(Instant at, long number, Runnable deed) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Agenda(SettableClock clock) {
        this.clock = clock;
    }

    void at(Instant at, Runnable deed) {
        turns.add(new Turn(at, put++, deed));
    }

    Instant now() {
        return clock.instant();
    }

    /** Does what is due before {@code end}, each at its time. */
    void run(Instant end) {
        while (!turns.isEmpty() && turns.peek().at.isBefore(end)) {
            var turn = turns.poll();
            if (turn.at.isAfter(clock.instant())) clock.set(turn.at);
            turn.deed.run();
        }
    }
}
