package org.taizhang.probes;

import java.time.Instant;
import java.util.UUID;

/** When targets last gave a sign of life by themselves. */
@FunctionalInterface
public interface Heartbeats {
    /** The newest sign of the target; where there was none yet, since when one has been waited for. */
    Instant newest(UUID target);
}
