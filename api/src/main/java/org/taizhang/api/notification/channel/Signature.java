package org.taizhang.api.notification.channel;

import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;

/**
 * What goes along with a post so that who receives it knows it is ours, recent, and not yet seen: the time in seconds, and
 * HMAC-SHA256 of the time, a full stop and the body, in hexadecimal digits.
 */
record Signature(Credentials credentials, @Nullable String reference, Clock clock) {
    Map<String, String> headers(String id, String body) throws Failed {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Idempotency-Key", id);
        if (reference == null) return headers;
        var time = Long.toString(clock.instant().getEpochSecond());
        var mac = Posts.hmac(credentials.find(reference).secret(), time + "." + body);
        headers.put("Taizhang-Timestamp", time);
        headers.put("Taizhang-Signature", "v1=" + HexFormat.of().formatHex(mac));
        return headers;
    }
}
