package org.taizhang.projections.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.plan.PlanEvent;
import org.taizhang.domain.plan.PlanEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an emergency plan owes, and until when. */
public final class PlanDues {
    private PlanDues() {}

    public static void fold(Owed owed, PlanEvent event) {
        switch (event) {
            case Approved e -> {
                owed.by(Obligation.EVALUATE_PLAN, e.evaluateBy());
                owed.by(Obligation.FILE_PLAN, e.fileBy());
            }
            case Revised e -> owed.done(Obligation.REVISE_PLAN);
            case Filed e -> owed.done(Obligation.FILE_PLAN);
            case Drilled e -> owed.sooner(Obligation.EVALUATE_PLAN, e.evaluateBy());
            case Evaluated e -> {
                owed.by(Obligation.EVALUATE_PLAN, e.evaluateBy());
                owed.by(Obligation.REVISE_PLAN, e.reviseBy());
            }
            case RevisionAsked e -> owed.by(Obligation.REVISE_PLAN, e.reviseBy());
            case FellOverdue e -> again(owed, e.duty(), e.again());
            case Retired e -> owed.allDone();
            case Drafted e -> {}
            case Rejected e -> {}
        }
    }

    private static void again(Owed owed, Duty duty, @Nullable Instant at) {
        owed.by(
                switch (duty) {
                    case EVALUATION -> Obligation.EVALUATE_PLAN;
                    case REVISION -> Obligation.REVISE_PLAN;
                    case FILING -> Obligation.FILE_PLAN;
                },
                at);
    }
}
