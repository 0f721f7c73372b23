package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.ExporterMetric;
import org.taizhang.probes.middleware.ActuatorProbe;
import org.taizhang.probes.middleware.HaproxyProbe;
import org.taizhang.probes.middleware.JolokiaProbe;
import org.taizhang.probes.middleware.NginxStatusProbe;
import org.taizhang.probes.middleware.RabbitmqProbe;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.prometheus.PrometheusProbe;

/** Every probe that fetches over HTTP, against peers that refuse, are silent, slow, locked, or something else. */
class FetchedTest {
    private static final String REFERENCE = "file:reader";
    private static final Fetch FETCH = new Fetch(
            reference -> {
                if (reference.equals(REFERENCE)) return new Credential("reader", "s3cret");
                throw new Failed("There is no credential " + reference);
            },
            Clock.systemUTC());

    /** A probe and a check for it, which names a credential. */
    private record Case(String name, Check check, Probe probe) {
        private Observation see(String address, Duration timeout) throws InterruptedException {
            return Seeing.run(probe, address, check, timeout);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> cases() {
        return cases(REFERENCE);
    }

    private static Stream<Case> cases(String credential) {
        var up = List.of(new ExporterMetric("up", Map.of(), "up", null, null));
        var exporter = new Check.Prometheus(credential, up);
        var haproxy = new Check.Haproxy(credential);
        var nginx = new Check.NginxStatus(credential);
        var rabbitmq = new Check.Rabbitmq(credential);
        var jolokia = new Check.Jolokia(credential);
        var actuator = new Check.Actuator(credential);
        return Stream.of(
                new Case("jolokia", jolokia, (t, r) -> new JolokiaProbe(FETCH).read(t, jolokia, r)),
                new Case("actuator", actuator, (t, r) -> new ActuatorProbe(FETCH).read(t, actuator, r)),
                new Case("prometheus", exporter, (t, r) -> new PrometheusProbe(FETCH).read(t, exporter, r)),
                new Case("haproxy", haproxy, (t, r) -> new HaproxyProbe(FETCH).read(t, haproxy, r)),
                new Case("nginx-status", nginx, (t, r) -> new NginxStatusProbe(FETCH).read(t, nginx, r)),
                new Case("rabbitmq", rabbitmq, (t, r) -> new RabbitmqProbe(FETCH).read(t, rabbitmq, r)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysThatNobodyIsThere(Case one) throws InterruptedException {
        var nobody = "127.0.0.1:" + Peer.freePort();
        var seen = one.see("http://" + nobody, Duration.ofSeconds(5));
        assertThat(seen.detail()).isEqualTo(nobody + " refused the connection");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesUpOnSilence(Case one) throws Exception {
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            var seen = one.see(silent.address(), Duration.ofMillis(200));
            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.detail()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesUpOnABodyThatNeverEnds(Case one) throws Exception {
        try (var slow = new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            answer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n# ".getBytes());
            answer.flush();
            request.readAllBytes();
        })) {
            var seen = one.see(slow.address(), Duration.ofMillis(200));
            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.detail()).contains("waiting for the answer of 127.0.0.1:" + slow.port());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesWhatIsSomethingElse(Case one) throws Exception {
        var page = "<html>s3cret of another</html>";
        try (var other = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page)) {
            var seen = one.see(other.address(), Duration.ofSeconds(5));
            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).startsWith("The answer is no").doesNotContain("s3cret");
        }
        try (var nothing = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(one.see(nothing.address(), Duration.ofSeconds(5)).outcome())
                    .isEqualTo(Outcome.FAILED);
        }
        try (var json = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
            assertThat(one.see(json.address(), Duration.ofSeconds(5)).detail()).startsWith("The answer is no");
        }
        try (var garbage = RawServer.saying("SSH-2.0-OpenSSH_9\r\n")) {
            assertThat(one.see(garbage.address(), Duration.ofSeconds(5)).detail())
                    .startsWith("The connection to ");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysThatItWasNotLetIn(Case one) throws Exception {
        try (var closed = new RawServer((request, answer) -> {
            var known = RawServer.skipHead(request).contains("Authorization: Basic cmVhZGVyOnMzY3JldA==");
            answer.write(("HTTP/1.1 " + (known ? "403 Forbidden" : "500 Lost") + "\r\nContent-Length: 0\r\n\r\n")
                    .getBytes());
        })) {
            var seen = one.see(closed.address(), Duration.ofSeconds(5));
            assertThat(seen.detail()).endsWith(" answered 403").doesNotContain("s3cret", "cmVhZGVyOnMzY3JldA==");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysThatItsCredentialIsMissing(Case one) throws Exception {
        var without = cases("file:nobody")
                .filter(other -> other.name.equals(one.name))
                .findFirst()
                .orElseThrow();
        assertThat(without.see("http://127.0.0.1:1/", Duration.ofSeconds(5)).detail())
                .isEqualTo("There is no credential file:nobody");
    }
}
