package org.taizhang.domain.observation;

/** How a value stands to a limit. */
public enum Comparison {
    ABOVE,
    AT_LEAST,
    BELOW,
    AT_MOST,
    EQUAL,
    NOT_EQUAL;

    public boolean holds(double value, double limit) {
        return switch (this) {
            case ABOVE -> value > limit;
            case AT_LEAST -> value >= limit;
            case BELOW -> value < limit;
            case AT_MOST -> value <= limit;
            case EQUAL -> value == limit;
            case NOT_EQUAL -> value != limit;
        };
    }

    /** Whether {@code a} is the worse of two values: the larger for upper limits, the smaller for lower ones. */
    public boolean worse(double a, double b) {
        return switch (this) {
            case ABOVE, AT_LEAST -> a > b;
            case BELOW, AT_MOST -> a < b;
            case EQUAL, NOT_EQUAL -> false;
        };
    }
}
