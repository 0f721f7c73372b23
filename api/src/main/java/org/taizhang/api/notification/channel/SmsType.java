package org.taizhang.api.notification.channel;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.notification.NotificationEvent.Outcome;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code sms}: posts number and text to whatever sends short messages, signed as {@link Signature} says. Gateways differ;
 * one with a form of its own is another {@link ChannelType}.
 */
@Component
final class SmsType implements ChannelType {
    /** Seventy characters are one short message; four are joined by most networks. */
    private static final int LONGEST = 280;

    private final JsonMapper json;

    /** What is posted for one receiver. */
    record Body(String id, String mobile, String text) {}

    SmsType(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        return new Sms(
                settings.needsUrl(channel),
                new Posts(outside.http(), settings.timeout()),
                new Signature(outside.credentials(), settings.credential(), outside.clock()),
                json);
    }

    private record Sms(URI url, Posts posts, Signature signature, JsonMapper json) implements Channel {
        @Override
        public boolean isPersonal() {
            return true;
        }

        @Override
        public @Nullable String address(Contact contact) {
            return contact.mobile();
        }

        @Override
        public List<Outcome> send(Message message, List<Receiver> receivers) throws IOException, InterruptedException {
            var outcomes = new ArrayList<Outcome>();
            for (var receiver : receivers) {
                var text = Letter.of(message, receiver.locale()).text().strip();
                var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
                var id = message.id() + "." + receiver.account();
                var body = json.writeValueAsString(new Body(id, receiver.address(), cut));
                try {
                    posts.post(url, signature.headers(id, body), body);
                    outcomes.add(Outcome.delivered(receiver.account()));
                } catch (Undelivered e) {
                    outcomes.add(e.outcome(receiver.account()));
                }
            }
            return outcomes;
        }
    }
}
