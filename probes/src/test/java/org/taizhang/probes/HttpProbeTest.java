package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;

class HttpProbeTest {
    private final HttpProbe probe = new HttpProbe(Clock.systemUTC());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAPageAndMeasuresEveryPhase() throws InterruptedException {
        serve("/", 200, "text/html; charset=utf-8", "<p>政务公开</p>".getBytes(StandardCharsets.UTF_8));

        var seen = see("/", new Check.Http("政务公开", null));

        assertThat(seen.detail()).isNull();
        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_status_code")).isEqualTo(200);
        assertThat(value(seen, "http_body_bytes")).isEqualTo(19);
        assertThat(value(seen, "http_keyword_present")).isEqualTo(1);
        assertThat(value(seen, "http_redirects")).isZero();
        assertThat(value(seen, "http_downgrades")).isZero();
        assertThat(value(seen, "http_dns_seconds")).isNotNegative();
        assertThat(value(seen, "http_connect_seconds")).isPositive();
        assertThat(value(seen, "http_first_byte_seconds")).isPositive();
        assertThat(value(seen, "http_total_seconds"))
                .isGreaterThanOrEqualTo(value(seen, "http_connect_seconds") + value(seen, "http_first_byte_seconds"));
        assertThat(seen.samples()).noneMatch(sample -> sample.metric().equals("http_certificate_days_left"));
    }

    @Test
    void asksAsABrowserWould() throws Exception {
        var heads = new LinkedBlockingQueue<String>();
        try (var raw = new RawServer((request, answer) -> {
            heads.add(RawServer.skipHead(request));
            answer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(seeAt(raw.address() + "a b?q=公#top", any()).outcome()).isEqualTo(Outcome.SUCCEEDED);

            assertThat(Eventually.comes(heads))
                    .startsWith("GET /a%20b?q=%E5%85%AC HTTP/1.1\r\nHost: 127.0.0.1:" + raw.port() + "\r\n")
                    .contains("Connection: close\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "UTF-8"})
    void findsTheKeywordInAPageOfAnyCharset(String charset) throws InterruptedException {
        var page = "<meta charset=" + charset + "><p>领导信箱</p>";
        serve("/", 200, "text/html", page.getBytes(Charset.forName(charset)));

        assertThat(value(see("/", new Check.Http("领导信箱", null)), "http_keyword_present"))
                .isEqualTo(1);
    }

    @Test
    void aMissingKeywordIsAFailure() throws InterruptedException {
        serve("/", 200, "text/html", "<p>hacked</p>".getBytes(StandardCharsets.UTF_8));

        var seen = see("/", new Check.Http("政务公开", null));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("The page does not hold the keyword \"政务公开\"");
        assertThat(value(seen, "http_keyword_present")).isZero();
        assertThat(value(seen, "http_status_code")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 404, 500, 503})
    void anyOtherStatusIsAFailure(int status) throws InterruptedException {
        serve("/", status, "text/html", new byte[0]);

        var seen = see("/", any());

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("The page answered " + status);
        assertThat(value(seen, "http_status_code")).isEqualTo(status);
    }

    @Test
    void followsRedirectsAndCountsThem() throws InterruptedException {
        redirect("/", "/one");
        redirect("/one", "two?x=1");
        serve("/two", 200, "text/html", "well".getBytes(StandardCharsets.UTF_8));

        var seen = see("/", new Check.Http("well", 2));

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_redirects")).isEqualTo(2);
        assertThat(value(seen, "http_status_code")).isEqualTo(200);
    }

    @Test
    void aCircleOfRedirectsIsAFailureThatShowsTheWayWithoutQueries() throws InterruptedException {
        redirect("/", "/login?token=secret");
        redirect("/login", "/");

        var seen = see("/", any());

        var here = "http://127.0.0.1:" + server.getAddress().getPort();
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail())
                .isEqualTo("The page redirects in a circle, back to " + here + "/ (redirected: " + here + "/ → " + here
                        + "/login)");
    }

    @Test
    void tooManyRedirectsAreAFailure() throws InterruptedException {
        for (var i = 0; i < 10; i++) redirect("/" + i, "/" + (i + 1));

        var seen = see("/0", any());

        assertThat(seen.detail())
                .startsWith("The page redirects more than 5 times, on to ")
                .contains("/4 → ", "/5)");
        assertThat(value(seen, "http_redirects")).isEqualTo(5);
        assertThat(see("/0", new Check.Http(null, 0)).detail())
                .startsWith("The page redirects more than 0 times, on to ");
    }

    @Test
    void aRedirectToSomethingElseThanAPageIsAFailure() throws InterruptedException {
        redirect("/", "alipays://platformapi");

        assertThat(see("/", any()).detail()).isEqualTo("The address is neither http nor https");
    }

    @Test
    void readsABodyInChunks() throws Exception {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (var i = 0; i < 100; i++) {
                    body.write("0123456789".getBytes(StandardCharsets.UTF_8));
                    body.flush();
                }
            }
        });

        var seen = see("/", new Check.Http("9012", null));

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_body_bytes")).isEqualTo(1000);
    }

    @Test
    void readsChunksWithExtensionsAndTrailers() throws Exception {
        var seen = raw("""
                HTTP/1.1 200 OK
                Transfer-Encoding: chunked

                3;a=b
                abc
                0A
                0123456789
                0
                X-Sum: 1

                """.replace("\n", "\r\n"));

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_body_bytes")).isEqualTo(13);
    }

    @Test
    void readsABodyThatTheEndOfTheConnectionEnds() throws Exception {
        var seen = raw("HTTP/1.0 200 OK\nContent-Type: text/plain\n\nto the end");

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_body_bytes")).isEqualTo(10);
    }

    @Test
    void passesOverInterimAnswers() throws Exception {
        var seen = raw("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_status_code")).isEqualTo(204);
    }

    @Test
    void readsAPageZippedWithoutBeingAsked() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write("<p>政务公开</p>".getBytes(StandardCharsets.UTF_8));
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, zipped.size());
            exchange.getResponseBody().write(zipped.toByteArray());
            exchange.close();
        });

        var seen = see("/", new Check.Http("政务公开", null));

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_body_bytes")).isEqualTo(zipped.size());
    }

    @Test
    void cutsABodyAtItsLimit() throws InterruptedException {
        serve("/", 200, "text/html", new byte[11 * 1024 * 1024]);

        var seen = see("/", new Check.Http("\0", null));

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "http_body_bytes")).isEqualTo(10 * 1024 * 1024);
    }

    @Test
    void readsFromAnIpv6Address() throws Exception {
        var loopback = InetAddress.getAllByName("::1")[0];
        assumeThat(NetworkInterface.getByInetAddress(loopback)).as("IPv6").isNotNull();
        var six = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        try {
            six.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            six.start();

            var seen = seeAt("http://[::1]:" + six.getAddress().getPort() + "/", any());

            assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        } finally {
            six.stop(0);
        }
    }

    private Observation raw(String answer) throws Exception {
        try (var raw = RawServer.saying(answer)) {
            return seeAt(raw.address(), any());
        }
    }

    private void serve(String path, int status, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void redirect(String path, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private Observation see(String path, Check.Http check) throws InterruptedException {
        return seeAt("http://127.0.0.1:" + server.getAddress().getPort() + path, check);
    }

    private Observation seeAt(String address, Check.Http check) throws InterruptedException {
        return Seeing.page(probe, address, check, Duration.ofSeconds(20));
    }

    private static double value(Observation seen, String metric) {
        return Seeing.value(seen, metric);
    }

    private static Check.Http any() {
        return new Check.Http(null, null);
    }
}
