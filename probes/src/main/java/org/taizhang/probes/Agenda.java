package org.taizhang.probes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When each target's next run is due, in nanoseconds of a clock the caller reads; not for use by two threads at once.
 *
 * <p>A target's first run falls within the spread, later ones on a grid of its interval, both shifted by a hash of its
 * id, so that neither a start nor the years after it see all targets at once. A run found late, as after a suspended
 * machine, starts over like a first one instead of joining a burst.
 */
final class Agenda {
    private static final long LATE = Duration.ofSeconds(1).toNanos();

    private final Map<UUID, Entry> entries = new HashMap<>();
    // By the distance to another, since the clock may wrap around.
    private final PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) -> Long.signum(a.due - b.due));
    private final long spread;
    private long missed;

    Agenda(Duration spread) {
        this.spread = spread.toNanos();
    }

    /** One run of one target, from when it was due to when it is finished. */
    static final class Run {
        private final Entry entry;
        private final long wanted;

        private Run(Entry entry, long wanted) {
            this.entry = entry;
            this.wanted = wanted;
        }

        Watched target() {
            return entry.target;
        }

        /** Says how late the run is that begins now, and remembers it for its target. */
        long begins(long now) {
            var late = Math.max(0, now - wanted);
            entry.lateness = late;
            return late;
        }

        /** Whether a run so late counts as late: by more than a second or a tenth of its interval. */
        boolean counts(long lateness) {
            return lateness > entry.tolerance();
        }
    }

    private static final class Entry {
        private final Watched target;
        private final long interval;
        private long due;
        private long next;
        /** When the run was to be before it was found late and put off. */
        private @Nullable Long wanted;

        private @Nullable Run running;
        private @Nullable Long lateness;

        private Entry(Watched target) {
            this.target = target;
            this.interval = target.interval().toNanos();
        }

        private long tolerance() {
            return Math.min(LATE, interval / 10);
        }

        /** From when on a late run is put off: half of what its first run is spread over. */
        private long away(long spread) {
            return Math.max(tolerance(), Math.min(interval, spread) / 2);
        }

        private void begin(long now, long spread) {
            due = now + shift(Math.min(interval, spread));
            next = now + shift(interval);
            if (next - due < interval / 2) next += interval;
        }

        /** Moves on to the first time after {@code now} and says how many were passed over. */
        private long advance(long now) {
            var passed = Math.max(0, Math.floorDiv(now - next, interval) + 1);
            due = next + passed * interval;
            next = due + interval;
            return passed;
        }

        private long shift(long span) {
            var hash = target.id().getMostSignificantBits() ^ target.id().getLeastSignificantBits();
            hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
            var fraction = ((hash ^ (hash >>> 33)) >>> 11) * 0x1.0p-53;
            return (long) (fraction * span);
        }
    }

    /** Adds or replaces; says what is still running for the target as it was, or null. */
    @Nullable
    Run put(Watched target, long now) {
        var was = entries.get(target.id());
        if (was != null && was.target.equals(target)) return null;
        var running = remove(target.id());
        var entry = new Entry(target);
        entry.begin(now, spread);
        entries.put(target.id(), entry);
        queue.add(entry);
        return running;
    }

    /** Forgets the target and says what is still running for it, or null. */
    @Nullable
    Run remove(UUID id) {
        var was = entries.remove(id);
        if (was == null) return null;
        queue.remove(was);
        return was.running;
    }

    /** A run beside the grid, or null where the target is unknown or running already. */
    @Nullable
    Run extra(UUID id, long now) {
        var entry = entries.get(id);
        return entry == null || entry.running != null ? null : start(entry, now);
    }

    boolean knows(UUID id) {
        return entries.containsKey(id);
    }

    OptionalLong nextDue() {
        var first = queue.peek();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.due);
    }

    /** Everything that is to start now; whoever takes a run must finish it. */
    List<Run> take(long now) {
        var runs = new ArrayList<Run>();
        for (var entry = queue.peek(); entry != null && entry.due - now <= 0; entry = queue.peek()) {
            queue.remove();
            var late = now - entry.due;
            if (entry.running != null) {
                entry.wanted = null;
                missed += 1 + entry.advance(now);
            } else if (entry.wanted == null && late > entry.away(spread)) {
                missed += late / entry.interval;
                entry.wanted = now - late % entry.interval;
                entry.begin(now, spread);
            } else {
                runs.add(start(entry, entry.wanted == null ? entry.due : entry.wanted));
                entry.wanted = null;
                missed += entry.advance(now);
            }
            queue.add(entry);
        }
        return runs;
    }

    private static Run start(Entry entry, long wanted) {
        var run = new Run(entry, wanted);
        entry.running = run;
        return run;
    }

    void finished(Run run) {
        if (run.entry.running == run) run.entry.running = null;
    }

    /** How late the target's last run began, or null where none has. */
    @Nullable
    Long lateness(UUID id) {
        var entry = entries.get(id);
        return entry == null ? null : entry.lateness;
    }

    int size() {
        return entries.size();
    }

    long missed() {
        return missed;
    }
}
