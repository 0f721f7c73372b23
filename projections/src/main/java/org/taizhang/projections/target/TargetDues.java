package org.taizhang.projections.target;

import org.taizhang.domain.target.TargetEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a target owes, and until when. */
public final class TargetDues {
    private TargetDues() {}

    public static void fold(Owed owed, TargetEvent event) {
        switch (event) {
            case TargetEvent.Paused e ->
                owed.by(Obligation.END_PAUSE, e.maintenance().until());
            case TargetEvent.Resumed e -> owed.allDone();
            case TargetEvent.Retired e -> owed.allDone();
            case TargetEvent.Registered e -> {}
            case TargetEvent.Revised e -> {}
            case TargetEvent.FactFound e -> {}
            case TargetEvent.FactChanged e -> {}
        }
    }
}
