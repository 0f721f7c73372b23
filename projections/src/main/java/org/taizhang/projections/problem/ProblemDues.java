package org.taizhang.projections.problem;

import org.taizhang.domain.problem.ProblemEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a problem owes, and until when. */
public final class ProblemDues {
    private ProblemDues() {}

    public static void fold(Owed owed, ProblemEvent event) {
        switch (event) {
            case ProblemEvent.Identified e -> owed.by(Obligation.ADVANCE_PROBLEM, e.submitBy());
            case ProblemEvent.Submitted e -> owed.by(Obligation.ADVANCE_PROBLEM, e.analyseBy());
            case ProblemEvent.Analysed e -> owed.by(Obligation.ADVANCE_PROBLEM, e.solveBy());
            case ProblemEvent.Solved e -> owed.by(Obligation.ADVANCE_PROBLEM, e.closeBy());
            case ProblemEvent.Reopened e -> owed.by(Obligation.ADVANCE_PROBLEM, e.analyseBy());
            case ProblemEvent.Overdue e -> owed.by(Obligation.ADVANCE_PROBLEM, e.again());
            case ProblemEvent.Closed e -> owed.allDone();
            case ProblemEvent.Dismissed e -> owed.allDone();
            case ProblemEvent.IncidentLinked e -> {}
            case ProblemEvent.Handled e -> {}
            case ProblemEvent.Escalated e -> {}
            case ProblemEvent.ExemptionAsked e -> {}
            case ProblemEvent.ExemptionGranted e -> {}
            case ProblemEvent.ExemptionRefused e -> {}
            case ProblemEvent.Filed e -> {}
        }
    }
}
