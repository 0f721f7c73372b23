package org.taizhang.domain.emergency;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Knows which version of an emergency plan holds, from the moment it was approved. */
@FunctionalInterface
public interface PlansInForce {
    /** Nothing where there is no such plan, or none of its versions holds. */
    Optional<InForce> find(UUID plan);

    /**
     * A version that holds.
     *
     * @param unit for which and for those below it the plan is
     * @param levels how an emergency of a grade is reported, by grade from 1
     */
    record InForce(int version, String unit, Map<Integer, Reporting> levels) {}

    /**
     * By when an emergency is reported.
     *
     * @param within how soon after it happened first
     * @param every how often after that
     */
    record Reporting(Duration within, Duration every) {}
}
