package org.taizhang.projections.inspection;

import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.domain.inspection.InspectionEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** By when the next check of a plan is owed. */
public final class InspectionDues {
    private InspectionDues() {}

    public static void fold(Owed owed, InspectionEvent event) {
        switch (event) {
            case Planned e -> owed.by(Obligation.CHECK_BY_PLAN, e.owedBy());
            case Revised e -> owed.by(Obligation.CHECK_BY_PLAN, e.owedBy());
            case Checked e -> owed.by(Obligation.CHECK_BY_PLAN, e.owedBy());
            case Excused e -> owed.by(Obligation.CHECK_BY_PLAN, e.owedBy());
            case Missed e -> owed.by(Obligation.CHECK_BY_PLAN, e.owedBy());
            case Ended e -> owed.allDone();
        }
    }
}
