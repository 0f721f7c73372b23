package org.taizhang.projections.change;

import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a change owes, and until when: to be decided, begun, ended, reviewed, always one of them. */
public final class ChangeDues {
    private ChangeDues() {}

    public static void fold(Owed owed, ChangeEvent event) {
        switch (event) {
            case ChangeEvent.Requested e -> owed.by(Obligation.MOVE_CHANGE, e.decideBy());
            case ChangeEvent.Revised e -> owed.by(Obligation.MOVE_CHANGE, e.decideBy());
            case ChangeEvent.Approved e ->
                owed.by(Obligation.MOVE_CHANGE, e.approval().window().closesAt());
            case ChangeEvent.Rescheduled e ->
                owed.by(Obligation.MOVE_CHANGE, e.approval().window().closesAt());
            case ChangeEvent.Started e ->
                owed.by(Obligation.MOVE_CHANGE, e.window().closesAt());
            case ChangeEvent.Ended e -> owed.by(Obligation.MOVE_CHANGE, e.reviewBy());
            case ChangeEvent.Lapsed e -> owed.by(Obligation.MOVE_CHANGE, e.again());
            case ChangeEvent.Rejected e -> owed.allDone();
            case ChangeEvent.Withdrawn e -> owed.allDone();
            case ChangeEvent.Reviewed e -> owed.allDone();
            case ChangeEvent.RiskAssessed e -> {}
            case ChangeEvent.UrgencyApproved e -> {}
            case ChangeEvent.TestWaived e -> {}
            case ChangeEvent.Tested e -> {}
            case ChangeEvent.ClashFound e -> {}
            case ChangeEvent.ClashAccepted e -> {}
            case ChangeEvent.Reassigned e -> {}
            case ChangeEvent.StepPerformed e -> {}
            case ChangeEvent.RolledBack e -> {}
        }
    }
}
