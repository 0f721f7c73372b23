package org.taizhang.probes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.probes.Seeing.value;
import static org.taizhang.probes.Seeing.values;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credential;
import org.taizhang.probes.RawServer;
import org.taizhang.probes.Secrets;
import org.taizhang.probes.Seeing;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Redis;

class RedisProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Secrets SECRETS = new Secrets(Map.of(
            "file:watch", new Credential("watch", "s3cret"),
            "file:all", new Credential("", "master-s3cret"),
            "file:poor", new Credential("poor", "s3cret"),
            "file:wrong", new Credential("watch", "wr0ng")));

    private final RedisProbe probe = new RedisProbe(SECRETS);

    @TempDir
    private Path folder;

    private Observation see(int port, String credential, Duration patience) throws InterruptedException {
        var check = new Check.Redis(credential, null);
        return Seeing.run(
                (target, readings) -> probe.read(target, check, readings), "127.0.0.1:" + port, check, patience);
    }

    private Peer start(String name, int port, String... more) throws Exception {
        return Redis.start(Files.createDirectories(folder.resolve(name)), port, more);
    }

    @Test
    void tellsOfItselfAndItsReplica() throws Exception {
        var port = Peer.freePort();
        var replicaPort = Peer.freePort();
        try (var peer = start("primary", port);
                var replica = start("replica", replicaPort, "replicaof 127.0.0.1 " + port)) {
            var seen = see(port, "file:watch", PATIENCE);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(seen, "database_up")).isEqualTo(1);
            assertThat(value(seen, "database_sessions")).isPositive();
            assertThat(value(seen, "database_sessions_limit")).isEqualTo(40);
            assertThat(value(seen, "redis_memory_used_ratio")).isBetween(0.001, 1.0);
            assertThat(value(seen, "redis_persistence_ok")).isEqualTo(1);
            assertThat(seen.facts().get("database_version")).startsWith("Redis 7.");
            assertThat(seen.facts()).containsEntry("redis_role", "master");
            assertThat(value(see(port, "file:all", PATIENCE), "database_up")).isEqualTo(1);

            while (values(seen, "database_replication_lag_seconds").isEmpty()) seen = see(port, "file:watch", PATIENCE);
            assertThat(values(seen, "database_replication_lag_seconds")).containsKey("127.0.0.1:" + replicaPort);
            var other = see(replicaPort, "file:watch", PATIENCE);
            while (value(other, "redis_master_link_up") == 0) other = see(replicaPort, "file:watch", PATIENCE);
            assertThat(other.facts()).containsEntry("redis_role", "slave");

            assertThat(see(port, "file:wrong", PATIENCE).detail()).isEqualTo("Redis does not let the credential in");
            assertThat(see(port, null, PATIENCE).detail()).isEqualTo("Redis wants a credential");
            var poor = see(port, "file:poor", PATIENCE);
            assertThat(poor.detail()).isEqualTo("Redis does not grant what is to be read");
            assertThat(value(poor, "database_up")).isEqualTo(1);
            assertThat(replica.isRunning()).isTrue();
            assertThat(peer.isRunning()).isTrue();
        }
    }

    @Test
    void saysThatNobodyIsThereOrSilent() throws Exception {
        var nobody = Peer.freePort();
        var seen = see(nobody, null, PATIENCE);
        assertThat(seen.detail()).isEqualTo("127.0.0.1:" + nobody + " refused the connection");
        assertThat(value(seen, "database_up")).isZero();
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            assertThat(see(silent.port(), null, Duration.ofMillis(200)).outcome())
                    .isNotEqualTo(Outcome.SUCCEEDED);
        }
        assertThat(see(nobody, "file:nobody", PATIENCE).detail()).isEqualTo("There is no credential file:nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9\r\n",
                "HTTP/1.1 400 Bad\r\n\r\n",
                "\r\n",
                "",
                "$-1\r\n",
                "$99999999\r\n",
                "*3\r\n"
            })
    void refusesWhatIsNotRedis(String answer) throws Exception {
        try (var other = new RawServer((request, out) -> {
            request.readNBytes(14);
            out.write(answer.getBytes());
        })) {
            assertThat(see(other.port(), null, PATIENCE).detail()).isEqualTo("The answer is not Redis's");
        }
    }

    @Test
    void refusesAnAnswerThatIsCutOffOrIsNoInfo() throws Exception {
        try (var cut = new RawServer((request, out) -> {
            request.readNBytes(14);
            out.write("+PONG\r\n$100\r\nredis_".getBytes());
        })) {
            assertThat(see(cut.port(), null, PATIENCE).detail()).isEqualTo("Redis's answer is cut off");
        }
        try (var other = new RawServer((request, out) -> {
            request.readNBytes(14);
            out.write("+PONG\r\n$5\r\nhello\r\n".getBytes());
            out.flush();
            request.readAllBytes();
        })) {
            assertThat(see(other.port(), null, PATIENCE).detail()).isEqualTo("The answer is not Redis's INFO");
        }
    }
}
