package org.taizhang.api.due;

import java.time.Instant;

/** What else is looked at every second for what has fallen due; what fails is looked at again. */
@FunctionalInterface
public interface Sweep {
    void sweep(Instant now);
}
