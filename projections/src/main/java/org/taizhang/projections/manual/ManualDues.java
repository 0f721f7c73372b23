package org.taizhang.projections.manual;

import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an operation manual owes, and until when. */
public final class ManualDues {
    private ManualDues() {}

    public static void fold(Owed owed, ManualEvent event) {
        switch (event) {
            case ManualEvent.RevisionOwed e -> owed.by(Obligation.REVISE_MANUAL, e.by());
            case ManualEvent.Published e -> owed.done(Obligation.REVISE_MANUAL);
            case ManualEvent.RevisionOverdue e -> owed.done(Obligation.REVISE_MANUAL);
            case ManualEvent.Retired e -> owed.allDone();
            case ManualEvent.Opened e -> {}
            case ManualEvent.Drafted e -> {}
            case ManualEvent.Revised e -> {}
            case ManualEvent.Submitted e -> {}
            case ManualEvent.Returned e -> {}
            case ManualEvent.Approved e -> {}
        }
    }
}
