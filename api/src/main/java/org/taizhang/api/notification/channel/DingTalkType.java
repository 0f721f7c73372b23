package org.taizhang.api.notification.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.taizhang.probes.Credential;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code dingtalk}: a robot of a group of DingTalk (钉钉自定义机器人) that signs. The credential's user is the access token, its
 * secret signs. Written by its public description, and never tried against the gateway itself.
 */
@Component
final class DingTalkType implements ChannelType {
    /** The gateway takes so many bytes of a message. */
    private static final int LONGEST_BYTES = 18_000;

    private final JsonMapper json;

    DingTalkType(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "dingtalk";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        var url = settings.needsUrl(channel);
        var reference = settings.needs(channel, "credential", settings.credential());
        var posts = new Posts(outside.http(), settings.timeout());
        return (message, receivers) -> {
            var address = signed(url, outside.credentials().find(reference), outside.clock());
            var text = Robots.cut(Letter.of(message, Locale.SIMPLIFIED_CHINESE).text(), LONGEST_BYTES);
            var body = json.writeValueAsString(Map.of("msgtype", "text", "text", Map.of("content", text)));
            Robots.understand(json, url, posts.post(address, Map.of(), body));
            return List.of();
        };
    }

    /** The address with token, time in milliseconds, and the HMAC-SHA256 of time, newline and secret under the secret. */
    static URI signed(URI url, Credential credential, Clock clock) {
        var time = clock.millis();
        var mac = Posts.hmac(credential.secret(), time + "\n" + credential.secret());
        return URI.create(url + "?access_token=" + encoded(credential.user()) + "&timestamp=" + time + "&sign="
                + encoded(Base64.getEncoder().encodeToString(mac)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
