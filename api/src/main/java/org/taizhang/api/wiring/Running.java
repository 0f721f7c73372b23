package org.taizhang.api.wiring;

import java.util.UUID;
import org.taizhang.probes.Attention;
import org.taizhang.probes.Scheduler;

/** Has the scheduler run a target at once for what it sent by itself. */
record Running(Scheduler scheduler) implements Attention {
    @Override
    public boolean watches(UUID target) {
        return scheduler.watches(target);
    }

    @Override
    public boolean runNow(UUID target) {
        return scheduler.runNow(target);
    }
}
