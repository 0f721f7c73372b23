package org.taizhang.probes;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Says something at most once in ten seconds, and how often it was to be said since. */
final class Seldom {
    private static final long GAP = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private long next;
    private long times;

    Seldom(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** @param saying gets how often this happened since it was last said, this time included */
    synchronized void say(LongConsumer saying) {
        times++;
        var now = nanos.getAsLong();
        if (now - next < 0) return;
        next = now + GAP;
        saying.accept(times);
        times = 0;
    }
}
