package org.taizhang.projections.access;

import org.taizhang.domain.access.AccessEvent;
import org.taizhang.domain.access.AccessEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** When an authorisation ends. */
public final class AccessDues {
    private AccessDues() {}

    public static void fold(Owed owed, AccessEvent event) {
        switch (event) {
            case Requested e -> owed.by(Obligation.END_ACCESS, e.application().until());
            case Declined e -> owed.allDone();
            case Revoked e -> owed.allDone();
            case Expired e -> owed.allDone();
            case Approved e -> {}
            case Used e -> {}
            case Provided e -> {}
            case TurnedAway e -> {}
        }
    }
}
