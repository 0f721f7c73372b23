package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Authority;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.TlsServer;

class TlsProbeTest {
    private static final Check.Tls LENIENT = new Check.Tls(null, null);

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static TlsProbe probe;

    @BeforeAll
    static void issue() throws Exception {
        authority = new Authority(folder);
        authority.issue("good", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "30");
        authority.issue("expired", "-ext", "san=dns:localhost", "-startdate", "-30d", "-validity", "20");
        probe = new TlsProbe(Clock.systemUTC(), authority.believed());
    }

    @Test
    void seesTheCertificateAndTheVersions() throws Exception {
        var port = Peer.freePort();
        try (var peer = serve(port, "good")) {
            var seen = see("localhost:" + port, new Check.Tls(null, true));

            assertThat(seen.detail()).as(peer.output()).isNull();
            assertThat(Seeing.value(seen, "tls_certificate_days_left")).isBetween(29.0, 30.0);
            assertThat(Seeing.value(seen, "tls_chain_certificates")).isEqualTo(2);
            assertThat(seen.samples())
                    .contains(
                            new Sample("tls_weak_protocol_offered", "TLSv1.0", 0),
                            new Sample("tls_weak_protocol_offered", "TLSv1.1", 0));
            assertThat(seen.facts())
                    .containsEntry("tls_protocol", "TLSv1.3")
                    .containsEntry("tls_certificate_subject", "CN=good")
                    .containsEntry("tls_certificate_issuer", "CN=Authority")
                    .containsKeys("tls_cipher_suite", "tls_certificate_not_after");
            assertThat(seen.facts().get("tls_certificate_sha256")).matches("[0-9a-f]{64}");
        }
    }

    @ParameterizedTest
    @CsvSource({"-no_tls1_1,TLSv1.0", "-no_tls1,TLSv1.1"})
    void seesWhichOldVersionIsOffered(String without, String version) throws Exception {
        var port = Peer.freePort();
        try (var peer = serve(port, "good", "-cipher", "ALL:@SECLEVEL=0", without)) {
            var seen = see("localhost:" + port, LENIENT);

            assertThat(seen.detail()).as(peer.output()).isNull();
            assertThat(seen.samples())
                    .filteredOn(sample -> sample.metric().equals("tls_weak_protocol_offered"))
                    .allMatch(sample -> sample.value() == (sample.instance().equals(version) ? 1 : 0))
                    .hasSize(2);
            assertThat(see("localhost:" + port, new Check.Tls(null, true)).detail())
                    .isEqualTo("localhost:" + port + " still offers " + version);
        }
    }

    @Test
    void aServerOfAWrongVersionOnly() throws Exception {
        var port = Peer.freePort();
        try (var peer = serve(port, "good", "-cipher", "ALL:@SECLEVEL=0", "-tls1")) {
            var seen = see("localhost:" + port, LENIENT);

            assertThat(seen.outcome()).as(peer.output()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).startsWith("The TLS handshake with localhost:" + port + " failed: ");
        }
    }

    @Test
    void aCertificateThatIsNotBelievedIsShownAllTheSame() throws Exception {
        var port = Peer.freePort();
        try (var peer = serve(port, "expired")) {
            var seen = see("localhost:" + port, LENIENT);

            assertThat(seen.outcome()).as(peer.output()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).startsWith("The certificate of localhost expired on ");
            assertThat(Seeing.value(seen, "tls_certificate_days_left")).isBetween(-11.0, -9.0);
            assertThat(seen.facts()).containsEntry("tls_certificate_subject", "CN=expired");
        }
    }

    @Test
    void theNameIsThatOfTheCheck() throws Exception {
        var port = Peer.freePort();
        try (var peer = serve(port, "good")) {
            assertThat(see("127.0.0.1:" + port, new Check.Tls("localhost", null))
                            .detail())
                    .as(peer.output())
                    .isNull();
            assertThat(see("127.0.0.1:" + port, new Check.Tls("portal.example", null))
                            .detail())
                    .isEqualTo("The certificate of portal.example is for another name");
        }
    }

    @Test
    void nobodyGarbageAndSilence() throws Exception {
        var closed = "127.0.0.1:" + Peer.freePort();
        assertThat(see(closed, LENIENT).detail()).isEqualTo(closed + " refused the connection");
        try (var garbage = new RawServer((request, answer) -> {
            answer.write("220 mail ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            request.transferTo(OutputStream.nullOutputStream());
        })) {
            assertThat(see("127.0.0.1:" + garbage.port(), LENIENT).detail())
                    .startsWith("The TLS handshake with 127.0.0.1:" + garbage.port() + " failed: ");
        }
        try (var silent = new RawServer((request, answer) -> request.transferTo(OutputStream.nullOutputStream()))) {
            var seen = see("127.0.0.1:" + silent.port(), LENIENT, Duration.ofMillis(300));

            assertThat(seen.detail())
                    .isEqualTo("Gave up after 0.3 s while shaking hands with 127.0.0.1:" + silent.port());
        }
    }

    private static Peer serve(int port, String alias, String... options) throws Exception {
        return TlsServer.start(folder, port, authority, alias, options);
    }

    private static Observation see(String address, Check.Tls check) throws InterruptedException {
        return see(address, check, Duration.ofSeconds(20));
    }

    private static Observation see(String address, Check.Tls check, Duration timeout) throws InterruptedException {
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, timeout);
    }
}
