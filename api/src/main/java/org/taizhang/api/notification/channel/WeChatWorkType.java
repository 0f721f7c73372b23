package org.taizhang.api.notification.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code wechat-work}: a robot of a group of WeChat Work (企业微信群机器人), whose key is the secret of the credential. Written
 * by its public description, and never tried against the gateway itself.
 */
@Component
final class WeChatWorkType implements ChannelType {
    /** The gateway takes so many bytes of text. */
    private static final int LONGEST_BYTES = 2_048;

    private final JsonMapper json;

    WeChatWorkType(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "wechat-work";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        var url = settings.needsUrl(channel);
        var reference = settings.needs(channel, "credential", settings.credential());
        var posts = new Posts(outside.http(), settings.timeout());
        return (message, receivers) -> {
            var key = URLEncoder.encode(outside.credentials().find(reference).secret(), StandardCharsets.UTF_8);
            var text = Robots.cut(Letter.of(message, Locale.SIMPLIFIED_CHINESE).text(), LONGEST_BYTES);
            var body = json.writeValueAsString(Map.of("msgtype", "text", "text", Map.of("content", text)));
            Robots.understand(json, url, posts.post(URI.create(url + "?key=" + key), Map.of(), body));
            return List.of();
        };
    }
}
