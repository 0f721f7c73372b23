package org.taizhang.projections.disclosure;

import java.time.Instant;
import org.taizhang.domain.disclosure.DisclosureEvent;
import org.taizhang.domain.disclosure.DisclosureEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/**
 * By when something must be public or looked at again; where the calendar is missing, its due time is asked for at once, and
 * again at every start of the product.
 */
public final class DisclosureDues {
    private DisclosureDues() {}

    public static void fold(Owed owed, DisclosureEvent event) {
        switch (event) {
            case Formed e -> due(owed, e.due());
            case Changed e -> due(owed, e.due());
            case DueComputed e -> due(owed, e.due());
            case Published e -> {
                owed.done(Obligation.COMPUTE_DISCLOSURE_DUE);
                owed.by(Obligation.DISCLOSE, e.reviewBy());
            }
            case Reviewed e -> owed.by(Obligation.DISCLOSE, e.reviewBy());
            case Lapsed e -> owed.by(Obligation.DISCLOSE, e.again());
            case Withheld e -> owed.allDone();
            case ConsultationRequested e -> {}
            case ConsultationConfirmed e -> {}
        }
    }

    private static void due(Owed owed, Due due) {
        owed.by(Obligation.DISCLOSE, due.by());
        owed.by(Obligation.COMPUTE_DISCLOSURE_DUE, due.unknownYear() == null ? null : Instant.EPOCH);
    }
}
