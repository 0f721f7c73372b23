package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Step;
import org.taizhang.domain.target.Step.Capture;
import org.taizhang.probes.peer.Authority;
import org.taizhang.probes.peer.Peer;

class TransactionProbeFailureTest {
    private static final String SECRET = "hunter2-is-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Step SEND =
            TransactionProbeTest.step("send", "/", List.of(new Step.Field("password", "{secret}")), null);

    private final TransactionProbe probe =
            new TransactionProbe(reference -> new Credential("", SECRET), Clock.systemUTC());
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void nothingWasToldThatIsSecret() {
        root.detachAppender(logged);
        assertThat(logged.list)
                .noneMatch(event -> event.getFormattedMessage().contains(SECRET)
                        || (event.getThrowableProxy() != null
                                && ThrowableProxyUtil.asString(event.getThrowableProxy())
                                        .contains(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage " + SECRET + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + SECRET,
                "HTTP/1.1 200 OK\r\nContent-Length: " + SECRET + "\r\n\r\n",
                "HTTP/1.1 500 " + SECRET + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://[" + SECRET + "/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /?echo=" + SECRET + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 307 Again\r\nLocation: http://elsewhere.invalid/?" + SECRET + "\r\nContent-Length: 0\r\n\r\n",
                "",
            })
    void aServerThatBreaksAndEchoesTellsNothing(String answer) throws Exception {
        try (var server = saying(answer)) {
            var seen = see(server.address(), PATIENCE, SEND);

            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).startsWith("Step \"send\" failed: ").doesNotContain(SECRET);
            assertThat(seen.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void aFormIsNotSentOnToAnotherHost() throws Exception {
        try (var server = saying("HTTP/1.1 307 On\r\nLocation: http://127.0.0.2:1/\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(see(server.address(), PATIENCE, SEND).detail())
                    .isEqualTo("Step \"send\" failed: it would send the form on to 127.0.0.2:1");
        }
    }

    @Test
    void aRedirectElsewhereTakesNoLaterStepThere() throws Exception {
        var there = new LinkedBlockingQueue<String>();
        var here = new LinkedBlockingQueue<String>();
        try (var other = new RawServer((request, answer) -> {
                    there.add(RawServer.skipHead(request));
                    answer.write("HTTP/1.1 204 Done\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
                var site = new RawServer((request, answer) -> {
                    var head = RawServer.skipHead(request);
                    here.add(head);
                    var isFirst = head.startsWith("GET");
                    answer.write((isFirst
                                    ? "HTTP/1.1 302 On\r\nLocation: " + other.address()
                                            + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                                    : "HTTP/1.1 204 Done\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                })) {
            var first = new Step(
                    "open",
                    null,
                    "/",
                    List.of(new Step.Field("X-Key", "{secret}")),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

            assertThat(see(site.address(), PATIENCE, first, SEND).detail()).isNull();

            assertThat(here).hasSize(2);
            assertThat(there).hasSize(1).noneMatch(head -> head.contains(SECRET));
            assertThat(see(
                                    site.address(),
                                    PATIENCE,
                                    TransactionProbeTest.step("named", other.address(), List.of(), null),
                                    TransactionProbeTest.step("go on", "next", List.of(), null))
                            .detail())
                    .isNull();
            assertThat(there).hasSize(3);
        }
    }

    @Test
    void aCapturedLinkLeadsNowhereElse() throws Exception {
        var page = "<a href='http://127.0.0.2:1/phish'>";
        try (var server = saying("HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page)) {
            var open = TransactionProbeTest.step("open", "/", null, null, new Capture("link", "a", "href", null));
            var follow = TransactionProbeTest.step(
                    "follow", "{link}", List.of(new Step.Field("password", "{secret}")), null);

            assertThat(see(server.address(), PATIENCE, open, follow).detail())
                    .isEqualTo("Step \"follow\" failed: the link leads to another site, 127.0.0.2:1");
        }
    }

    @Test
    void aValueThatNoHeaderCanHoldIsNotTold() throws Exception {
        var breaking = new TransactionProbe(reference -> new Credential("", SECRET + "\r\nX: y"), Clock.systemUTC());
        var step = new Step(
                "ask",
                null,
                "/",
                List.of(new Step.Field("X-Key", "{secret}")),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var host = new Step(
                "ask",
                null,
                "/",
                List.of(new Step.Field("Host", "{secret}")),
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        for (var asked : List.of(step, host)) {
            var check = new Check.Transaction(List.of(asked), "file:any");
            var seen = Seeing.run(
                    (target, readings) -> breaking.read(target, check, readings),
                    "http://127.0.0.1:1/",
                    check,
                    PATIENCE);

            assertThat(seen.detail()).isEqualTo("Step \"ask\" failed: one of its headers cannot be sent");
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("application/json", "a\\\"b\\\\c\\u000a<&>"),
                Arguments.of("text/xml", "a&quot;b\\c\n&lt;&amp;&gt;"),
                Arguments.of("application/x-www-form-urlencoded", "a%22b%5Cc%0A%3C%26%3E"),
                Arguments.of("text/plain", "a\"b\\c\n<&>"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsFilledIntoABodyIsEscapedAsItsKindWants(String type, String expected) throws Exception {
        var asked = new LinkedBlockingQueue<String>();
        try (var server = new RawServer((request, answer) -> {
            var head = RawServer.skipHead(request);
            var length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            asked.add(new String(request.readNBytes(length), StandardCharsets.UTF_8));
            answer.write("HTTP/1.1 204 Done\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            var filling = new TransactionProbe(reference -> new Credential("", "a\"b\\c\n<&>"), Clock.systemUTC());
            var step = new Step(
                    "call",
                    "PUT",
                    "/",
                    List.of(new Step.Field("content-type", type)),
                    null,
                    "{\"key\": \"{secret}\"}",
                    null,
                    null,
                    null,
                    null,
                    null);
            var check = new Check.Transaction(List.of(step), "file:any");

            var seen = Seeing.run(
                    (target, readings) -> filling.read(target, check, readings), server.address(), check, PATIENCE);

            assertThat(seen.detail()).isNull();
            assertThat(Eventually.comes(asked)).isEqualTo("{\"key\": \"" + expected + "\"}");
        }
    }

    @Test
    void anExpressionThatGoesOnForAgesEndsWithTheRun() throws Exception {
        var page = "a".repeat(40) + "b";
        try (var server = saying("HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page)) {
            var seen = see(
                    server.address(),
                    Duration.ofMillis(500),
                    TransactionProbeTest.step("open", "/", null, null, new Capture("x", null, null, "(a+)+\\1z")));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail()).isEqualTo("Gave up after 0.5 s while doing step \"open\"");
        }
    }

    @Test
    void silenceAndAClosedPort() throws Exception {
        try (var silent = new RawServer((request, answer) -> request.transferTo(OutputStream.nullOutputStream()))) {
            var seen = see(silent.address(), Duration.ofMillis(300), SEND);

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail()).isEqualTo("Gave up after 0.3 s while doing step \"send\"");
        }
        assertThat(see("http://127.0.0.1:" + Peer.freePort() + "/", PATIENCE, SEND)
                        .detail())
                .isEqualTo("Step \"send\" failed: the site refused the connection");
    }

    @Test
    void aSiteThatCannotBeReachedIsDownAndNoStepOfItFails() throws Exception {
        var closed = see("http://127.0.0.1:" + Peer.freePort() + "/", PATIENCE, SEND);
        assertThat(Seeing.value(closed, "probe_success")).isZero();
        assertThat(Seeing.values(closed, "transaction_step_ok")).isEmpty();
        try (var server = saying("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(Seeing.values(see(server.address(), PATIENCE, SEND), "transaction_step_ok"))
                    .containsEntry("send", 0.0);
        }
        var served = new AtomicInteger();
        try (var once = new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            if (served.getAndIncrement() == 0)
                answer.write("HTTP/1.1 204 Done\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            var open = TransactionProbeTest.step("open", "/", List.of(), null);
            assertThat(Seeing.values(see(once.address(), PATIENCE, open, SEND), "transaction_step_ok"))
                    .containsEntry("open", 1.0)
                    .containsEntry("send", 0.0);
        }
    }

    @Test
    void aSiteWhoseCertificateIsNotBelieved(@TempDir Path folder) throws Exception {
        var authority = new Authority(folder);
        authority.issue("good", "-ext", "san=dns:localhost", "-validity", "30");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context("good")));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "https://localhost:" + server.getAddress().getPort() + "/";
            assertThat(see(address, PATIENCE, SEND).detail())
                    .isEqualTo("Step \"send\" failed: The certificate of the site is not of a trusted authority");

            var believing = new TransactionProbe(
                    reference -> new Credential("", SECRET), Clock.systemUTC(), authority.believed());
            var check = new Check.Transaction(List.of(SEND), "file:any");
            var seen =
                    Seeing.run((target, readings) -> believing.read(target, check, readings), address, check, PATIENCE);
            assertThat(seen.detail()).isNull();
        } finally {
            server.stop(0);
        }
    }

    /** Reads what is sent before it answers, else the kernel resets the connection. */
    private static RawServer saying(String answer) throws Exception {
        return new RawServer((InputStream request, OutputStream out) -> {
            var head = RawServer.skipHead(request);
            var length = head.replaceAll("(?si).*content-length: (\\d+).*", "$1");
            if (!length.equals(head)) request.readNBytes(Integer.parseInt(length));
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private Observation see(String address, Duration timeout, Step... steps) throws InterruptedException {
        var check = new Check.Transaction(List.of(steps), "file:any");
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, timeout);
    }
}
