package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Authority;

class HttpProbeTlsTest {
    @TempDir
    private static Path folder;

    private static Authority authority;
    private static HttpProbe probe;

    private final List<HttpServer> servers = new ArrayList<>();

    @BeforeAll
    static void issue() throws Exception {
        authority = new Authority(folder);
        authority.issue("good", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "30");
        authority.issue("expired", "-ext", "san=ip:127.0.0.1", "-startdate", "-30d", "-validity", "20");
        authority.issue("early", "-ext", "san=ip:127.0.0.1", "-startdate", "+10d", "-validity", "20");
        authority.issue("elsewhere", "-ext", "san=dns:elsewhere.example,ip:10.1.2.3", "-validity", "30");
        authority.alone("alone", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-validity", "30");
        probe = new HttpProbe(Clock.systemUTC(), authority.believed());
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost"})
    void readsAPageOverTls(String host) throws Exception {
        var port = serve("good");

        for (var run = 0; run < 2; run++) {
            var seen = see("https://" + host + ":" + port + "/");

            assertThat(seen.detail()).isNull();
            assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(Seeing.value(seen, "http_tls_seconds")).isPositive();
            assertThat(Seeing.value(seen, "http_certificate_days_left")).isBetween(29.0, 30.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expired, '^The certificate of 127.0.0.1 expired on \\d{4}-\\d\\d-\\d\\d$', -11, -9",
        "early, ^The certificate of 127.0.0.1 is not valid yet$, 29, 31",
        "elsewhere, ^The certificate of 127.0.0.1 is for another name$, 29, 30",
        "alone, ^The certificate of 127.0.0.1 is self-signed$, 29, 30",
    })
    void aCertificateThatIsNotBelievedStillTellsItsDays(String alias, String detail, double least, double most)
            throws Exception {
        var seen = see("https://127.0.0.1:" + serve(alias) + "/");

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).matches(detail);
        assertThat(Seeing.value(seen, "http_certificate_days_left")).isBetween(least, most);
        assertThat(seen.samples()).noneMatch(sample -> sample.metric().equals("http_status_code"));
    }

    @Test
    void anAuthorityNobodyKnows() throws Exception {
        var port = serve("good");

        var seen = Seeing.page(
                new HttpProbe(Clock.systemUTC()), "https://127.0.0.1:" + port + "/", any(), Duration.ofSeconds(20));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("The certificate of 127.0.0.1 is not of a trusted authority");
    }

    @Test
    void aServerThatSpeaksNoTls() throws Exception {
        try (var server = new RawServer((request, answer) -> {
            answer.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            request.transferTo(OutputStream.nullOutputStream());
        })) {
            var seen = see("https://127.0.0.1:" + server.port() + "/");

            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).startsWith("The TLS handshake with 127.0.0.1:" + server.port() + " failed: ");
        }
    }

    @Test
    void aHandshakeThatIsNeverAnsweredIsLeftAtTheTimeout() throws Exception {
        try (var server = new RawServer((request, answer) -> request.transferTo(OutputStream.nullOutputStream()))) {
            var seen = Seeing.page(probe, "https://127.0.0.1:" + server.port() + "/", any(), Duration.ofMillis(300));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail())
                    .isEqualTo("Gave up after 0.3 s while shaking hands with 127.0.0.1:" + server.port());
        }
    }

    @Test
    void aRedirectFromHttpsToHttpIsFollowedAndCounted() throws Exception {
        var plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        start(plain);
        var secure = server("good");
        secure.createContext("/down", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + plain.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });

        var seen = see("https://127.0.0.1:" + secure.getAddress().getPort() + "/down");

        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Seeing.value(seen, "http_redirects")).isEqualTo(1);
        assertThat(Seeing.value(seen, "http_downgrades")).isEqualTo(1);
    }

    private Observation see(String address) throws InterruptedException {
        return Seeing.page(probe, address, any(), Duration.ofSeconds(20));
    }

    private static Check.Http any() {
        return new Check.Http(null, null);
    }

    private int serve(String alias) throws IOException, GeneralSecurityException {
        return server(alias).getAddress().getPort();
    }

    private HttpsServer server(String alias) throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context(alias)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        start(server);
        return server;
    }

    private void start(HttpServer server) {
        servers.add(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }
}
