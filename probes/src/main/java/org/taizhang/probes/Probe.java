package org.taizhang.probes;

import java.io.IOException;

/** Reads a target once; that it returns says that the target is well. */
@FunctionalInterface
public interface Probe {
    /**
     * Puts every value into {@code readings} as soon as it is known, so that a failed run keeps what it saw. Is called on
     * a virtual thread, interrupted when its time is over and then not waited for: what blocks without heeding
     * interrupts, such as native calls, belongs on a platform thread of the probe's own.
     *
     * @throws IOException where the target is not well: {@link Failed} with a sentence for people
     */
    void read(Watched target, Readings readings) throws IOException, InterruptedException;
}
