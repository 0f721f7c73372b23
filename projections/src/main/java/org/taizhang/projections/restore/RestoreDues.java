package org.taizhang.projections.restore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.restore.RestoreEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a restore owes, and until when. */
public final class RestoreDues {
    private RestoreDues() {}

    public static void fold(Owed owed, RestoreEvent event) {
        switch (event) {
            case Tested e -> {
                if (e.owed() != null) tested(owed, e.owed());
            }
            case TestFailed e -> tested(owed, e.owed());
            case DataPurged e -> owed.by(Obligation.CLEAN_UP_RESTORE_TEST, e.cleanUpBy());
            case MediumReturned e -> owed.by(Obligation.CLEAN_UP_RESTORE_TEST, e.cleanUpBy());
            case CauseFound e -> next(owed, e.reportBy());
            case FaultReported e -> next(owed, e.retestBy());
            case RetestArranged e -> next(owed, e.retest().by());
            case TestReviewed e -> next(owed, e.archiveBy());
            case TestArchived e -> next(owed, null);
            case UrgencyApproved e -> next(owed, null);
            case Executed e -> {
                owed.by(Obligation.VERIFY_RESTORE, e.verifyBy());
                if (e.reviewBy() != null) owed.by(Obligation.REVIEW_URGENT_RESTORE, e.reviewBy());
            }
            case Verified e -> owed.done(Obligation.VERIFY_RESTORE);
            case UrgencyReviewed e -> owed.done(Obligation.REVIEW_URGENT_RESTORE);
            case Cancelled e -> next(owed, null);
            case Lapsed e -> owed.by(of(e.duty()), e.again());
            case Planned e -> {}
            case MediumObtained e -> {}
            case Confirmed e -> {}
            case TestReported e -> {}
            case UrgencyDeclared e -> {}
            case UrgencyDeclined e -> {}
            case Approved e -> {}
        }
    }

    private static void tested(Owed owed, AfterTest after) {
        owed.by(Obligation.CLEAN_UP_RESTORE_TEST, after.cleanUpBy());
        next(owed, after.followUpBy());
    }

    private static void next(Owed owed, @Nullable Instant by) {
        owed.by(Obligation.FOLLOW_UP_RESTORE_TEST, by);
    }

    private static Obligation of(Duty duty) {
        return switch (duty) {
            case CLEAN_UP -> Obligation.CLEAN_UP_RESTORE_TEST;
            case FOLLOW_UP -> Obligation.FOLLOW_UP_RESTORE_TEST;
            case VERIFICATION -> Obligation.VERIFY_RESTORE;
            case URGENCY_REVIEW -> Obligation.REVIEW_URGENT_RESTORE;
        };
    }
}
