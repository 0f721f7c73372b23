package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.taizhang.probes.peer.Peer;

class FetchTest {
    private static final Map<String, Credential> KNOWN =
            Map.of("file:reader", new Credential("reader", "s3cret"), "file:token", new Credential("", "t0ken"));

    private final Fetch fetch = new Fetch(FetchTest::find, Clock.systemUTC());
    private HttpServer server;

    private static Credential find(String reference) throws Failed {
        var found = KNOWN.get(reference);
        if (found == null) throw new Failed("There is no credential " + reference);
        return found;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = (exchange.getRequestMethod() + " " + authorization + " " + body + " 政务")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/closed") ? 401 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String get(String path, String credential) throws Exception {
        return fetch.get(url(path), credential, Duration.ofSeconds(5), new Readings());
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Test
    void getsAndPosts() throws Exception {
        assertThat(get("/", null)).isEqualTo("GET null  政务");
        assertThat(fetch.post(url("/"), "{}", null, Duration.ofSeconds(5), new Readings()))
                .isEqualTo("POST null {} 政务");
    }

    @Test
    void goesInWithWhatTheReferenceStandsFor() throws Exception {
        assertThat(get("/", "file:reader")).startsWith("GET Basic cmVhZGVyOnMzY3JldA== ");
        assertThat(get("/", "file:token")).startsWith("GET Bearer t0ken ");
        assertThatThrownBy(() -> get("/", "file:nobody")).hasMessage("There is no credential file:nobody");
    }

    @Test
    void saysWhatWasWrong() {
        assertThatThrownBy(() -> get("/closed", "file:reader"))
                .isInstanceOf(Failed.class)
                .hasMessageEndingWith("/closed answered 401")
                .hasMessageNotContaining("s3cret");
        var nobody = "localhost:" + Peer.freePort();
        assertThatThrownBy(() -> fetch.get("http://" + nobody, null, Duration.ofSeconds(5), new Readings()))
                .hasMessage(nobody + " refused the connection");
        assertThatThrownBy(() -> fetch.get("no address", null, Duration.ofSeconds(5), new Readings()))
                .hasMessage("This is no web address: no address");
    }

    @Test
    void garbageAndSilenceFail() throws Exception {
        try (var garbage = RawServer.saying("SSH-2.0-OpenSSH\r\n\r\n")) {
            assertThatThrownBy(() -> fetch.get(garbage.address(), null, Duration.ofSeconds(5), new Readings()))
                    .isInstanceOf(Failed.class)
                    .hasMessageStartingWith("The connection to 127.0.0.1:" + garbage.port() + " broke");
        }
        try (var odd = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: some\r\n\r\n")) {
            assertThatThrownBy(() -> fetch.get(odd.address(), null, Duration.ofSeconds(5), new Readings()))
                    .hasMessage("The answer of 127.0.0.1:" + odd.port() + " could not be read");
        }
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            assertThatThrownBy(() -> fetch.get(silent.address(), null, Duration.ofMillis(50), new Readings()))
                    .isInstanceOf(Failed.class);
        }
    }
}
