package org.taizhang.api.notification.channel;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code webhook}: our own JSON, signed where a secret is named. */
@Component
final class WebhookType implements ChannelType {
    /** So many pieces of news are told one by one; the count tells how many there are. */
    private static final int LISTED = 100;

    private final JsonMapper json;

    /** What is posted. */
    record Body(
            String id,
            UUID notification,
            int message,
            boolean again,
            String unit,
            String kind,
            String recipient,
            int count,
            int worst,
            int cleared,
            String subject,
            String text,
            @Nullable URI link,
            List<Message.Item> items) {
        static Body of(Message message) {
            var letter = Letter.of(message, Locale.SIMPLIFIED_CHINESE);
            return new Body(
                    message.id(),
                    message.notification(),
                    message.number(),
                    message.again(),
                    message.unit(),
                    message.line().kind(),
                    message.line().recipient(),
                    message.items().size(),
                    message.worst(),
                    message.cleared(),
                    letter.subject(),
                    letter.text(),
                    message.link(),
                    message.items().stream().limit(LISTED).toList());
        }
    }

    WebhookType(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        var url = settings.needsUrl(channel);
        var posts = new Posts(outside.http(), settings.timeout());
        var signature = new Signature(outside.credentials(), settings.credential(), outside.clock());
        return (message, receivers) -> {
            var body = json.writeValueAsString(Body.of(message));
            posts.post(url, signature.headers(message.id(), body), body);
            return List.of();
        };
    }
}
