package org.taizhang.domain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.incident.IncidentEvent.Grade;
import org.taizhang.domain.incident.IncidentEvent.Impact;

/**
 * How impact leads to priority and times: the operator's table, since no standard gives one.
 *
 * @param priorities rows by degree, columns by scope
 * @param targets by priority, from 1
 */
public record Grading(List<List<Integer>> priorities, List<Target> targets, WorkingTime workingTime) {
    public Grading {
        for (var row : priorities)
            for (var priority : row)
                if (priority < 1 || priority > targets.size())
                    throw new IllegalArgumentException("Priority " + priority + " has no times");
        if (priorities.size() != 3 || priorities.stream().anyMatch(row -> row.size() != 3))
            throw new IllegalArgumentException("The table has three degrees and three scopes");
    }

    /** The times owed for one priority, counted round the clock or in working time only. */
    public record Target(Duration response, Duration resolution, boolean roundTheClock) {}

    public Grade grade(Impact impact, Instant from) {
        var priority = priorities.get(impact.degree() - 1).get(impact.scope() - 1);
        return owed(priority, from);
    }

    public Grade owed(int priority, Instant from) {
        var target = targets.get(priority - 1);
        return new Grade(priority, due(from, target.response(), target), due(from, target.resolution(), target));
    }

    private Instant due(Instant from, Duration within, Target target) {
        return target.roundTheClock() ? from.plus(within) : workingTime.plus(from, within);
    }
}
