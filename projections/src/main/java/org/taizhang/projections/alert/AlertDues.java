package org.taizhang.projections.alert;

import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an alert owes, and until when. */
public final class AlertDues {
    private AlertDues() {}

    public static void fold(Owed owed, AlertEvent event) {
        switch (event) {
            case AlertEvent.Raised e -> {
                owed.by(Obligation.ACKNOWLEDGE_ALERT, e.acknowledgeBy());
                owed.by(Obligation.END_FLAPPING, e.quietAt());
            }
            case AlertEvent.Released e -> owed.by(Obligation.ACKNOWLEDGE_ALERT, e.acknowledgeBy());
            case AlertEvent.Escalated e -> owed.by(Obligation.ACKNOWLEDGE_ALERT, e.acknowledgeBy());
            case AlertEvent.Suppressed e -> owed.done(Obligation.ACKNOWLEDGE_ALERT);
            case AlertEvent.Acknowledged e -> owed.done(Obligation.ACKNOWLEDGE_ALERT);
            case AlertEvent.Cleared e -> {
                owed.done(Obligation.ACKNOWLEDGE_ALERT);
                owed.by(Obligation.END_FLAPPING, e.quietAt());
            }
            case AlertEvent.FlappingBegan e -> owed.by(Obligation.END_FLAPPING, e.quietAt());
            case AlertEvent.FlappingEnded e -> owed.done(Obligation.END_FLAPPING);
            case AlertEvent.Notified e -> {}
        }
    }
}
