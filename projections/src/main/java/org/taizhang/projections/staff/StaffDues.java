package org.taizhang.projections.staff;

import org.jspecify.annotations.Nullable;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.staff.StaffEvent.Owing;
import org.taizhang.domain.staff.StaffEvent.Task;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an operations body owes, and until when. */
public final class StaffDues {
    private StaffDues() {}

    public static void fold(Owed owed, StaffEvent event) {
        switch (event) {
            case StaffEvent.Established e -> e.owed().forEach(owing -> owe(owed, owing));
            case StaffEvent.TrainingHeld e -> owe(owed, e.next());
            case StaffEvent.SkillsTested e -> owe(owed, e.next());
            case StaffEvent.Reported e -> owe(owed, e.next());
            case StaffEvent.TaskOverdue e -> owe(owed, e.next());
            case StaffEvent.Dissolved e -> owed.allDone();
            case StaffEvent.LeaderAppointed e -> {}
            case StaffEvent.PostsDefined e -> {}
            case StaffEvent.Assigned e -> {}
            case StaffEvent.Released e -> {}
            case StaffEvent.PermissionGranted e -> {}
            case StaffEvent.PermissionRevoked e -> {}
        }
    }

    private static void owe(Owed owed, @Nullable Owing next) {
        if (next != null) owed.by(of(next.task()), next.by());
    }

    private static Obligation of(Task task) {
        return switch (task) {
            case DAILY_REPORT -> Obligation.REPORT_DAILY;
            case PROBLEM_SUMMARY -> Obligation.SUMMARISE_PROBLEMS;
            case TRAINING -> Obligation.TRAIN_STAFF;
            case SKILL_TEST -> Obligation.TEST_STAFF;
        };
    }
}
