package org.taizhang.domain.incident;

import java.time.Duration;
import java.time.Instant;
import org.taizhang.domain.WorkingTime;

/**
 * How an incident is pursued to its end.
 *
 * @param closure how long after it was resolved it may stay open, in working time
 * @param again how long after it was told that something is overdue it is told again
 * @param managers who answers for the process
 * @param rules what is owed of security incidents
 */
public record Pursuit(
        Duration closure, Duration again, WorkingTime workingTime, Managers managers, SecurityRules rules) {
    Instant closeBy(Instant resolvedAt) {
        return workingTime.plus(resolvedAt, closure);
    }
}
