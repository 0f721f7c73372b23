package org.taizhang.domain.notification;

import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.notification.NotificationEvent.Coverage;
import org.taizhang.domain.notification.NotificationEvent.Line;
import org.taizhang.domain.notification.NotificationEvent.Outcome;

/** What can be asked of a line of news. */
public sealed interface NotificationCommand {
    @TargetAggregateIdentifier
    UUID notification();

    /**
     * Says that there is news for the line between two positions of the ledger, both included; says nothing new where
     * that is being gathered already, or went out.
     *
     * @param severity of the worst, 1 to 4
     */
    @Needs(SYSTEM)
    record Take(UUID notification, Line line, String unit, long from, long to, int severity)
            implements NotificationCommand {}

    /** Says that the time to gather may be over. */
    @Needs(SYSTEM)
    record Compose(UUID notification) implements NotificationCommand {}

    /** @param outcomes of those it was tried for */
    @Needs(SYSTEM)
    record NoteAttempt(UUID notification, int message, Coverage covered, List<Outcome> outcomes)
            implements NotificationCommand {}

    @Needs(OPERATOR)
    record Redeliver(UUID notification, int message) implements NotificationCommand {}
}
