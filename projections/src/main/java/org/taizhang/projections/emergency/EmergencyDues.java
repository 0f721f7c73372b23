package org.taizhang.projections.emergency;

import org.taizhang.domain.emergency.EmergencyEvent;
import org.taizhang.domain.emergency.EmergencyEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What is owed in an emergency, and until when. */
public final class EmergencyDues {
    private EmergencyDues() {}

    public static void fold(Owed owed, EmergencyEvent event) {
        switch (event) {
            case Declared e -> owed.by(Obligation.WATCH_EMERGENCY, e.watchBy());
            case PlanActivated e -> owed.by(Obligation.REPORT_EMERGENCY, e.reportBy());
            case WatchTaken e -> owed.by(Obligation.WATCH_EMERGENCY, e.until());
            case Reported e -> owed.by(Obligation.REPORT_EMERGENCY, e.nextBy());
            case Ended e -> {
                owed.done(Obligation.WATCH_EMERGENCY);
                owed.done(Obligation.REPORT_EMERGENCY);
                owed.by(Obligation.REVIEW_EMERGENCY, e.reviewBy());
            }
            case Reviewed e -> owed.done(Obligation.REVIEW_EMERGENCY);
            case FellOverdue e -> owed.by(of(e.duty()), e.again());
            case Dispatched e -> {}
            case ActionTaken e -> {}
            case EvidenceKept e -> {}
            case ContactConfirmed e -> {}
            case ProgressTold e -> {}
            case Restored e -> {}
        }
    }

    private static Obligation of(Duty duty) {
        return switch (duty) {
            case WATCH -> Obligation.WATCH_EMERGENCY;
            case REPORT -> Obligation.REPORT_EMERGENCY;
            case REVIEW -> Obligation.REVIEW_EMERGENCY;
        };
    }
}
