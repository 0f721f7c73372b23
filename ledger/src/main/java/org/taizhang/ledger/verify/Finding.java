package org.taizhang.ledger.verify;

import java.util.Comparator;

/**
 * Something that is not as it should be: at which position, or somewhere from one to another, -1 where it concerns no
 * position; in which file, row or address; and what. Those that say most exactly where the first fault is come first.
 */
record Finding(long position, long last, Kind kind, String where, Sentence what) implements Comparable<Finding> {
    /** Whether what is there is wrong, or something could not be had. */
    enum Kind {
        WRONG,
        MISSING
    }

    private static final Comparator<Finding> ORDER = Comparator.<Finding>comparingLong(
                    finding -> finding.last() < 0 ? Long.MAX_VALUE : finding.last())
            .thenComparing(Finding::position, Comparator.reverseOrder())
            .thenComparing(Finding::kind)
            .thenComparing(finding -> finding.where().contains("checkpoint"))
            .thenComparing(Finding::where)
            .thenComparing(finding -> finding.what().en());

    static Finding wrong(long position, String where, String zh, String en) {
        return wrong(position, position, where, zh, en);
    }

    static Finding wrong(long position, long last, String where, String zh, String en) {
        return new Finding(position, last, Kind.WRONG, where, new Sentence(zh, en));
    }

    static Finding missing(long position, String where, String zh, String en) {
        return new Finding(position, position, Kind.MISSING, where, new Sentence(zh, en));
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        var range = last == position ? "" : " … " + last;
        return (position < 0 ? "" : "位置 / position " + position + range + ", ") + where + ": " + what;
    }
}
