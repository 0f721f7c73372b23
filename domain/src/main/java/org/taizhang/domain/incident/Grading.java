package org.taizhang.domain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.incident.IncidentEvent.Grade;
import org.taizhang.domain.incident.IncidentEvent.Impact;

/**
 * How impact leads to priority and times: the operator's table, since no standard gives one.
 *
 * @param priorities rows by degree, columns by scope
 * @param targets by priority, from 1
 * @param urgeAfter which share of a time may go by before whoever owes it is reminded; 1 for never
 */
public record Grading(List<List<Integer>> priorities, List<Target> targets, WorkingTime workingTime, double urgeAfter) {
    public Grading {
        for (var row : priorities)
            for (var priority : row)
                if (priority < 1 || priority > targets.size())
                    throw new IllegalArgumentException("Priority " + priority + " has no times");
        if (priorities.size() != 3 || priorities.stream().anyMatch(row -> row.size() != 3))
            throw new IllegalArgumentException("The table has three degrees and three scopes");
        if (urgeAfter <= 0 || urgeAfter > 1) throw new IllegalArgumentException("No share of a time: " + urgeAfter);
    }

    /** Nobody is reminded before a time has come. */
    public Grading(List<List<Integer>> priorities, List<Target> targets, WorkingTime workingTime) {
        this(priorities, targets, workingTime, 1);
    }

    /** The times owed for one priority, counted round the clock or in working time only. */
    public record Target(Duration response, Duration resolution, boolean roundTheClock) {}

    public Grade grade(Impact impact, Instant from) {
        var priority = priorities.get(impact.degree() - 1).get(impact.scope() - 1);
        return owed(priority, from);
    }

    public Grade owed(int priority, Instant from) {
        var target = targets.get(priority - 1);
        return new Grade(
                priority,
                due(from, target.response(), target),
                due(from, target.resolution(), target),
                urge(from, target.response(), target),
                urge(from, target.resolution(), target));
    }

    private @Nullable Instant urge(Instant from, Duration within, Target target) {
        if (urgeAfter >= 1) return null;
        return due(from, Duration.ofMillis((long) (within.toMillis() * urgeAfter)), target);
    }

    private Instant due(Instant from, Duration within, Target target) {
        return target.roundTheClock() ? from.plus(within) : workingTime.plus(from, within);
    }
}
