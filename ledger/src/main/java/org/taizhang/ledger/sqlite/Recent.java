package org.taizhang.ledger.sqlite;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the newest entries of aggregates stand, as long as the index does not say so: writing every entry into an index
 * ordered by aggregate would dirty a page for each. The writer adds, anybody reads.
 */
final class Recent {
    private volatile Map<String, Run> runs = new ConcurrentHashMap<>();
    private int size;

    /** The newest entries of one aggregate, which follow one another in sequence. */
    static final class Run {
        private final long first;
        private volatile long[] positions = new long[4];
        private volatile int size;

        private Run(long first) {
            this.first = first;
        }

        /** The sequence of the oldest of them. */
        long first() {
            return first;
        }

        long last() {
            return first + size - 1;
        }

        /** The positions of those from a sequence on, at most so many; none where the run begins later. */
        long[] from(long sequence, int limit) {
            var count = size;
            if (sequence < first || sequence >= first + count) return new long[0];
            var from = (int) (sequence - first);
            return Arrays.copyOfRange(positions, from, from + Math.min(limit, count - from));
        }

        private void add(long position) {
            var count = size;
            if (count == positions.length) positions = Arrays.copyOf(positions, 2 * count);
            positions[count] = position;
            size = count + 1;
        }
    }

    /** How many entries there are. */
    int size() {
        return size;
    }

    Optional<Run> of(String aggregate) {
        return Optional.ofNullable(runs.get(aggregate));
    }

    /** All runs there are, by aggregate; for the writer. */
    Map<String, Run> runs() {
        return runs;
    }

    void add(String aggregate, long sequence, long position) {
        var run = runs.computeIfAbsent(aggregate, first -> new Run(sequence));
        if (sequence != run.last() + 1)
            throw new IllegalStateException("After " + run.last() + " of " + aggregate + " comes no " + sequence);
        run.add(position);
        size++;
    }

    /** Once the index has them. */
    void clear() {
        runs = new ConcurrentHashMap<>();
        size = 0;
    }
}
