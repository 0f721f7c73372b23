package org.taizhang.domain.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.problem.ProblemEvent.Task;

/**
 * Until when each step is owed: the operator's table, since no standard gives one.
 *
 * @param bySeverity from 1
 * @param again how long after it was told that something is overdue it is told again
 */
public record ProblemTimes(List<Allowance> bySeverity, Duration again, WorkingTime workingTime) {
    private static final int SEVERITIES = 4;

    public ProblemTimes {
        if (bySeverity.size() != SEVERITIES) throw new IllegalArgumentException("Problems have four severities");
    }

    /** How long each step may take, in working time. */
    public record Allowance(Duration submission, Duration analysis, Duration solution, Duration closure) {}

    Instant due(Task task, int severity, Instant from) {
        var allowance = bySeverity.get(severity - 1);
        var within = switch (task) {
            case SUBMISSION -> allowance.submission();
            case ANALYSIS -> allowance.analysis();
            case SOLUTION -> allowance.solution();
            case CLOSURE -> allowance.closure();
        };
        return workingTime.plus(from, within);
    }
}
