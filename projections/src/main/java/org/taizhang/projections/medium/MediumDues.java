package org.taizhang.projections.medium;

import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.medium.MediumEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** Until when a medium is to be brought back. */
public final class MediumDues {
    private MediumDues() {}

    public static void fold(Owed owed, MediumEvent event) {
        switch (event) {
            case HandedOut e -> owed.by(Obligation.RETURN_MEDIUM, e.release().until());
            case Lapsed e -> owed.by(Obligation.RETURN_MEDIUM, e.again());
            case Returned e -> owed.done(Obligation.RETURN_MEDIUM);
            default -> {}
        }
    }
}
