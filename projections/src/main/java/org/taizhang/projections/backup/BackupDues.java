package org.taizhang.projections.backup;

import java.util.Comparator;
import java.util.List;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.backup.BackupEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a backup policy owes, and until when. */
public final class BackupDues {
    private BackupDues() {}

    public static void fold(Owed owed, BackupEvent event) {
        switch (event) {
            case Approved e -> {
                run(owed, e.standings());
                owed.by(Obligation.CHECK_BACKUPS, e.owed().checkBy());
                owed.by(Obligation.VERIFY_BACKUP, e.owed().verifyBy());
                owed.by(Obligation.REVIEW_BACKUPS, e.owed().reviewBy());
            }
            case Covered e -> run(owed, e.standings());
            case Missed e -> run(owed, e.standings());
            case Checked e -> owed.by(Obligation.CHECK_BACKUPS, e.nextBy());
            case Verified e -> {
                owed.by(Obligation.VERIFY_BACKUP, e.nextBy());
                if (e.repairBy() != null) owed.by(Obligation.REPAIR_BACKUP, e.repairBy());
            }
            case Repaired e -> owed.done(Obligation.REPAIR_BACKUP);
            case Reviewed e -> owed.by(Obligation.REVIEW_BACKUPS, e.nextBy());
            case Lapsed e -> owed.by(of(e.duty()), e.again());
            case Retired e -> owed.allDone();
            case Proposed e -> {}
            case Revised e -> {}
            case Declined e -> {}
            case FailureNoted e -> {}
            case Resumed e -> {}
        }
    }

    private static void run(Owed owed, List<Standing> standings) {
        owed.by(
                Obligation.RUN_BACKUP,
                standings.stream()
                        .map(Standing::owedBy)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Obligation of(Duty duty) {
        return switch (duty) {
            case DAILY_CHECK -> Obligation.CHECK_BACKUPS;
            case VERIFICATION -> Obligation.VERIFY_BACKUP;
            case REVIEW -> Obligation.REVIEW_BACKUPS;
            case REPAIR -> Obligation.REPAIR_BACKUP;
        };
    }
}
