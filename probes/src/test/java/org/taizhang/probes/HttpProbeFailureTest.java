package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;

class HttpProbeFailureTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final HttpProbe probe = new HttpProbe(Clock.systemUTC());

    static Stream<Arguments> misbehaviour() {
        return Stream.of(
                Arguments.of("", "127.0.0.1:PORT closed the connection without an answer"),
                Arguments.of("SSH-2.0-OpenSSH_9.2\r\n", "The answer is not HTTP"),
                Arguments.of("HTTP/2 200\r\n\r\n", "The answer is not HTTP"),
                Arguments.of("HTTP/1.1 999 Odd\r\n\r\n", "The answer is not HTTP"),
                Arguments.of("<html>no head at all</html>", "The answer is not HTTP"),
                Arguments.of(OK + "Server: x\r\n", "The connection was closed within the head of the answer"),
                Arguments.of(
                        OK + "X-Large: " + "x".repeat(70_000) + "\r\n\r\n",
                        "The head of the answer is larger than 64 KiB"),
                Arguments.of(OK + "X-Many: 1\r\n".repeat(300) + "\r\n", "The answer has more than 256 header lines"),
                Arguments.of(OK + "Content-Length: 10\r\n\r\n123456789", "The body was cut off after 9 bytes"),
                Arguments.of(OK + "Content-Length: -1\r\n\r\n", "The answer has an invalid Content-Length"),
                Arguments.of(OK + "Content-Length: many\r\n\r\n", "The answer has an invalid Content-Length"),
                Arguments.of(
                        OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                        "The answer has two different Content-Lengths"),
                Arguments.of(
                        OK + "Transfer-Encoding: br, chunked\r\n\r\n", "The answer has an unknown Transfer-Encoding"),
                Arguments.of(OK + chunked("5\r\nabcde\r\n"), "The body was cut off after 5 bytes"),
                Arguments.of(OK + chunked("5\r\nabc"), "The body was cut off after 3 bytes"),
                Arguments.of(OK + chunked("5\r\nabcde"), "The body was cut off after 5 bytes"),
                Arguments.of(OK + chunked("zz\r\nabc"), "The body is not chunked as its head says"),
                Arguments.of(OK + chunked("FFFFFFFFFFFFFFFF\r\nabc"), "The body is not chunked as its head says"),
                Arguments.of(OK + chunked("3\r\nabcdef\r\n0\r\n\r\n"), "The body is not chunked as its head says"),
                Arguments.of(
                        OK + "Content-Encoding: gzip\r\n\r\nplain all the same",
                        "The page is not gzip as its head says"),
                Arguments.of(
                        OK + "Content-Encoding: br\r\n\r\nxyz",
                        "The page comes in an encoding that was not asked for"));
    }

    @ParameterizedTest
    @MethodSource("misbehaviour")
    void saysWhatAServerDoesWrong(String answer, String detail) throws Exception {
        try (var server = RawServer.saying(answer)) {
            var seen = see(server.address(), Duration.ofSeconds(20));

            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).isEqualTo(detail.replace("PORT", "" + server.port()));
            assertThat(seen.samples()).anyMatch(sample -> sample.metric().equals("http_connect_seconds"));
        }
    }

    @Test
    void aRefusedPort() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        var seen = see("http://127.0.0.1:" + port + "/", Duration.ofSeconds(20));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("127.0.0.1:" + port + " refused the connection");
    }

    @Test
    void anUnknownHost() throws Exception {
        var seen = see("http://nowhere.invalid/", Duration.ofSeconds(60));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("The name nowhere.invalid is not known");
    }

    @Test
    void anAddressWithAPassword() throws Exception {
        assertThat(see("http://admin:secret@127.0.0.1/", Duration.ofSeconds(20)).detail())
                .isEqualTo("The address holds a user name, which is refused");
    }

    @Test
    void aConnectionReset() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    RawServer.skipHead(socket.getInputStream());
                    socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException e) {
                    // The probe went away.
                }
            });

            var seen = see("http://127.0.0.1:" + server.getLocalPort() + "/", Duration.ofSeconds(20));

            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail())
                    .isEqualTo("The connection to 127.0.0.1:" + server.getLocalPort() + " broke: Connection reset");
        }
    }

    @Test
    void aSilentServerIsLeftAtTheTimeout() throws Exception {
        var left = new CountDownLatch(1);
        try (var server = new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            try {
                request.read();
            } finally {
                left.countDown();
            }
        })) {
            var seen = see(server.address(), Duration.ofMillis(200));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail())
                    .isEqualTo("Gave up after 0.2 s while waiting for the answer of 127.0.0.1:" + server.port());
            assertThat(seen.samples()).anyMatch(sample -> sample.metric().equals("http_connect_seconds"));
            Eventually.isDone("the connection's end", left);
        }
    }

    @Test
    void aBodyThatDripsIsLeftAtTheTimeout() throws Exception {
        var left = new CountDownLatch(1);
        try (var server = new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            answer.write((OK + "Content-Length: 1000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            try {
                while (true) {
                    answer.write('.');
                    LockSupport.parkNanos(1_000_000);
                }
            } finally {
                left.countDown();
            }
        })) {
            var seen = see(server.address(), Duration.ofMillis(300));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail())
                    .isEqualTo("Gave up after 0.3 s while reading the page of 127.0.0.1:" + server.port());
            assertThat(Seeing.value(seen, "http_status_code")).isEqualTo(200);
            Eventually.isDone("the connection's end", left);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPortThatDropsConnectionsIsLeftAtTheTimeout() throws Exception {
        var waiting = new ArrayList<SocketChannel>();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (var i = 0; i < 8; i++) {
                var channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()));
            }

            var seen = see("http://127.0.0.1:" + full.getLocalPort() + "/", Duration.ofMillis(300));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail())
                    .isEqualTo("Gave up after 0.3 s while connecting to 127.0.0.1:" + full.getLocalPort());
        } finally {
            for (var channel : waiting) channel.close();
        }
    }

    private Observation see(String address, Duration timeout) throws InterruptedException {
        return Seeing.page(probe, address, new Check.Http("a keyword", null), timeout);
    }

    private static String chunked(String body) {
        return "Transfer-Encoding: chunked\r\n\r\n" + body;
    }
}
