package org.taizhang.probes;

import java.util.UUID;

/** Who runs targets, and can be asked to do so at once. */
public interface Attention {
    /** Whether the target is watched at all. */
    boolean watches(UUID target);

    /** Runs the target beside its interval; false where it is running already. */
    boolean runNow(UUID target);
}
