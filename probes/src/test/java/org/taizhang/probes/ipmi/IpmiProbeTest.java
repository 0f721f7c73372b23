package org.taizhang.probes.ipmi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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
import org.taizhang.domain.target.Check.Ipmi.Privilege;
import org.taizhang.domain.target.Check.Ipmi.Suite;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;
import org.taizhang.probes.peer.IpmiSimulator;
import org.taizhang.probes.peer.Peer;

/** Against OpenIPMI's simulated controller: five sensors that measure, three with states, of which a drive has failed. */
class IpmiProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Credential> KNOWN = Map.of(
            "file:bmc", new Credential("monuser", "monpass"),
            "file:wrong", new Credential("monuser", "monpast"),
            "file:low", new Credential("test", "test"),
            "file:stranger", new Credential("nobody", "monpass"));

    @TempDir
    private static Path folder;

    private static Peer controller;
    private static int port;

    private final IpmiProbe probe = new IpmiProbe(IpmiProbeTest::find);

    private static Credential find(String reference) throws Failed {
        var found = KNOWN.get(reference);
        if (found == null) throw new Failed("There is no credential " + reference);
        return found;
    }

    @BeforeAll
    static void start() throws IOException {
        Peer.needs("ipmi_sim", "openipmi");
        port = Peer.freeUdpPort();
        try (var own = IpmiProbeTest.class.getResourceAsStream("/ipmi/bmc.emu")) {
            var emulation = new String(own.readAllBytes(), StandardCharsets.UTF_8);
            controller = IpmiSimulator.start(folder, port, Peer.freePort(), emulation);
        }
    }

    @AfterAll
    static void stop() {
        if (controller != null) controller.close();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    private Observation run(UUID target, int at, String credential, Privilege privilege, Suite suite, Duration timeout)
            throws InterruptedException {
        var check = new Check.Ipmi(at, credential, privilege, suite);
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC())
                .run(new Watched(target, "127.0.0.1", check, Duration.ofMinutes(1), timeout));
    }

    private Observation run(String credential, Privilege privilege, Suite suite) throws InterruptedException {
        return run(UUID.randomUUID(), port, credential, privilege, suite, Duration.ofSeconds(4));
    }

    private static Map<String, Double> values(Observation seen) {
        return seen.samples().stream()
                .collect(Collectors.toMap(
                        sample -> sample.metric() + (sample.instance().isEmpty() ? "" : "{" + sample.instance() + "}"),
                        sample -> sample.value()));
    }

    @Test
    void readsSensorsChassisAndEvents() throws InterruptedException {
        var target = UUID.randomUUID();
        for (var privilege : Privilege.values()) {
            var seen = run(target, port, "file:bmc", privilege, Suite.SHA1_AES128, PATIENCE);

            assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(values(seen))
                    .containsEntry("hardware_temperature_celsius{CPU Temp}", 45.0)
                    .containsEntry("hardware_temperature_celsius{Inlet Temp}", 24.0)
                    .containsEntry("hardware_fan_rpm{Fan1}", 4200.0)
                    .containsEntry("hardware_power_watts{PSU1 Input Power}", 240.0)
                    .containsEntry("hardware_sensor_ok{PSU1 Status}", 1.0)
                    .containsEntry("hardware_sensor_ok{Drive 0}", 0.0)
                    .containsEntry("hardware_sensor_ok{CPU Temp}", 1.0)
                    .containsEntry("hardware_sensor_ok{chassis cooling}", 1.0)
                    .containsKeys("hardware_power_on", "hardware_event_log_entries");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "file:wrong,ADMINISTRATOR,SHA1_AES128,'it has another password, or none, for the user'",
        "file:stranger,ADMINISTRATOR,SHA1_AES128,Unauthorized name",
        "file:low,ADMINISTRATOR,SHA1_AES128,Unauthorized name",
        "file:bmc,ADMINISTRATOR,SHA256_AES128,Invalid authentication algorithm",
    })
    void saysWhyItIsNotLetIn(String credential, Privilege privilege, Suite suite, String why)
            throws InterruptedException {
        var seen = run(credential, privilege, suite);

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail())
                .startsWith("127.0.0.1:" + port + " let nobody in: ")
                .contains(why)
                .doesNotContain("monpas");
    }

    @Test
    void silenceAndGarbageAreFailures() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var silent = run(
                    UUID.randomUUID(),
                    socket.getLocalPort(),
                    "file:bmc",
                    Privilege.ADMINISTRATOR,
                    Suite.SHA1_AES128,
                    Duration.ofSeconds(2));
            assertThat(silent.detail()).contains(" did not answer: no controller is there");

            var babbling = Thread.ofVirtual().start(() -> babble(socket));
            var garbage = run(
                    UUID.randomUUID(),
                    socket.getLocalPort(),
                    "file:bmc",
                    Privilege.ADMINISTRATOR,
                    Suite.SHA1_AES128,
                    Duration.ofSeconds(2));
            assertThat(garbage.outcome()).isEqualTo(Outcome.FAILED);
            socket.close();
            babbling.join();
        }
        var after = run(UUID.randomUUID(), port, "file:bmc", Privilege.ADMINISTRATOR, Suite.SHA1_AES128, PATIENCE);
        assertThat(after.outcome()).as("%s", after.detail()).isEqualTo(Outcome.SUCCEEDED);
    }

    private static void babble(DatagramSocket socket) {
        var answer = "SSH-2.0-what is this".getBytes(StandardCharsets.UTF_8);
        try {
            while (true) {
                var asked = new DatagramPacket(new byte[512], 512);
                socket.receive(asked);
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void withoutItsCredentialNothingIsAsked() throws InterruptedException {
        assertThat(run("file:none", null, null).detail()).isEqualTo("There is no credential file:none");
    }
}
