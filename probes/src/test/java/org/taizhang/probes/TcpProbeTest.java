package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Authority;
import org.taizhang.probes.peer.Peer;

class TcpProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Check.Tcp OPEN = new Check.Tcp(null, null);

    private final TcpProbe probe = new TcpProbe(Clock.systemUTC());

    @Test
    void connectsAndMeasures() throws Exception {
        try (var server = new RawServer((request, answer) -> request.transferTo(OutputStream.nullOutputStream()))) {
            var seen = see("localhost:" + server.port(), OPEN, PATIENCE);

            assertThat(seen.detail()).isNull();
            assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(Seeing.value(seen, "tcp_connect_seconds")).isPositive();
            assertThat(Seeing.value(seen, "tcp_dns_seconds")).isNotNegative();
            assertThat(seen.samples()).noneMatch(sample -> sample.metric().contains("tls"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "\0\5binary SSH-2.0 without an end", "first SSH-2.0\nsecond"})
    void isGreeted(String greeting) throws Exception {
        try (var server = new RawServer((request, answer) -> {
            for (var b : greeting.getBytes(StandardCharsets.UTF_8)) {
                answer.write(b);
                answer.flush();
            }
            request.transferTo(OutputStream.nullOutputStream());
        })) {
            var seen = see("127.0.0.1:" + server.port(), new Check.Tcp(null, "SSH-2.0"), PATIENCE);

            assertThat(seen.detail()).isNull();
            assertThat(Seeing.value(seen, "tcp_first_byte_seconds")).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSH-1.99-old\\n | 127.0.0.1:PORT greets with \"SSH-1.99-old\" and not with \"SSH-2.0\"",
                "cut off | 127.0.0.1:PORT greets with \"cut off\" and not with \"SSH-2.0\"",
                "'' | 127.0.0.1:PORT closed the connection without a greeting",
            })
    void aWrongGreetingIsAFailure(String greeting, String detail) throws Exception {
        try (var server = new RawServer(
                (request, answer) -> answer.write(greeting.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)))) {
            var seen = see("127.0.0.1:" + server.port(), new Check.Tcp(null, "SSH-2.0"), PATIENCE);

            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).isEqualTo(detail.replace("PORT", "" + server.port()));
            assertThat(Seeing.value(seen, "tcp_connect_seconds")).isPositive();
        }
    }

    @Test
    void garbageIsShownAsFarAsItCanBe() throws Exception {
        try (var server = new RawServer((request, answer) -> answer.write(new byte[2000]))) {
            var seen = see("127.0.0.1:" + server.port(), new Check.Tcp(null, "SSH-2.0"), PATIENCE);

            assertThat(seen.detail()).contains("greets with \"" + ".".repeat(80) + "\" and");
        }
    }

    @Test
    void aSilentServerIsLeftAtTheTimeout() throws Exception {
        try (var server = new RawServer((request, answer) -> request.transferTo(OutputStream.nullOutputStream()))) {
            var there = "127.0.0.1:" + server.port();

            var seen = see(there, new Check.Tcp(null, "SSH-2.0"), Duration.ofMillis(300));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail()).isEqualTo("Gave up after 0.3 s while waiting for the greeting of " + there);
        }
    }

    @Test
    void aClosedPortAndAnUnknownName() throws Exception {
        var closed = "127.0.0.1:" + Peer.freePort();

        assertThat(see(closed, OPEN, PATIENCE).detail()).isEqualTo(closed + " refused the connection");
        assertThat(see("nowhere.invalid:22", OPEN, Duration.ofSeconds(60)).detail())
                .isEqualTo("The name nowhere.invalid is not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:0", "localhost:99999", "localhost:22/path", "user@localhost:22", ":22"})
    void anAddressThatIsNone(String address) throws Exception {
        assertThat(see(address, OPEN, PATIENCE).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void speaksTls(@TempDir Path folder) throws Exception {
        var authority = new Authority(folder);
        authority.issue("good", "-ext", "san=dns:localhost", "-validity", "30");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context("good")));
        server.start();
        try {
            var believing = new TcpProbe(Clock.systemUTC(), authority.believed());
            var port = server.getAddress().getPort();

            var seen = see(believing, "localhost:" + port, new Check.Tcp(true, null), PATIENCE);

            assertThat(seen.detail()).isNull();
            assertThat(Seeing.value(seen, "tcp_tls_seconds")).isPositive();
            assertThat(Seeing.value(seen, "tls_certificate_days_left")).isBetween(29.0, 30.0);
            assertThat(see(believing, "127.0.0.1:" + port, new Check.Tcp(true, null), PATIENCE)
                            .detail())
                    .isEqualTo("The certificate of 127.0.0.1 is for another name");
        } finally {
            server.stop(0);
        }
    }

    private Observation see(String address, Check.Tcp check, Duration timeout) throws InterruptedException {
        return see(probe, address, check, timeout);
    }

    private static Observation see(TcpProbe probe, String address, Check.Tcp check, Duration timeout)
            throws InterruptedException {
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, timeout);
    }
}
