package org.taizhang.projections.operation;

import org.taizhang.domain.operation.OperationEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an operation owes, and until when. */
public final class OperationDues {
    private OperationDues() {}

    public static void fold(Owed owed, OperationEvent event) {
        switch (event) {
            case OperationEvent.Performed e -> owed.by(Obligation.REVIEW_OPERATION, e.reviewBy());
            case OperationEvent.Reviewed e -> owed.done(Obligation.REVIEW_OPERATION);
            case OperationEvent.ReviewOverdue e -> owed.done(Obligation.REVIEW_OPERATION);
            case OperationEvent.Requested e -> {}
            case OperationEvent.Approved e -> {}
            case OperationEvent.Declined e -> {}
            case OperationEvent.Started e -> {}
            case OperationEvent.Attended e -> {}
            case OperationEvent.StepRecorded e -> {}
            case OperationEvent.Signed e -> {}
            case OperationEvent.Aborted e -> {}
        }
    }
}
