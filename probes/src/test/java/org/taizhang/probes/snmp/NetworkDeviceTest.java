package org.taizhang.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.OID;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Snmp.Profile;
import org.taizhang.domain.target.Check.Snmp.Version;
import org.taizhang.domain.target.SnmpValue;
import org.taizhang.domain.target.SnmpValue.Read;
import org.taizhang.probes.Eventually;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Snmp;

/** Against the simulator of Debian: its recording of a switch, a storage array of our own, an agent that answers wrongly. */
class NetworkDeviceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Path RECORDING = Path.of("/usr/share/doc/snmpsim/examples/data/cisco_16_switch.snmprec.gz");

    @TempDir
    private static Path folder;

    private static Peer simulator;
    private static int port;

    private final TrapInbox inbox = new TrapInbox();
    private final SnmpProbe probe = new SnmpProbe(SnmpAgents::find, inbox);

    @BeforeAll
    static void start() throws IOException {
        Peer.needs("snmpsimd", "snmpsim");
        var data = Files.createDirectories(folder.resolve("data"));
        try (var recording = new GZIPInputStream(Files.newInputStream(RECORDING))) {
            Files.copy(recording, data.resolve("switch.snmprec"));
        }
        for (var own : List.of("array", "moving", "narrow"))
            try (var file = NetworkDeviceTest.class.getResourceAsStream("/snmp/" + own + ".snmprec")) {
                Files.copy(file, data.resolve(own + ".snmprec"));
            }
        port = Peer.freeUdpPort();
        simulator = Snmp.simulator(folder, port);
    }

    @AfterAll
    static void stop() {
        if (simulator != null) simulator.close();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    private Observation run(String community, UUID target, Profile profile, SnmpValue... values) {
        return SnmpAgents.run(
                probe, target, SnmpAgents.community("file:" + community, port, profile, values), PATIENCE);
    }

    private static double value(Observation seen, String metric, String instance) {
        return seen.samples().stream()
                .filter(sample ->
                        sample.metric().equals(metric) && sample.instance().equals(instance))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void readsTheInterfacesOfARecordedSwitch() {
        var seen = run("switch", UUID.randomUUID(), Profile.NETWORK);

        assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "network_interfaces", "")).isGreaterThan(50);
        assertThat(value(seen, "network_interfaces_up", "")).isBetween(1.0, 60.0);
        assertThat(seen.samples())
                .filteredOn(sample -> sample.metric().equals("network_interface_up"))
                .extracting(Sample::instance)
                .contains("Fa3/0/1")
                .doesNotHaveDuplicates();
        assertThat(seen.samples())
                .as("the first run knows no rate")
                .noneMatch(sample -> sample.metric().endsWith("_per_second"));
        assertThat(seen.facts()).containsEntry("snmp_name", "Profiler3750");
    }

    @Test
    void watchesOnlyTheInterfacesThatMatter() {
        var check = new Check.Snmp(
                Version.V2C,
                port,
                "file:switch",
                null,
                null,
                null,
                Profile.NETWORK,
                List.of("Fa3/0/1", "Fa3/0/2"),
                null,
                null);
        var seen = SnmpAgents.run(probe, UUID.randomUUID(), check, PATIENCE);

        assertThat(seen.samples())
                .extracting(Sample::instance)
                .filteredOn(instance -> !instance.isEmpty())
                .isNotEmpty()
                .allMatch(instance -> instance.equals("Fa3/0/1") || instance.equals("Fa3/0/2"));
    }

    @Test
    void movingCountersBecomeRatesAndADisabledInterfaceIsNotDown() {
        var target = UUID.randomUUID();
        run("moving", target, Profile.NETWORK);
        var seen = new Observation[1];
        Eventually.holds("the counters move", () -> {
            seen[0] = run("moving", target, Profile.NETWORK);
            return value(seen[0], "network_interface_receive_bytes_per_second", "wan0") > 0;
        });

        assertThat(value(seen[0], "network_interface_used_ratio", "wan0")).isBetween(0.0, 1.0);
        assertThat(value(seen[0], "network_interface_transmit_bytes_per_second", "wan0"))
                .isNotNegative();
        assertThat(value(seen[0], "network_interface_up", "wan0")).isEqualTo(1);
        assertThat(value(seen[0], "network_interface_up", "wan1")).isZero();
        assertThat(value(seen[0], "network_interface_up", "spare")).isNaN();
        assertThat(value(seen[0], "network_interface_enabled", "spare")).isZero();
        assertThat(value(seen[0], "network_interface_receive_errors_total", "wan1"))
                .isEqualTo(17);
    }

    @Test
    void anAgentWithoutWideCountersIsReadByItsNarrowOnes() {
        var target = UUID.randomUUID();
        run("narrow", target, Profile.NETWORK);
        Eventually.holds(
                "the counters move",
                () -> value(
                                run("narrow", target, Profile.NETWORK),
                                "network_interface_receive_bytes_per_second",
                                "Ethernet0")
                        > 0);
    }

    @Test
    void readsAStorageArrayByItsOwnMib() {
        var table = "1.3.6.1.4.1.34774.4.1.23.4.2.1.";
        var disks = "1.3.6.1.4.1.34774.4.1.23.5.1.1.";
        var seen = run(
                "array",
                UUID.randomUUID(),
                null,
                new SnmpValue(table + 8, "storage_used_ratio", table + 2, null, null, table + 7, null),
                new SnmpValue(table + 7, "storage_total_bytes", table + 2, Read.VALUE, 1048576.0, null, null),
                new SnmpValue(disks + 2, "storage_component_ok", disks + 1, Read.OK, null, null, List.of("1", "27")),
                new SnmpValue(disks + 3, "storage_latency_seconds", disks + 1, Read.VALUE, 0.001, null, null),
                new SnmpValue(
                        "1.3.6.1.4.1.34774.4.1.23.1.1.0",
                        "storage_cache_hit_ratio",
                        null,
                        Read.VALUE,
                        0.01,
                        null,
                        null),
                new SnmpValue("1.3.6.1.4.1.34774.4.1.23.1.2.0", "storage_firmware", null, Read.FACT, null, null, null));

        assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "storage_used_ratio", "档案池")).isEqualTo(0.25);
        assertThat(value(seen, "storage_total_bytes", "pool1")).isEqualTo(2000.0 * 1048576);
        assertThat(value(seen, "storage_component_ok", "CTE0.0")).isEqualTo(1);
        assertThat(value(seen, "storage_component_ok", "CTE0.1")).isZero();
        assertThat(value(seen, "storage_latency_seconds", "CTE0.0")).isEqualTo(0.8);
        assertThat(value(seen, "storage_cache_hit_ratio", "")).isEqualTo(0.93);
        assertThat(seen.facts()).containsEntry("storage_firmware", "V500R007C60");
    }

    @Test
    void aLinkThatWentDownSinceTheRunBeforeIsNotUpInThisOne() {
        var target = UUID.randomUUID();
        run("moving", target, Profile.NETWORK);
        inbox.put(InetAddress.getLoopbackAddress(), new Trap("linkDown", new OID("1")));
        inbox.put(InetAddress.getLoopbackAddress(), new Trap("linkUp", new OID("1")));
        var after = run("moving", target, Profile.NETWORK);

        assertThat(value(after, "network_interface_up", "wan0")).isZero();
        assertThat(value(after, "snmp_traps", "linkDown")).isEqualTo(1);
        var later = run("moving", target, Profile.NETWORK);
        assertThat(value(later, "network_interface_up", "wan0")).isEqualTo(1);
        assertThat(value(later, "snmp_traps", "linkDown")).isZero();
        assertThat(value(later, "snmp_traps_total", "linkUp")).isEqualTo(1);
    }

    @Test
    void whatATrapToldIsSeenAlsoWhereTheDeviceDoesNotAnswerAnyMore() {
        var target = UUID.randomUUID();
        run("moving", target, Profile.NETWORK);
        inbox.put(InetAddress.getLoopbackAddress(), new Trap("linkDown", new OID("1")));
        var seen = SnmpAgents.run(
                probe, target, SnmpAgents.community("file:wrong", port, Profile.NETWORK), Duration.ofMillis(400));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(value(seen, "network_interface_up", "wan0")).isZero();
    }
}
