package org.taizhang.domain;

/** The caller acts on a version of the subject that is no longer the newest. */
public final class Outdated extends RuntimeException {
    public Outdated(long expected, long actual) {
        super("Expected version " + expected + " but the subject is at " + actual);
    }
}
