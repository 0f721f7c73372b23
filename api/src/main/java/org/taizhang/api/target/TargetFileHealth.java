package org.taizhang.api.target;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.taizhang.api.target.TargetFilePlan.Fault;

/** Whether the file of targets is carried out as it is; not part of readiness, for the watch goes on. */
@Component("targetFileHealthIndicator")
class TargetFileHealth implements HealthIndicator {
    private static final int SHOWN = 20;

    private final TargetFileKeeper keeper;

    TargetFileHealth(TargetFileKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        var faults = keeper.faults();
        if (faults.isEmpty()) return Health.up().build();
        return Health.down()
                .withDetail("faults", faults.size())
                .withDetail(
                        "first",
                        faults.stream().limit(SHOWN).map(Fault::toString).toList())
                .build();
    }
}
