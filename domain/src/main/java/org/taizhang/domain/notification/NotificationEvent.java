package org.taizhang.domain.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;

/** What can have happened to the news of one line. */
public sealed interface NotificationEvent {
    UUID notification();

    /**
     * News is gathered from that position of the ledger on; said anew where it must go out sooner.
     *
     * @param by when what has been gathered goes out
     */
    record Opened(UUID notification, Line line, long from, Instant by) implements NotificationEvent {}

    /**
     * A message is to go out: about all news of the line that stands in the ledger from one position to another, both
     * included.
     *
     * @param message its number in the line, from 1
     */
    record Requested(UUID notification, Line line, int message, long from, long through) implements NotificationEvent {}

    /**
     * A message was tried.
     *
     * @param attempt from 1
     * @param nextAt when it is tried again; null where it is not
     */
    record Attempted(
            UUID notification,
            Line line,
            int message,
            int attempt,
            Coverage covered,
            List<Outcome> outcomes,
            Verdict verdict,
            @Nullable Instant nextAt)
            implements NotificationEvent {}

    /** A message that was given up is to be tried again. */
    record Requeued(UUID notification, int message) implements NotificationEvent {}

    /**
     * What goes one way, one after another.
     *
     * @param recipient an account name, {@code role:…} or the like; empty where the channel itself leads to whoever is told
     * @param kind of what the news is about; empty where it has none
     */
    record Line(String channel, String recipient, String kind) {
        /** There is one line for each unit, channel, recipient and kind. */
        public UUID id(String unit) {
            return Ids.of("notification", unit, channel, recipient, kind);
        }
    }

    /**
     * Which news a message told.
     *
     * @param count how many
     * @param worst the severity of the worst, 1 to 4
     * @param cleared how many of them told of an end
     * @param positions theirs in the ledger, ascending; the first hundred where there are more, and then the message's
     *     range says the rest
     */
    record Coverage(int count, int worst, int cleared, List<Long> positions) {}

    /**
     * How it went with one recipient.
     *
     * @param recipient an account name, or the channel where it leads to nobody by name
     * @param passing whether another attempt may go better
     * @param detail why it was not delivered, without secrets; null where it was
     */
    record Outcome(
            String recipient,
            boolean delivered,
            boolean passing,
            @Nullable String detail) {
        public static Outcome delivered(String recipient) {
            return new Outcome(recipient, true, false, null);
        }

        /** May go better another time. */
        public static Outcome failed(String recipient, String why) {
            return new Outcome(recipient, false, true, cut(why));
        }

        /** Will not go better by itself. */
        public static Outcome refused(String recipient, String why) {
            return new Outcome(recipient, false, false, cut(why));
        }

        private static String cut(String why) {
            return why.length() <= LONGEST ? why : why.substring(0, LONGEST - 1) + "…";
        }

        private static final int LONGEST = 300;
    }

    /** What an attempt came to. */
    enum Verdict {
        DELIVERED,
        FAILED,
        DEAD_LETTERED
    }
}
