package org.taizhang.ledger.verify;

import java.util.Comparator;

/**
 * Something that is not as it should be: at or from which position, -1 where it concerns no position, in which file,
 * row or address, and what. In the order in which they should be read.
 */
record Finding(long position, Kind kind, String where, Sentence what) implements Comparable<Finding> {
    /** Whether what is there is wrong, or something could not be had. */
    enum Kind {
        WRONG,
        MISSING
    }

    private static final Comparator<Finding> ORDER = Comparator.comparingLong(Finding::position)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::where)
            .thenComparing(finding -> finding.what().en());

    static Finding wrong(long position, String where, String zh, String en) {
        return new Finding(position, Kind.WRONG, where, new Sentence(zh, en));
    }

    static Finding missing(long position, String where, String zh, String en) {
        return new Finding(position, Kind.MISSING, where, new Sentence(zh, en));
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (position < 0 ? "" : "位置 / position " + position + ", ") + where + ": " + what;
    }
}
