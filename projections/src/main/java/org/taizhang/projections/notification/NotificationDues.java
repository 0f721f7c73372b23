package org.taizhang.projections.notification;

import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a notification owes, and until when. */
public final class NotificationDues {
    private NotificationDues() {}

    public static void fold(Owed owed, NotificationEvent event) {
        switch (event) {
            case NotificationEvent.Opened e -> owed.by(Obligation.COMPOSE_NOTIFICATION, e.by());
            case NotificationEvent.Requested e -> owed.allDone();
            case NotificationEvent.Attempted e -> {}
            case NotificationEvent.Requeued e -> {}
        }
    }
}
