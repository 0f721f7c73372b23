package org.taizhang.probes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Phases.Phase;

/**
 * Reads a page as a first-time visitor: one GET over a new connection, redirects followed, every phase measured.
 *
 * <p>A page is well where the last answer of the chain is 2xx, complete and holds the keyword. The phases
 * {@code http_dns_seconds}, {@code http_connect_seconds}, {@code http_tls_seconds} and {@code http_first_byte_seconds}
 * (from the request to the answer) are sums over the chain; {@code http_total_seconds} is the whole run. A name looked up
 * within the last 30 s comes from the JDK's cache. Of a body larger than 10 MiB the rest is not read,
 * and the keyword is looked for in its first 2 MiB.
 */
public final class HttpProbe {
    private static final int REDIRECTS = 5;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int BODY_LIMIT = 10 * MEBIBYTE;
    private static final int KEYWORD_WITHIN = 2 * MEBIBYTE;

    private final LongSupplier nanos = System::nanoTime;
    private final InstantSource clock;
    private final Dial dial;

    /** Believes the certificate authorities the JDK believes. */
    public HttpProbe(InstantSource clock) {
        this(clock, null);
    }

    /** Believes the given certificate authorities instead, such as a platform's own. */
    public HttpProbe(InstantSource clock, @Nullable KeyStore authorities) {
        this.clock = clock;
        dial = new Dial(clock, nanos, authorities);
    }

    void read(Watched target, Check.Http page, Readings readings) throws IOException, InterruptedException {
        var began = nanos.getAsLong();
        var chain = new LinkedHashSet<Address>();
        try {
            follow(target, page, new Phases(readings, "http", seen -> certified(seen, readings)), chain);
        } catch (Failed e) {
            throw chain.size() < 2 ? e : new Failed(e.why() + " (redirected: " + shown(chain) + ")");
        } finally {
            readings.put("http_redirects", Math.max(0, chain.size() - 1));
            readings.put("http_total_seconds", (nanos.getAsLong() - began) / 1e9);
        }
    }

    private void follow(Watched target, Check.Http page, Phases phases, Set<Address> chain)
            throws IOException, InterruptedException {
        var most = page.maxRedirects() == null ? REDIRECTS : page.maxRedirects();
        var address = Address.of(target.address());
        var downgrades = 0;
        phases.readings().put("http_downgrades", downgrades);
        for (chain.add(address); ; ) {
            var next = visit(address, target, page.keyword(), phases);
            if (next == null) return;
            if (chain.size() > most)
                throw new Failed("The page redirects more than " + most + " times, on to " + next.shown());
            if (!chain.add(next)) throw new Failed("The page redirects in a circle, back to " + next.shown());
            // Browsers follow from https to http, and it is worth knowing.
            if (address.secure() && !next.secure()) phases.readings().put("http_downgrades", ++downgrades);
            address = next;
        }
    }

    /** Where the answer redirects to, or null where it is the last and well. */
    private @Nullable Address visit(Address address, Watched target, @Nullable String keyword, Phases phases)
            throws IOException, InterruptedException {
        var readings = phases.readings();
        try (var socket = open(address, target.timeout(), phases)) {
            readings.step("waiting for the answer of " + address.authority());
            var wire = new Wire(socket.getInputStream(), nanos);
            var asked = nanos.getAsLong();
            socket.getOutputStream().write(request(address));
            if (!wire.begins()) throw new Failed(address.authority() + " closed the connection without an answer");
            phases.took(Phase.FIRST_BYTE, wire.firstByte() - asked);
            var head = Head.read(wire);
            readings.put("http_status_code", head.status());
            var location = head.redirect();
            if (location != null) return address.to(location);
            readings.step("reading the page of " + address.authority());
            readPage(wire, head, keyword, readings);
            return null;
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed("The connection to " + address.authority() + " broke: " + e.getMessage());
        }
    }

    private Socket open(Address address, Duration timeout, Phases phases) throws IOException, InterruptedException {
        var there = address.endpoint();
        return address.secure()
                ? dial.secured(there, there.host(), timeout, phases, "http/1.1")
                : dial.plain(there, timeout, phases);
    }

    private void certified(X509Certificate[] chain, Readings readings) {
        readings.put("http_certificate_days_left", Trust.daysLeft(chain, clock.instant()));
    }

    private static void readPage(Wire wire, Head head, @Nullable String keyword, Readings readings) throws IOException {
        var body = new Body(wire, head, BODY_LIMIT);
        var holds = false;
        try {
            if (keyword != null) holds = text(body, head).contains(keyword);
            body.transferTo(OutputStream.nullOutputStream());
        } finally {
            readings.put("http_body_bytes", body.count());
        }
        if (keyword != null) readings.put("http_keyword_present", holds ? 1 : 0);
        if (head.status() / 100 != 2) throw new Failed("The page answered " + head.status());
        if (keyword != null && !holds) throw new Failed("The page does not hold the keyword \"" + keyword + "\"");
    }

    private static String text(InputStream body, Head head) throws IOException {
        return switch (head.contentEncoding()) {
            case null -> Text.of(body.readNBytes(KEYWORD_WITHIN), head.contentType());
            case "identity" -> Text.of(body.readNBytes(KEYWORD_WITHIN), head.contentType());
            // Not asked for, and sent all the same by some caches.
            case "gzip", "x-gzip" -> Text.of(unzipped(body), head.contentType());
            default -> throw new Failed("The page comes in an encoding that was not asked for");
        };
    }

    private static byte[] unzipped(InputStream body) throws IOException {
        try {
            return new GZIPInputStream(body).readNBytes(KEYWORD_WITHIN);
        } catch (EOFException | ZipException e) {
            throw new Failed("The page is not gzip as its head says");
        }
    }

    private static byte[] request(Address address) {
        return ("GET " + address.path() + " HTTP/1.1\r\n"
                        + "Host: " + address.authority() + "\r\n"
                        + "User-Agent: Mozilla/5.0 (compatible; Taizhang)\r\n"
                        + "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
                        + "Accept-Language: zh-CN,zh;q=0.9,en;q=0.5\r\n"
                        + "Accept-Encoding: identity\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String shown(Set<Address> chain) {
        return chain.stream().map(Address::shown).collect(Collectors.joining(" → "));
    }
}
