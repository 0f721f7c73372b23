package org.taizhang.probes;

import java.util.HashMap;
import java.util.Map;

/** Turns counters into rates between two readings; no number where there is no earlier reading or the counter fell. */
public final class Rates {
    private record Point(double value, long nanos) {}

    private final Map<String, Point> last = new HashMap<>();

    /** By how much the counter grew in a second since it was last read; NaN where that cannot be said. */
    public synchronized double perSecond(String counter, double value, long nanos) {
        var was = last.put(counter, new Point(value, nanos));
        if (was == null || value < was.value || nanos <= was.nanos) return Double.NaN;
        return (value - was.value) / ((nanos - was.nanos) / 1e9);
    }
}
