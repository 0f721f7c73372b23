package org.taizhang.ledger.verify;

import java.util.Arrays;

/** The positions exported, in order. */
interface Positions {
    /** The first position that is at least this, or {@link Long#MAX_VALUE}. */
    long from(long position);

    long count();

    static Positions range(long from, long to) {
        return new Positions() {
            @Override
            public long from(long position) {
                var first = Math.max(position, from);
                return first < to ? first : Long.MAX_VALUE;
            }

            @Override
            public long count() {
                return to - from;
            }
        };
    }

    static Positions of(long[] positions) {
        var sorted = positions.clone();
        for (var i = 1; i < sorted.length; i++)
            if (sorted[i] <= sorted[i - 1]) throw new IllegalArgumentException("Positions rise");
        return new Positions() {
            @Override
            public long from(long position) {
                var at = Arrays.binarySearch(sorted, position);
                var index = at >= 0 ? at : -at - 1;
                return index < sorted.length ? sorted[index] : Long.MAX_VALUE;
            }

            @Override
            public long count() {
                return sorted.length;
            }
        };
    }
}
