package org.taizhang.probes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Gets what machines offer to machines over HTTP: exporters, management interfaces.
 *
 * <p>Redirects are not followed, and an answer is text of at most 16 MiB. A credential goes along as HTTP Basic, or as a
 * bearer token where it has no user.
 */
public final class Fetch {
    private static final int LIMIT = 16 * 1024 * 1024;

    private final Credentials credentials;
    private final InstantSource clock;
    private final HttpClient client;

    public Fetch(Credentials credentials, InstantSource clock) {
        this(credentials, clock, null);
    }

    /** Believes the given certificate authorities instead of the JDK's. */
    public Fetch(Credentials credentials, InstantSource clock, @Nullable KeyStore authorities) {
        this(credentials, clock, authorities, new Pins());
    }

    Fetch(Credentials credentials, InstantSource clock, @Nullable KeyStore authorities, Pins pins) {
        this.credentials = credentials;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Trust.context(authorities, pins))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * What is found at that address.
     *
     * @throws Failed where nobody answers, or anything but 2xx
     */
    public String get(String url, @Nullable String credential, Duration timeout, Readings readings)
            throws Failed, InterruptedException {
        return send(request(url).GET(), credential, timeout, readings);
    }

    /** What is answered to that JSON; fails as {@link #get} does. */
    public String post(String url, String json, @Nullable String credential, Duration timeout, Readings readings)
            throws Failed, InterruptedException {
        var request = request(url).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(request, credential, timeout, readings);
    }

    /** What is answered there, whatever the status; fails as {@link #get} does where nobody answers. */
    public Reply find(String url, @Nullable String credential, Duration timeout, Readings readings)
            throws Failed, InterruptedException {
        return answered(request(url).GET(), credential, timeout, readings);
    }

    /**
     * What came back, whatever its status.
     *
     * @param headers of which names are found in any case
     */
    public record Reply(int status, HttpHeaders headers, String body, Optional<SSLSession> session) {}

    static HttpRequest.Builder request(String url) throws Failed {
        try {
            return HttpRequest.newBuilder(URI.create(url)).header("Accept", "application/json, text/plain, */*;q=0.5");
        } catch (IllegalArgumentException e) {
            throw new Failed("This is no web address: " + url);
        }
    }

    private String send(HttpRequest.Builder request, @Nullable String credential, Duration timeout, Readings readings)
            throws Failed, InterruptedException {
        var reply = answered(request, credential, timeout, readings);
        if (reply.status() / 100 == 2) return reply.body();
        var asked = request.build().uri();
        throw new Failed(asked.getAuthority() + asked.getPath() + " answered " + reply.status());
    }

    private Reply answered(
            HttpRequest.Builder request, @Nullable String credential, Duration timeout, Readings readings)
            throws Failed, InterruptedException {
        if (credential != null) request.header("Authorization", authorization(credentials.find(credential)));
        return exchange(request.timeout(timeout).build(), readings);
    }

    /** Sends the request as it is; fails where nothing comes back that could be read. */
    Reply exchange(HttpRequest asked, Readings readings) throws Failed, InterruptedException {
        var authority = asked.uri().getAuthority();
        readings.step("waiting for the answer of " + authority);
        try {
            var answer = client.send(asked, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LIMIT + 1);
                if (bytes.length > LIMIT) throw new Failed(authority + " answered more than 16 MiB");
                return new Reply(answer.statusCode(), answer.headers(), new String(bytes, UTF_8), answer.sslSession());
            }
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed(why(e, asked.uri()));
        } catch (IllegalArgumentException e) {
            // So the JDK's client meets an invalid Content-Length.
            throw new Failed("The answer of " + authority + " could not be read");
        }
    }

    private String why(IOException failure, URI asked) {
        var untrusted = Trust.Untrusted.in(failure);
        if (untrusted != null) return untrusted.why(asked.getHost(), clock.instant());
        if (failure instanceof ConnectException) return asked.getAuthority() + " refused the connection";
        var message = failure.getMessage();
        return "The connection to " + asked.getAuthority() + " broke" + (message == null ? "" : ": " + message);
    }

    static String authorization(Credential credential) {
        if (credential.user().isEmpty()) return "Bearer " + credential.secret();
        var pair = credential.user() + ":" + credential.secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
