package org.taizhang.api.notification.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.taizhang.api.notification.channel.Channel.Undelivered;

/** Posts JSON to machines; redirects are not followed, and no more of an answer is read than is needed to understand it. */
record Posts(HttpClient http, Duration timeout) {
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int TIMED_OUT = 408;

    /**
     * What is answered.
     *
     * @throws Undelivered for good where the answer says that the request itself is not acceptable
     */
    String post(URI address, Map<String, String> headers, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                if (answer.statusCode() / 100 == 2) return text;
            }
            throw refused(address, answer.statusCode());
        } catch (Undelivered e) {
            throw e;
        } catch (HttpTimeoutException e) {
            throw Undelivered.forNow(address.getHost() + " did not answer in time");
        } catch (ConnectException e) {
            throw Undelivered.forNow(address.getHost() + " refused the connection");
        } catch (IOException e) {
            throw Undelivered.forNow("the connection to " + address.getHost() + " broke");
        }
    }

    private static Undelivered refused(URI address, int status) {
        var why = address.getHost() + " answered " + status;
        var forGood = status / 100 == 4 && status != TIMED_OUT && status != TOO_EARLY && status != TOO_MANY;
        return forGood ? Undelivered.forGood(why) : Undelivered.forNow(why);
    }

    /** HMAC-SHA256 of a text under a secret. */
    static byte[] hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }
}
