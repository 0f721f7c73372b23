package org.taizhang.domain.run;

import java.util.Optional;
import java.util.UUID;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Report;

/** Knows which runs of a policy bear the same snapshot or label. */
@FunctionalInterface
public interface Twins {
    /** Another run of that snapshot or label, among all up to that position of the ledger. */
    Optional<UUID> of(UUID run, Policy policy, Report report, long position);
}
