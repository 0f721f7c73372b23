package org.taizhang.api.notification.channel;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.notification.NotificationEvent.Outcome;

/** A way to people or machines outside of the product. */
public interface Channel {
    /** Whether it leads to people by addresses of their own; otherwise it is itself who is told. */
    default boolean isPersonal() {
        return false;
    }

    /** Where it reaches somebody; null where it does not. */
    default @Nullable String address(Contact contact) {
        return null;
    }

    /**
     * Carries a message, once for each receiver; blocks until it is known how that went.
     *
     * @param receivers nobody where it is not personal
     * @return how it went with each; empty where it is not personal and went well
     * @throws Undelivered where it went wrong with all of them
     */
    List<Outcome> send(Message message, List<Receiver> receivers) throws IOException, InterruptedException;

    /** Why nothing was delivered: a sentence that holds no secret and no address of a person. */
    final class Undelivered extends IOException {
        private final String why;
        private final boolean passing;

        private Undelivered(String why, boolean passing) {
            super(why);
            this.why = why;
            this.passing = passing;
        }

        /** May go better another time. */
        public static Undelivered forNow(String why) {
            return new Undelivered(why, true);
        }

        /** Will not go better by itself. */
        public static Undelivered forGood(String why) {
            return new Undelivered(why, false);
        }

        /** What it comes to for one of those who were to have it. */
        public Outcome outcome(String recipient) {
            return passing ? Outcome.failed(recipient, why) : Outcome.refused(recipient, why);
        }
    }
}
