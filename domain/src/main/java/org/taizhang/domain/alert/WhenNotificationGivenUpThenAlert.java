package org.taizhang.domain.alert;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertCommand.Raise;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.notification.NotificationEvent.Attempted;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;

/** That somebody could not be told is told to the operators, until the same way works again. */
public final class WhenNotificationGivenUpThenAlert extends Reaction {
    /** The rule of these alerts. */
    public static final String RULE = "undelivered";

    private static final String KIND = "notification";
    private static final String METRIC = "notification_delivered";
    private static final int MINOR = 3;

    public WhenNotificationGivenUpThenAlert(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Attempted event, Told told, EventMessage<?> message) {
        var alert = AlertEvent.id(event.notification(), RULE);
        switch (event.verdict()) {
            case DELIVERED -> react(new Clear(alert, new End(told.at(), sample(1), null)), message);
            case DEAD_LETTERED -> react(raise(alert, event, told), message);
            case FAILED -> {}
        }
    }

    private static Raise raise(UUID alert, Attempted event, Told told) {
        var line = event.line();
        var firing = new Firing(
                RULE,
                line.channel(),
                KIND,
                sample(0),
                Comparison.BELOW,
                1.0,
                MINOR,
                text(line.channel(), line.recipient()),
                List.of("role:OPERATOR"),
                null,
                null,
                null,
                null);
        return new Raise(alert, event.notification(), told.unit(), firing, told.at(), null);
    }

    private static String text(String channel, String recipient) {
        var way = recipient.isEmpty() ? channel : channel + " → " + recipient;
        return "通知未能送达 notification undelivered: " + way;
    }

    private static Sample sample(double delivered) {
        return Sample.of(METRIC, delivered);
    }
}
