package org.taizhang.domain;

/** The caller acts on a version of the subject that is no longer the newest. */
public final class Outdated extends RuntimeException {
    private final long expected;
    private final long actual;

    public Outdated(long expected, long actual) {
        super("Expected version " + expected + " but the subject is at " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    public long expected() {
        return expected;
    }

    public long actual() {
        return actual;
    }
}
