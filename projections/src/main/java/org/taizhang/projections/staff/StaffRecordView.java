package org.taizhang.projections.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.staff.StaffEvent.*;
import org.taizhang.projections.Recorded;

/**
 * One thing that an operations body did, or did not do in time: a training, a test, a report.
 *
 * @param position of the entry in the ledger that proves it
 * @param period the first day of the period for which it counts
 * @param overdue whether it was owed and not done in time
 * @param by who recorded it
 */
public record StaffRecordView(
        String id,
        long position,
        UUID staff,
        String unit,
        Task task,
        LocalDate period,
        boolean overdue,
        @Nullable Training training,
        @Nullable SkillTest test,
        @Nullable Report report,
        String by,
        Instant at) {
    /** Each has a place of its own in the ledger, and that is its key; what is none of these has none. */
    public static @Nullable String key(Recorded<StaffEvent> recorded) {
        return switch (recorded.event()) {
            case TrainingHeld e -> Long.toString(recorded.position());
            case SkillsTested e -> Long.toString(recorded.position());
            case Reported e -> Long.toString(recorded.position());
            case TaskOverdue e -> Long.toString(recorded.position());
            default -> null;
        };
    }

    public static @Nullable StaffRecordView evolve(@Nullable StaffRecordView was, Recorded<StaffEvent> recorded) {
        return switch (recorded.event()) {
            case TrainingHeld e -> of(recorded, Task.TRAINING, e.period(), false, e.training(), null, null);
            case SkillsTested e -> of(recorded, Task.SKILL_TEST, e.period(), false, null, e.test(), null);
            case Reported e -> of(recorded, e.report().task(), e.period(), false, null, null, e.report());
            case TaskOverdue e -> of(recorded, e.task(), e.period(), true, null, null, null);
            default -> was;
        };
    }

    private static StaffRecordView of(
            Recorded<StaffEvent> recorded,
            Task task,
            LocalDate period,
            boolean overdue,
            @Nullable Training training,
            @Nullable SkillTest test,
            @Nullable Report report) {
        return new StaffRecordView(
                Long.toString(recorded.position()),
                recorded.position(),
                recorded.event().staff(),
                recorded.unit(),
                task,
                period,
                overdue,
                training,
                test,
                report,
                recorded.actor().id(),
                recorded.time());
    }
}
