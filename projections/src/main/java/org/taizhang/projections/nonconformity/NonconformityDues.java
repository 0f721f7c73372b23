package org.taizhang.projections.nonconformity;

import org.taizhang.domain.nonconformity.NonconformityEvent;
import org.taizhang.domain.nonconformity.NonconformityEvent.*;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** By when the next step of a nonconformity is owed, and the department's answer. */
public final class NonconformityDues {
    private static final String ANSWER = "answer";

    private NonconformityDues() {}

    public static void fold(Owed owed, NonconformityEvent event) {
        switch (event) {
            case Opened e -> owed.by(Obligation.FOLLOW_UP_NONCONFORMITY, e.owedBy());
            case FeedbackRequested e -> owed.by(Obligation.ANSWER_NONCONFORMITY, e.answerBy());
            case FeedbackReceived e -> owed.done(Obligation.ANSWER_NONCONFORMITY);
            case MeasuresPlanned e -> owed.by(Obligation.FOLLOW_UP_NONCONFORMITY, e.owedBy());
            case Corrected e -> owed.by(Obligation.FOLLOW_UP_NONCONFORMITY, e.owedBy());
            case Prevented e -> owed.by(Obligation.FOLLOW_UP_NONCONFORMITY, e.owedBy());
            case Returned e -> owed.by(Obligation.FOLLOW_UP_NONCONFORMITY, e.owedBy());
            case Verified e -> owed.done(Obligation.FOLLOW_UP_NONCONFORMITY);
            case Lapsed e -> owed.by(of(e), e.again());
            case Closed e -> owed.allDone();
            case Dismissed e -> owed.allDone();
        }
    }

    private static Obligation of(Lapsed event) {
        return event.lapse().what().equals(ANSWER)
                ? Obligation.ANSWER_NONCONFORMITY
                : Obligation.FOLLOW_UP_NONCONFORMITY;
    }
}
