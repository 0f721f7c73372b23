package org.taizhang.projections.duty;

import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a duty roster owes, and until when. */
public final class DutyDues {
    private DutyDues() {}

    public static void fold(Owed owed, DutyEvent event) {
        switch (event) {
            case DutyEvent.Planned e -> owed.by(Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.Replanned e -> owed.by(Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.TakenOver e -> owed.by(Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.Missed e -> owed.by(Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.Checked e -> owed.by(Obligation.CHECK_ROSTER, e.again());
            case DutyEvent.Dissolved e -> owed.allDone();
            case DutyEvent.AbsenceNoted e -> {}
            case DutyEvent.Substituted e -> {}
            case DutyEvent.HandedOver e -> {}
            case DutyEvent.Notified e -> {}
        }
    }
}
