package org.taizhang.domain.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.backup.BackupEvent.Method;
import org.taizhang.domain.backup.BackupEvent.Schedule;
import org.taizhang.domain.backup.BackupEvent.Standing;

/** Until when the schedules of a policy owe a run. */
record Timetable(List<Schedule> schedules, ZoneId zone) {

    /** What is owed from now on; what was covered before stays so where the method is still scheduled. */
    List<Standing> begin(List<Standing> before, Instant now) {
        return schedules.stream()
                .map(schedule -> {
                    var was = standing(before, schedule.method());
                    return new Standing(
                            schedule.method(),
                            begin(schedule, was, now),
                            was == null ? null : was.coveredAt(),
                            was == null ? null : was.run(),
                            was == null ? null : was.missed());
                })
                .toList();
    }

    /** What was taken in this period already is not owed in it once more. */
    private Instant begin(Schedule schedule, @Nullable Standing was, Instant now) {
        var first = first(schedule, now);
        if (was == null || was.coveredAt() == null) return first;
        var next = after(schedule, was.coveredAt());
        return next.isAfter(first) ? next : first;
    }

    /** How they stand once a run has finished; a run that is older than what is covered moves nothing. */
    List<Standing> covered(List<Standing> before, UUID run, Method method, Instant at, Instant now) {
        var after = new ArrayList<Standing>();
        for (var standing : before) after.add(covered(standing, run, method, at, now));
        return after;
    }

    private Standing covered(Standing was, UUID run, Method method, Instant at, Instant now) {
        if (!method.serves(was.method())) return was;
        if (was.coveredAt() != null && !at.isAfter(was.coveredAt())) return was;
        var next = after(schedule(was.method()), at);
        if (!next.isAfter(now) || (was.missed() == null && next.equals(was.owedBy()))) return was;
        return new Standing(was.method(), next, at, run, null);
    }

    /** How a schedule stands once it is known that its run did not come. */
    Standing missed(Standing was, int lapse, Instant now) {
        return new Standing(
                was.method(),
                afterMissed(schedule(was.method()), was.owedBy(), now),
                was.coveredAt(),
                was.run(),
                was.missed() == null ? (Integer) lapse : was.missed());
    }

    private Instant first(Schedule schedule, Instant now) {
        var cadence = schedule.cadence();
        return cadence == null
                ? now.plus(interval(schedule)).plus(schedule.tolerance())
                : cadence.of(now, zone).end(zone).plus(schedule.tolerance());
    }

    private Instant after(Schedule schedule, Instant at) {
        var cadence = schedule.cadence();
        return cadence == null
                ? at.plus(interval(schedule)).plus(schedule.tolerance())
                : cadence.after(cadence.of(at, zone)).end(zone).plus(schedule.tolerance());
    }

    private Instant afterMissed(Schedule schedule, Instant due, Instant now) {
        if (schedule.cadence() == null) return now.plus(interval(schedule));
        var next = after(schedule, due.minus(schedule.tolerance()).minusMillis(1));
        return next.isAfter(now) ? next : first(schedule, now);
    }

    private static Duration interval(Schedule schedule) {
        var interval = schedule.interval();
        if (interval == null) throw new IllegalStateException("neither cadence nor interval: " + schedule);
        return interval;
    }

    private Schedule schedule(Method method) {
        return schedules.stream()
                .filter(schedule -> schedule.method() == method)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Standing standing(List<Standing> all, Method method) {
        return all.stream()
                .filter(standing -> standing.method() == method)
                .findFirst()
                .orElse(null);
    }
}
