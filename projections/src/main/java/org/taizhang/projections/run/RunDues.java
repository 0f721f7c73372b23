package org.taizhang.projections.run;

import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a failed run asks for next, and until when. */
public final class RunDues {
    private RunDues() {}

    public static void fold(Owed owed, RunEvent event) {
        switch (event) {
            case Failed e -> owed.by(Obligation.FOLLOW_UP_RUN, e.causeBy());
            case CauseFound e -> owed.by(Obligation.FOLLOW_UP_RUN, e.reportBy());
            case FaultReported e -> owed.by(Obligation.FOLLOW_UP_RUN, e.rerunBy());
            case RerunArranged e -> owed.by(Obligation.FOLLOW_UP_RUN, e.rerun().by());
            case Recovered e -> owed.by(Obligation.FOLLOW_UP_RUN, e.owedBy());
            case Lapsed e -> owed.by(Obligation.FOLLOW_UP_RUN, e.again());
            case Completed e -> {}
            case IntegrityChecked e -> {}
            case FoundUnique e -> {}
            case FoundTwice e -> {}
        }
    }
}
