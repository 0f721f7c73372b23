package org.taizhang.domain.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.staff.StaffEvent.Owing;
import org.taizhang.domain.staff.StaffEvent.Task;

/** How often what an operations body owes is owed, and how long after the end of a period it is not late. */
public record Rhythms(ZoneId zone, Map<Task, Rhythm> all) {
    public Rhythms {
        if (!all.keySet().containsAll(Arrays.asList(Task.values())))
            throw new IllegalArgumentException("Not every task has a rhythm: " + all.keySet());
    }

    /** How often, and how long after the end of a period it is not late. */
    public record Rhythm(Cadence cadence, Duration grace) {}

    List<Owing> first(Instant now) {
        return Arrays.stream(Task.values())
                .map(task -> owing(task, of(task).cadence.of(now, zone)))
                .toList();
    }

    /** What is owed in the period of that day. */
    Owing in(Task task, LocalDate day) {
        return owing(task, of(task).cadence.of(day));
    }

    Owing after(Owing before) {
        return in(before.task(), before.until());
    }

    LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    private Owing owing(Task task, Period period) {
        return new Owing(task, period.from(), period.until(), period.end(zone).plus(of(task).grace));
    }

    private Rhythm of(Task task) {
        return Objects.requireNonNull(all.get(task));
    }
}
