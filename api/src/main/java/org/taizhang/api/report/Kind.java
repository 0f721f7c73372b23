package org.taizhang.api.report;

/** What the values of a column are: how they are written, aligned and kept. */
public enum Kind {
    TEXT,
    NUMBER,
    /** A share, 1 being all of it. */
    PERCENT,
    DURATION,
    INSTANT
}
