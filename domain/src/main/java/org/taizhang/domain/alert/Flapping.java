package org.taizhang.domain.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * When an alert counts as flapping.
 *
 * @param changes that people may be told of; with one more it flaps
 * @param within in what time
 * @param quiet how long it must not change to count as quiet again
 */
public record Flapping(int changes, Duration within, Duration quiet) {
    public Flapping {
        if (changes < 2 || !within.isPositive() || !quiet.isPositive())
            throw new IllegalArgumentException("Flapping needs two changes at least, and positive times");
    }

    /** Whether one more change now is one too many. */
    boolean isTooMuch(Collection<Instant> earlier, Instant now) {
        return count(earlier, now) > changes;
    }

    /** How many changes there are with the one now. */
    int count(Collection<Instant> earlier, Instant now) {
        var from = now.minus(within);
        return 1 + (int) earlier.stream().filter(change -> change.isAfter(from)).count();
    }
}
