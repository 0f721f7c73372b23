package org.taizhang.projections.request;

import org.taizhang.domain.request.RequestEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a request owes, and until when: to be reviewed, carried out, verified, always one of them. */
public final class RequestDues {
    private RequestDues() {}

    public static void fold(Owed owed, RequestEvent event) {
        switch (event) {
            case RequestEvent.Submitted e -> owed.by(Obligation.MOVE_REQUEST, e.reviewBy());
            case RequestEvent.Approved e -> owed.by(Obligation.MOVE_REQUEST, e.executeBy());
            case RequestEvent.Executed e -> owed.by(Obligation.MOVE_REQUEST, e.verifyBy());
            case RequestEvent.SentBack e -> owed.by(Obligation.MOVE_REQUEST, e.executeBy());
            case RequestEvent.Lapsed e -> owed.by(Obligation.MOVE_REQUEST, e.again());
            case RequestEvent.Rejected e -> owed.allDone();
            case RequestEvent.Withdrawn e -> owed.allDone();
            case RequestEvent.Verified e -> owed.allDone();
            case RequestEvent.SystemTested e -> {}
            case RequestEvent.OperationsPlanSubmitted e -> {}
            case RequestEvent.OperationsPlanApproved e -> {}
        }
    }
}
