package org.taizhang.probes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;

/**
 * Recognises who answers over HTTP, with TLS or without: pages, and of what machines show to machines the usual ones.
 *
 * <p>A page over TLS is suggested as one only where a visitor would come to it: its certificate is believed and of a name
 * that leads there. Over a connection that is not believed nothing is asked.
 */
final class WebRecognition {
    private static final int LIMIT = 64 * 1024;
    private static final int DNS_NAME = 2;
    private static final Pattern COMMON_NAME = Pattern.compile("(?i)(?:^|,)CN=([A-Za-z0-9 ._-]{1,100})(?:,|$)");
    private static final Pattern WANTS_TLS = Pattern.compile("(?i)https|ssl|tls");
    private static final List<String> NGINX = List.of("/nginx_status", "/status", "/stub_status", "/basic_status");
    private static final List<String> HAPROXY = List.of("/haproxy?stats", "/stats", "/haproxy/stats");

    private final int millis;
    private final SSLSocketFactory tls;
    private final Resolver resolver;

    private record Answer(int status, String text) {
        String title() {
            return Jsoup.parse(text).title();
        }
    }

    /**
     * How that server is reached.
     *
     * @param authority as it stands in addresses
     */
    private record Site(Spot spot, boolean secure, String authority) {
        String url(String path) {
            return (secure ? "https://" : "http://") + authority + path;
        }
    }

    WebRecognition(int millis, SSLSocketFactory tls, Resolver resolver) {
        this.millis = millis;
        this.tls = tls;
        this.resolver = resolver;
    }

    List<Finding> plain(Spot spot) throws IOException {
        var site = new Site(spot, false, spot.port() == 80 ? withoutPort(spot) : spot.place());
        var root = get(site, "/");
        // So servers answer that want TLS there.
        if (root.status == 400 && WANTS_TLS.matcher(root.text).find()) return List.of();
        return found(site, root);
    }

    List<Finding> secured(Spot spot) throws IOException, InterruptedException {
        X509Certificate own;
        try (var socket = handshake(spot)) {
            own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (SSLException e) {
            var untrusted = Trust.Untrusted.in(e);
            if (untrusted == null) return List.of();
            return List.of(https(spot, untrusted.chain()[0]));
        }
        var name = name(own);
        if (name == null || !resolver.leadsTo(name, spot.ip())) return List.of(https(spot, own));
        var site = new Site(spot, true, name + (spot.port() == 443 ? "" : ":" + spot.port()));
        try {
            return found(site, get(site, "/")).stream()
                    .map(finding -> finding.named(name))
                    .toList();
        } catch (IOException e) {
            return List.of(https(spot, own));
        }
    }

    private static Finding https(Spot spot, X509Certificate own) {
        return spot.portOnly(
                        Protocol.HTTPS, "website", own.getSubjectX500Principal().getName())
                .named(name(own));
    }

    private List<Finding> found(Site site, Answer root) throws IOException {
        var title = root.title();
        if (title.equals("RabbitMQ Management"))
            return List.of(site.spot.finding(
                    Protocol.RABBITMQ, "middleware", title, new Suggestion(Way.RABBITMQ, site.url("/"), true, null)));
        var found = new ArrayList<Finding>();
        addIfNotNull(found, exporter(site, title));
        addIfNotNull(found, nginx(site));
        addIfNotNull(found, haproxy(site));
        if (found.isEmpty() || (root.status / 100 == 2 && !title.contains("Exporter")))
            found.add(page(site, root, title));
        return found;
    }

    private static Finding page(Site site, Answer root, String title) {
        var protocol = site.secure ? Protocol.HTTPS : Protocol.HTTP;
        var text = title.isBlank() ? "HTTP " + root.status : title;
        // Whether a redirect leads on well is for the check to see.
        return root.status / 100 == 2 || root.status / 100 == 3
                ? site.spot.finding(protocol, "website", text, new Suggestion(Way.HTTP, site.url("/"), false, null))
                : site.spot.portOnly(protocol, "website", text);
    }

    private @Nullable Finding exporter(Site site, String title) {
        if (site.spot.port() != 9100 && !title.contains("Exporter")) return null;
        var metrics = text(site, "/metrics");
        if (!metrics.contains("\n# TYPE node_") && !metrics.contains("\nnode_")) return null;
        var suggestion = new Suggestion(Way.PROMETHEUS, site.url("/metrics"), false, null);
        return site.spot.finding(Protocol.NODE_EXPORTER, "host", title.isBlank() ? null : title, suggestion);
    }

    private @Nullable Finding nginx(Site site) {
        for (var path : NGINX)
            if (text(site, path).startsWith("Active connections:"))
                return site.spot.finding(
                        Protocol.NGINX_STATUS,
                        "middleware",
                        path,
                        new Suggestion(Way.NGINX_STATUS, site.url(path), false, null));
        return null;
    }

    private @Nullable Finding haproxy(Site site) {
        for (var path : HAPROXY)
            if (text(site, path + ";csv").startsWith("# pxname,svname,"))
                return site.spot.finding(
                        Protocol.HAPROXY, "middleware", path, new Suggestion(Way.HAPROXY, site.url(path), false, null));
        return null;
    }

    private static void addIfNotNull(List<Finding> all, @Nullable Finding one) {
        if (one != null) all.add(one);
    }

    /** What a 2xx holds; nothing otherwise. */
    private String text(Site site, String path) {
        try {
            var answer = get(site, path);
            return answer.status / 100 == 2 ? answer.text : "";
        } catch (IOException e) {
            return "";
        }
    }

    private Answer get(Site site, String path) throws IOException {
        try (var socket = site.secure ? handshake(site.spot) : site.spot.connect(millis)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + site.authority
                    + "\r\nUser-Agent: Mozilla/5.0 (compatible; Taizhang)\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            var wire = new Wire(socket.getInputStream(), System::nanoTime);
            var head = Head.read(wire);
            return new Answer(head.status(), Text.of(body(wire, head), head.contentType()));
        }
    }

    /** As much of the body as came whole. */
    private static byte[] body(Wire wire, Head head) {
        try (var body = new Body(wire, head, LIMIT)) {
            return body.readNBytes(LIMIT);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private SSLSocket handshake(Spot spot) throws IOException {
        var plain = spot.connect(millis);
        try {
            var socket = (SSLSocket) tls.createSocket(plain, spot.host(), spot.port(), true);
            socket.startHandshake();
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static String withoutPort(Spot spot) {
        var place = spot.place();
        return place.substring(0, place.lastIndexOf(':'));
    }

    /** The first host that a certificate is for; null where it is for none. */
    private static @Nullable String name(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            if (names != null)
                for (var name : names)
                    if (name.get(0).equals(DNS_NAME)
                            && name.get(1) instanceof String host
                            && host.matches("[A-Za-z0-9.-]{1,100}")) return host;
        } catch (CertificateParsingException e) {
            return null;
        }
        var common = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        return common.find() ? common.group(1) : null;
    }
}
