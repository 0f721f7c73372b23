package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.RejectAllPublickeyAuthenticator;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Output;
import org.taizhang.domain.target.Check.Ssh.Reading;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Sshd;

class SshProbeTest {
    private static final String NOBODYS_KEY = "SHA256:" + "A".repeat(43);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ConcurrentHashMap<String, Credential> known = new ConcurrentHashMap<>();
    private final SshProbe probe = new SshProbe(reference -> {
        var found = known.get(reference);
        if (found == null) throw new Failed("There is no credential " + reference);
        return found;
    });

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        probe.close();
    }

    private Observation run(int port, Check.Ssh check, Duration timeout) throws InterruptedException {
        return run(new Watched(UUID.randomUUID(), "127.0.0.1:" + port, check, LONG, timeout));
    }

    private Observation run(Watched target) throws InterruptedException {
        var check = (Check.Ssh) target.check();
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC()).run(target);
    }

    private static Check.Ssh command(String hostKey, String command, Output output) {
        return new Check.Ssh("file:machine", hostKey, null, null, command, output);
    }

    /** A server within this machine, which takes a password. */
    private static final class Server implements AutoCloseable {
        private final SshServer server = SshServer.setUpDefaultServer();
        private final KeyPair key;

        private Server() throws Exception {
            key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(KeyPairProvider.wrap(key));
            server.setPasswordAuthenticator(
                    (user, password, session) -> user.equals("monitor") && password.equals("s3cret"));
            server.setPublickeyAuthenticator(RejectAllPublickeyAuthenticator.INSTANCE);
            server.setCommandFactory(new ProcessShellCommandFactory());
            server.start();
        }

        private String print() {
            return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        }

        @Override
        public void close() throws Exception {
            server.stop(true);
        }
    }

    @Test
    void opensshIsReadWithAPrivateKey() throws Exception {
        var port = Peer.freePort();
        String print;
        try (var peer = Sshd.start(folder, port)) {
            print = Sshd.fingerprint(folder);
            known.put("file:machine", new Credential(System.getProperty("user.name"), Sshd.privateKey(folder)));
            var check = new Check.Ssh("file:machine", print, null, List.of("sshd", "no-such-process"), null, null);
            var target = new Watched(UUID.randomUUID(), "127.0.0.1:" + port, check, LONG, LONG);
            run(target);
            var seen = run(target);

            assertThat(seen.detail()).as(peer.output()).isNull();
            for (var metric : List.of("host_load1", "host_uptime_seconds", "host_memory_total_bytes", "host_processes"))
                assertThat(Seeing.value(seen, metric)).as(metric).isNotNegative();
            for (var ratio : List.of("host_memory_used_ratio", "host_filesystem_used_ratio", "host_swap_used_ratio"))
                assertThat(Seeing.value(seen, ratio)).as(ratio).isBetween(0.0, 1.0);
            assertThat(seen.samples()).contains(new Sample("host_process_running", "no-such-process", 0));
            assertThat(seen.samples())
                    .filteredOn(sample -> sample.instance().equals("sshd"))
                    .singleElement()
                    .satisfies(sample -> assertThat(sample.value()).isPositive());
            assertThat(run(port, command(print, "echo 'a=1'", Output.VALUES), LONG)
                            .samples())
                    .contains(new Sample("script_value", "a", 1));
            assertThat(run(port, command(NOBODYS_KEY, "echo 1", Output.VALUE), LONG)
                            .detail())
                    .startsWith("127.0.0.1:" + port + " shows another key than the one that is pinned, " + print);
        }
        assertThat(run(port, command(print, "echo 1", Output.VALUE), LONG).detail())
                .isEqualTo("127.0.0.1:" + port + " did not answer as an SSH server");
    }

    @Test
    void aPasswordAndACommandOfOnesOwn() throws Exception {
        known.put("file:machine", new Credential("monitor", "s3cret"));
        try (var server = new Server()) {
            var port = server.server.getPort();
            assertThat(run(port, command(server.print(), "echo 'OK|n=2s'", null), LONG)
                            .samples())
                    .contains(Sample.of("script_state", 0), new Sample("script_value", "n", 2));
            assertThat(run(port, command(server.print(), "echo full; exit 2", null), LONG)
                            .detail())
                    .isEqualTo("CRITICAL: full");
            assertThat(run(port, command(server.print(), "yes", Output.VALUE), LONG)
                            .detail())
                    .isEqualTo("The command printed more than 1 MiB");
            var slow = run(port, command(server.print(), "sleep 60", Output.VALUE), Duration.ofSeconds(2));
            assertThat(slow.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        }
    }

    @Test
    void wrongCredentialsAndAnotherKeyAreSaidAndNoSecretIs() throws Exception {
        try (var server = new Server()) {
            var port = server.server.getPort();
            known.put("file:machine", new Credential("monitor", "wr0ng"));
            assertThat(run(port, command(server.print(), "echo 1", Output.VALUE), LONG)
                            .detail())
                    .isEqualTo("127.0.0.1:" + port + " refused the credential");
            known.put("file:machine", new Credential("monitor", "-----BEGIN NONSENSE-----\nwr0ng"));
            assertThat(run(port, command(server.print(), "echo 1", Output.VALUE), LONG)
                            .detail())
                    .startsWith("The credential holds no private key that can be used")
                    .doesNotContain("wr0ng");
            known.clear();
            assertThat(run(port, command(server.print(), "echo 1", Output.VALUE), LONG)
                            .detail())
                    .isEqualTo("There is no credential file:machine");
        }
    }

    @Test
    void garbageAndSilenceFail() throws Exception {
        known.put("file:machine", new Credential("monitor", "s3cret"));
        try (var garbage = RawServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            var seen = run(garbage.port(), command(NOBODYS_KEY, "echo 1", Output.VALUE), Duration.ofMillis(500));
            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.detail()).contains("127.0.0.1:" + garbage.port());
        }
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            var seen = run(silent.port(), command(NOBODYS_KEY, "echo 1", Output.VALUE), Duration.ofMillis(500));
            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        }
    }

    @Test
    void aMachineThatShowsSomethingElseFailsAndKeepsWhatItShowed() {
        var check = new Check.Ssh("file:m", NOBODYS_KEY, List.of(Reading.LOAD, Reading.MEMORY), null, null, null);
        var readings = new Readings();
        var text = "@@taizhang LOAD\n10.5 3\n0.1 0.2 0.3 1/2 3\ncpu 1 2 3 4 5 6 7 8\n@@taizhang MEMORY\nno such file\n";
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new SshSystem().read(UUID.randomUUID(), check, new SshProbe.Answer(text, 0), readings)))
                .isInstanceOf(Failed.class)
                .hasMessage("The machine did not show [MEMORY]");
        assertThat(readings.close()).contains(Sample.of("host_load5", 0.2), Sample.of("host_uptime_seconds", 10.5));
    }
}
