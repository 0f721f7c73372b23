package org.taizhang.projections.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.domain.notification.NotificationEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A message over one channel to one recipient, and how it went.
 *
 * @param notification the line it belongs to
 * @param message its number in that line
 * @param from the first position of the ledger whose news it tells
 * @param through the last
 * @param covered which news that was; null before the first attempt
 * @param outcomes the newest for each recipient
 * @param attempts how often it was tried since it was last asked for
 * @param nextAt when it is tried next; null where it is not
 * @param queuedAt when it was last asked for
 */
public record DeliveryView(
        String id,
        String unit,
        UUID notification,
        int message,
        Line line,
        State state,
        long from,
        long through,
        @Nullable Coverage covered,
        List<Outcome> outcomes,
        int attempts,
        @Nullable Instant nextAt,
        Instant requestedAt,
        Instant queuedAt,
        Instant changedAt) {

    /** How a message stands. */
    public enum State {
        UNDER_WAY,
        DELIVERED,
        DEAD_LETTERED
    }

    /** The key of a message of a line. */
    public static String id(UUID notification, int message) {
        return notification + "." + message;
    }

    public static @Nullable Object key(Recorded<NotificationEvent> recorded) {
        return switch (recorded.event()) {
            case Opened e -> null;
            case Requested e -> id(e.notification(), e.message());
            case Attempted e -> id(e.notification(), e.message());
            case Requeued e -> id(e.notification(), e.message());
        };
    }

    public static @Nullable DeliveryView evolve(@Nullable DeliveryView was, Recorded<NotificationEvent> recorded) {
        return switch (recorded.event()) {
            case Opened e -> was;
            case Requested e -> requested(e, recorded);
            case Attempted e -> known(was).attempted(e, recorded.time());
            case Requeued e -> known(was).requeued(recorded.time());
        };
    }

    private static DeliveryView requested(Requested e, Recorded<NotificationEvent> recorded) {
        var at = recorded.time();
        return new DeliveryView(
                id(e.notification(), e.message()),
                recorded.unit(),
                e.notification(),
                e.message(),
                e.line(),
                State.UNDER_WAY,
                e.from(),
                e.through(),
                null,
                List.of(),
                0,
                at,
                at,
                at,
                at);
    }

    private DeliveryView attempted(Attempted e, Instant at) {
        var latest = new ArrayList<>(outcomes);
        latest.removeIf(
                old -> e.outcomes().stream().anyMatch(newer -> newer.recipient().equals(old.recipient())));
        latest.addAll(e.outcomes());
        var next = switch (e.verdict()) {
            case DELIVERED -> State.DELIVERED;
            case FAILED -> State.UNDER_WAY;
            case DEAD_LETTERED -> State.DEAD_LETTERED;
        };
        return with(next, e.covered(), latest, e.attempt(), e.nextAt(), queuedAt, at);
    }

    private DeliveryView requeued(Instant at) {
        return with(State.UNDER_WAY, covered, outcomes, 0, at, at, at);
    }

    private DeliveryView with(
            State next,
            @Nullable Coverage coverage,
            List<Outcome> latest,
            int tried,
            @Nullable Instant again,
            Instant queued,
            Instant at) {
        return new DeliveryView(
                id,
                unit,
                notification,
                message,
                line,
                next,
                from,
                through,
                coverage,
                latest,
                tried,
                again,
                requestedAt,
                queued,
                at);
    }

    private static DeliveryView known(@Nullable DeliveryView was) {
        if (was == null) throw new IllegalStateException("an event before the request");
        return was;
    }
}
