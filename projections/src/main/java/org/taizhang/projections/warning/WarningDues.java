package org.taizhang.projections.warning;

import org.taizhang.domain.warning.WarningEvent;
import org.taizhang.domain.warning.WarningEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a warning owes, and until when. */
public final class WarningDues {
    private WarningDues() {}

    public static void fold(Owed owed, WarningEvent event) {
        switch (event) {
            case Found e -> owed.by(Obligation.VERIFY_WARNING, e.verifyBy());
            case Verified e -> owed.allDone();
            case Dismissed e -> owed.allDone();
            case FellOverdue e -> owed.allDone();
            case PrecautionTaken e -> {}
            case Issued e -> {}
            case Lifted e -> {}
        }
    }
}
