package org.taizhang.probes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Talks to management controllers over HTTPS, all by one client: with a session or by HTTP Basic, and with a certificate
 * that is pinned where no authority vouches for it. A secret is never sent to a server that shows another certificate.
 */
public final class Management {
    private static final String SESSIONS = "/redfish/v1/SessionService/Sessions";
    private static final String TOKEN = "X-Auth-Token";
    /** Not found, not allowed, not implemented. */
    private static final Set<Integer> ABSENT = Set.of(404, 405, 501);

    private final Credentials credentials;
    private final Pins pins = new Pins();
    private final Fetch fetch;

    public Management(Credentials credentials, InstantSource clock) {
        this(credentials, clock, null);
    }

    /** Believes the given certificate authorities instead of the JDK's. */
    public Management(Credentials credentials, InstantSource clock, @Nullable KeyStore authorities) {
        this.credentials = credentials;
        this.fetch = new Fetch(credentials, clock, authorities, pins);
    }

    /**
     * Goes in.
     *
     * @param address of the controller, whose path does not matter
     * @param isSession whether a session is opened; otherwise each request has the credential along
     * @param fingerprint SHA-256 of the certificate; an authority must vouch for it where null
     * @throws Failed where it is not let in
     */
    public Visit visit(
            String address,
            String credential,
            boolean isSession,
            @Nullable String fingerprint,
            Duration timeout,
            Readings readings)
            throws Failed, InterruptedException {
        var root = root(address);
        var port = root.getPort() >= 0 ? root.getPort() : root.getScheme().equals("https") ? 443 : 80;
        if (fingerprint == null) pins.release(root.getHost(), port);
        else pins.pin(root.getHost(), port, Pins.parse(fingerprint));
        var visit = new Visit(root, fingerprint == null ? null : Pins.parse(fingerprint), timeout, readings);
        visit.enter(credentials.find(credential), isSession);
        return visit;
    }

    private static URI root(String address) throws Failed {
        try {
            var uri = URI.create(address.strip());
            if (uri.getHost() != null && uri.getScheme() != null) return uri.resolve("/");
        } catch (IllegalArgumentException e) {
            // Falls through: no address.
        }
        throw new Failed("This is no web address: " + address);
    }

    /** One stay with a controller, which ends its session. */
    public final class Visit implements AutoCloseable {
        private final URI root;
        private final byte @Nullable [] fingerprint;
        private final Duration timeout;
        private final Readings readings;
        private Map<String, String> pass = Map.of();
        private @Nullable String session;

        private Visit(URI root, byte @Nullable [] fingerprint, Duration timeout, Readings readings) {
            this.root = root;
            this.fingerprint = fingerprint;
            this.timeout = timeout;
            this.readings = readings;
        }

        private void enter(Credential credential, boolean isSession) throws Failed, InterruptedException {
            // Without a secret first, so that none goes to who is not believed.
            send("GET", "/redfish/v1/", null);
            if (!isSession) {
                pass = Map.of("Authorization", Fetch.authorization(credential));
                return;
            }
            var login = Map.of("UserName", credential.user(), "Password", credential.secret());
            var reply = send("POST", SESSIONS, Json.text(login));
            var token = reply.headers().firstValue(TOKEN);
            if (reply.status() / 100 != 2 || token.isEmpty())
                throw new Failed(root.getAuthority() + " opened no session: it answered " + reply.status());
            pass = Map.of(TOKEN, token.get());
            session = reply.headers().firstValue("Location").orElse(null);
        }

        /**
         * What is found at a path of the controller; nothing where it has no such part.
         *
         * @throws Failed where it answers anything but that
         */
        public Optional<JsonNode> get(String path) throws Failed, InterruptedException {
            var reply = send("GET", path, null);
            if (ABSENT.contains(reply.status())) return Optional.empty();
            if (reply.status() / 100 != 2) throw new Failed(root.getAuthority() + path + " answered " + reply.status());
            return Optional.of(Json.of(reply.body()));
        }

        private Fetch.Reply send(String method, String path, @Nullable String json)
                throws Failed, InterruptedException {
            var request = Fetch.request(root.resolve(path).toString()).timeout(timeout);
            pass.forEach(request::header);
            if (json != null) request.header("Content-Type", "application/json");
            request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
            var reply = fetch.exchange(elsewhere(request.build()), readings);
            check(reply);
            return reply;
        }

        /** A link must not lead a secret to another machine. */
        private HttpRequest elsewhere(HttpRequest request) throws Failed {
            if (root.getAuthority().equals(request.uri().getAuthority())) return request;
            throw new Failed(root.getAuthority() + " has links to another machine");
        }

        /** The connection may be one that was opened when another certificate was pinned. */
        private void check(Fetch.Reply reply) throws Failed {
            if (fingerprint == null) return;
            try {
                var chain = reply.session()
                        .orElseThrow(() -> new Failed(root.getAuthority() + " is pinned but not asked over TLS"))
                        .getPeerCertificates();
                if (chain[0] instanceof X509Certificate first && Pins.is(first, fingerprint)) return;
            } catch (Failed e) {
                throw e;
            } catch (IOException | CertificateException e) {
                // Falls through: no certificate.
            }
            throw new Failed("The certificate of " + root.getHost() + " is not the one that is pinned");
        }

        @Override
        public void close() {
            var open = session;
            if (open == null) return;
            try {
                send("DELETE", open, null);
            } catch (Failed e) {
                // The controller ends a session by itself when nothing comes any more.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
