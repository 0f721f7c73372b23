package org.taizhang.domain.backup;

import java.time.Duration;
import java.util.HashSet;
import java.util.function.Predicate;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Refused;
import org.taizhang.domain.backup.BackupEvent.Category;
import org.taizhang.domain.backup.BackupEvent.Definition;
import org.taizhang.domain.backup.BackupEvent.Method;
import org.taizhang.domain.backup.BackupEvent.Schedule;

/** What annotations cannot say of a policy: which schedules it must have. */
final class Soundness {
    /** The shortest month. */
    private static final int MONTH = 28;

    private static final int WEEK = 7;

    private Soundness() {}

    static Definition of(Definition definition) {
        var methods = new HashSet<Method>();
        for (var schedule : definition.schedules()) {
            if (!methods.add(schedule.method())) throw new Refused("backup.method-twice", schedule.method());
            if ((schedule.cadence() == null) == (schedule.interval() == null))
                throw new Refused("backup.cadence-or-interval", schedule.method());
        }
        var flexibility = definition.flexibility();
        if (flexibility != null) {
            if (definition.category() == Category.PLATFORM) throw new Refused("backup.not-flexible");
            if (flexibility.isBlank()) throw new Refused("backup.why-flexible");
            return definition;
        }
        if (!any(definition, schedule -> schedule.method() == Method.FULL && isWithin(schedule, MONTH)))
            throw new Refused("backup.full-monthly");
        if (!any(definition, schedule -> isWithin(schedule, 1))) throw new Refused("backup.daily");
        return definition;
    }

    private static boolean any(Definition definition, Predicate<Schedule> what) {
        return definition.schedules().stream().anyMatch(what);
    }

    /** Whether a run is owed at least once in so many days. */
    private static boolean isWithin(Schedule schedule, int days) {
        var interval = schedule.interval();
        if (interval != null) return interval.compareTo(Duration.ofDays(days)) <= 0;
        var cadence = schedule.cadence();
        return cadence != null && days(cadence) <= days;
    }

    private static int days(Cadence cadence) {
        return cadence.every()
                * switch (cadence.unit()) {
                    case DAY -> 1;
                    case WEEK -> WEEK;
                    case MONTH -> MONTH;
                    case QUARTER -> 3 * MONTH;
                    case YEAR -> 12 * MONTH;
                };
    }
}
