package org.taizhang.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.domain.target.Check.Snmp.Profile;
import org.taizhang.domain.target.Check.Snmp.Version;
import org.taizhang.domain.target.SnmpValue;
import org.taizhang.domain.target.SnmpValue.Read;
import org.taizhang.probes.Eventually;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Snmp;

/** Against net-snmp's own agent on this machine. */
class SnmpProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    private static Path folder;

    private static Peer snmpd;
    private static int port;

    private final SnmpProbe probe = new SnmpProbe(SnmpAgents::find, new TrapInbox());

    @BeforeAll
    static void start() throws IOException {
        port = Peer.freeUdpPort();
        snmpd = Snmp.agent(folder, port);
    }

    @AfterAll
    static void stop() {
        if (snmpd != null) snmpd.close();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    private Observation run(Check.Snmp check) {
        return SnmpAgents.run(probe, UUID.randomUUID(), check, PATIENCE);
    }

    private static Map<String, Double> values(Observation seen) {
        return seen.samples().stream()
                .collect(Collectors.toMap(
                        sample -> sample.metric() + (sample.instance().isEmpty() ? "" : "{" + sample.instance() + "}"),
                        sample -> sample.value()));
    }

    @Test
    void readsAMachine() {
        var check = new Check.Snmp(
                Version.V2C,
                port,
                "file:public",
                null,
                null,
                null,
                Profile.HOST,
                null,
                List.of("snmpd", "no-such-program"),
                null);
        var target = UUID.randomUUID();
        SnmpAgents.run(probe, target, check, PATIENCE);
        var seen = SnmpAgents.run(probe, target, check, PATIENCE);

        assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
        var values = values(seen);
        assertThat(values)
                .containsEntry("host_process_running{snmpd}", 1.0)
                .containsEntry("host_process_running{no-such-program}", 0.0)
                .containsKeys(
                        "host_load1",
                        "host_load15",
                        "host_uptime_seconds",
                        "host_processes",
                        "host_swap_used_ratio",
                        "host_filesystem_total_bytes{/}",
                        "host_filesystem_inodes_used_ratio{/}");
        assertThat(values.get("host_memory_used_ratio")).isBetween(0.0, 1.0);
        assertThat(values.get("host_memory_total_bytes")).isGreaterThan(values.get("host_memory_available_bytes"));
        assertThat(values.get("host_filesystem_used_ratio{/}")).isBetween(0.0, 1.0);
        assertThat(seen.samples())
                .filteredOn(sample -> sample.metric().endsWith("_per_second"))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.value()).isNotNegative());
        assertThat(seen.facts()).containsEntry("snmp_name", "值班机").containsKey("snmp_description");
    }

    @ParameterizedTest
    @CsvSource({"file:user,SHA256,file:privacy,AES128", "file:weak,SHA,,"})
    void letsInUsersOfVersion3(String user, Authentication authentication, String privacy, Privacy protocol) {
        var seen = run(SnmpAgents.user(user, port, authentication, privacy, protocol));

        assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(values(seen)).containsKey("snmp_uptime_seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "file:stranger,file:privacy,does not know the user",
        "file:wrong-user,file:privacy,refuses the authentication passphrase or its protocol",
        "file:user,file:wrong-privacy,'did not answer: no agent is there, or the privacy passphrase or the version is wrong'",
        "file:user,,answered with the error Authorization error",
        "file:short,file:privacy,The passphrase of file:short is shorter than the 8 characters of SNMP v3",
        "file:public,file:privacy,The credential file:public names no user for SNMP v3",
        "file:none,,There is no credential file:none",
    })
    void saysWhyAUserIsNotLetIn(String user, String privacy, String why) {
        var seen = SnmpAgents.run(
                probe, UUID.randomUUID(), SnmpAgents.user(user, port, null, privacy, null), Duration.ofSeconds(4));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).contains(why).doesNotContain("authpass", "privpass");
    }

    @Test
    void aWrongProtocolIsNotLetIn() {
        var seen = run(SnmpAgents.user("file:user", port, Authentication.SHA512, "file:privacy", Privacy.AES128));

        assertThat(seen.detail()).contains("refuses the authentication passphrase or its protocol");
    }

    @Test
    void aSecretThatWasCorrectedLetsInAtOnce() {
        var target = UUID.randomUUID();
        SnmpAgents.run(probe, target, SnmpAgents.user("file:wrong-user", port, null, "file:privacy", null), PATIENCE);
        var seen =
                SnmpAgents.run(probe, target, SnmpAgents.user("file:user", port, null, "file:privacy", null), PATIENCE);

        assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void anUnknownCommunityIsSilence() {
        var seen = SnmpAgents.run(
                probe, UUID.randomUUID(), SnmpAgents.community("file:wrong", port, null), Duration.ofMillis(800));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail())
                .isEqualTo("127.0.0.1:" + port
                        + " did not answer: no agent is there, or the community or the version is wrong");
    }

    @Test
    void whatTheDeviceDoesNotHaveIsAFailure() {
        var seen = run(SnmpAgents.community(
                "file:public",
                port,
                null,
                new SnmpValue("1.3.6.1.4.1.99999.1", "storage_used_ratio", null, null, null, null, null),
                new SnmpValue("1.3.6.1.2.1.1.5.0", "snmp_own_name", null, Read.FACT, null, null, null)));

        assertThat(seen.detail()).isEqualTo("127.0.0.1:" + port + " has nothing at 1.3.6.1.4.1.99999.1");
    }

    @Test
    void garbageIsPassedOver() throws IOException {
        try (var relay = new Relay(port)) {
            relay.babbles = true;
            var seen = SnmpAgents.run(
                    probe, UUID.randomUUID(), SnmpAgents.community("file:public", relay.port(), null), PATIENCE);

            assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            relay.drops = Integer.MAX_VALUE;
            var babble = SnmpAgents.run(
                    probe,
                    UUID.randomUUID(),
                    SnmpAgents.community("file:public", relay.port(), null),
                    Duration.ofMillis(800));
            assertThat(babble.detail()).contains(" did not answer: ");
        }
        assertThat(run(SnmpAgents.community("file:public", port, null)).outcome())
                .as("the socket that all share is well")
                .isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aRequestThatGetsLostIsSentAgain() throws IOException {
        try (var relay = new Relay(port)) {
            relay.drops = 1;
            var seen = SnmpAgents.run(
                    probe,
                    UUID.randomUUID(),
                    SnmpAgents.community("file:public", relay.port(), null),
                    Duration.ofSeconds(8));

            assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(relay.drops).isZero();
        }
    }

    @Test
    void anInterruptGivesUp() throws Exception {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var check = SnmpAgents.community("file:public", silent.getLocalPort(), null);
            var target = new Watched(UUID.randomUUID(), "127.0.0.1", check, Duration.ofHours(1), Duration.ofHours(1));
            var gaveUp = new CountDownLatch(1);
            var reading = Thread.ofVirtual().start(() -> {
                try {
                    probe.read(target, check, new Readings());
                } catch (InterruptedException e) {
                    gaveUp.countDown();
                } catch (IOException e) {
                    // It was not the interrupt: the latch tells.
                }
            });
            silent.receive(new DatagramPacket(new byte[1500], 1500));
            reading.interrupt();

            Eventually.isDone("it gave up", gaveUp);
        }
    }
}
