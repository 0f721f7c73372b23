package org.taizhang.domain;

/** Why somebody is told. */
public enum Occasion {
    RAISED,
    ESCALATED,
    CLEARED,
    FLAPPING_BEGAN,
    FLAPPING_ENDED;

    /** Whether it is the end of what was told before, which goes the ways that its beginning went. */
    public boolean isEnd() {
        return this == CLEARED || this == FLAPPING_ENDED;
    }
}
