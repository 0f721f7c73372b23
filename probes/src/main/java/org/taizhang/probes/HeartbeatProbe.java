package org.taizhang.probes;

import java.time.Duration;
import java.time.InstantSource;
import org.taizhang.domain.target.Check;

/** Sees whether a target that must give signs of life by itself has done so in time. */
public final class HeartbeatProbe {
    private final Heartbeats heartbeats;
    private final InstantSource clock;

    public HeartbeatProbe(Heartbeats heartbeats, InstantSource clock) {
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    void read(Watched target, Check.Heartbeat check, Readings readings) throws Failed {
        readings.step("looking for the last heartbeat");
        var now = clock.instant();
        var age = Duration.between(heartbeats.newest(target.id()), now);
        readings.put("heartbeat_age_seconds", Math.max(0, age.toMillis()) / 1000.0);
        var allowed = check.every().plus(check.allowance());
        if (age.compareTo(allowed) > 0)
            throw new Failed("No heartbeat for " + age.toSeconds() + " s; one is due every "
                    + check.every().toSeconds() + " s and may be "
                    + check.allowance().toSeconds() + " s late");
    }
}
