package org.taizhang.api.notification.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.taizhang.api.notification.channel.Channel.Undelivered;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the robots of groups have in common: they say in the body of a 200 whether they took a message. */
final class Robots {
    private static final String CUT = "…";

    /** Of both gateways: busy, and too many messages a minute. */
    private static final Set<Integer> PASSING = Set.of(-1, 45009, 130101, 410100);

    private Robots() {}

    static void understand(JsonMapper json, URI url, String answer) throws Undelivered {
        int code;
        try {
            code = json.readTree(answer).path("errcode").asInt(Integer.MIN_VALUE);
        } catch (JacksonException e) {
            throw Undelivered.forNow(url.getHost() + " answered what is no JSON");
        }
        if (code == 0) return;
        if (code == Integer.MIN_VALUE) throw Undelivered.forNow(url.getHost() + " answered without errcode");
        var why = url.getHost() + " answered errcode " + code;
        throw PASSING.contains(code) ? Undelivered.forNow(why) : Undelivered.forGood(why);
    }

    /** The text, or so much of its beginning that it has no more bytes than that in UTF-8. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) return text;
        var left = bytes - CUT.getBytes(StandardCharsets.UTF_8).length;
        var end = 0;
        while (end < text.length()) {
            var point = text.codePointAt(end);
            left -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) break;
            end += Character.charCount(point);
        }
        return text.substring(0, end) + CUT;
    }
}
