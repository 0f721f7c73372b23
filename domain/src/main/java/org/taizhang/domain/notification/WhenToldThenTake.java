package org.taizhang.domain.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Told;
import org.taizhang.domain.notification.NotificationCommand.Take;
import org.taizhang.domain.notification.NotificationEvent.Line;

/** What somebody is told goes out over channels where a route says so: taken in once for each line and batch of events. */
@Reaction.Batch(500)
public final class WhenToldThenTake extends Reaction {
    private static final int USUAL = 3;

    private static final String TAKEN = WhenToldThenTake.class.getName();

    private final Routing routing;

    public WhenToldThenTake(CommandGateway commands, Routing routing) {
        super(commands);
        this.routing = routing;
    }

    @EventHandler
    void on(Telling event, Told told, TrackingToken token, EventMessage<?> message) {
        var position = token.position().orElseThrow();
        var severity = severity(event);
        for (var line : routing.lines(event, told.unit(), position, told.at()))
            taken().merge(
                            line.id(told.unit()),
                            new News(line, told.unit(), position, position, severity, message),
                            News::and);
    }

    /** That of what is told, or the usual one where it has none. */
    public static int severity(Telling telling) {
        var severity = telling.severity();
        return severity == null ? USUAL : severity;
    }

    /** Sent where the batch ends: all or nothing of it is remembered as seen. */
    private Map<UUID, News> taken() {
        var batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(TAKEN, key -> {
            var taken = new LinkedHashMap<UUID, News>();
            batch.onPrepareCommit(unit -> taken.forEach((line, news) -> react(news.take(line), news.because)));
            return taken;
        });
    }

    private record News(Line line, String unit, long from, long to, int severity, EventMessage<?> because) {
        News and(News later) {
            return new News(line, unit, from, later.to, Math.min(severity, later.severity), because);
        }

        Take take(UUID notification) {
            return new Take(notification, line, unit, from, to, severity);
        }
    }
}
