package org.taizhang.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.smi.OID;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.probes.Attention;
import org.taizhang.probes.Eventually;
import org.taizhang.probes.Failed;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.snmp.TrapReceiver.Settings;
import org.taizhang.probes.snmp.TrapReceiver.User;

/** Traps and informs of net-snmp's own {@code snmptrap}. */
class TrapReceiverTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String INDEX = "1.3.6.1.2.1.2.2.1.1.7";
    private static final String[] BINDING = {LINK_DOWN, INDEX, "i", "7"};

    @TempDir
    private Path folder;

    private final UUID target = UUID.randomUUID();
    private final TrapInbox inbox = new TrapInbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BlockingQueue<UUID> runs = new LinkedBlockingQueue<>();
    private Set<UUID> watched = Set.of(target);
    private TrapReceiver receiver;

    private final Attention attention = new Attention() {
        @Override
        public boolean watches(UUID id) {
            return watched.contains(id);
        }

        @Override
        public boolean runNow(UUID id) {
            taken.add(inbox.take(id, LOOPBACK));
            return runs.add(id);
        }
    };
    private final BlockingQueue<Traps> taken = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Failed {
        Peer.needs("snmptrap", "snmp");
        receiver = new TrapReceiver(
                new Settings(
                        LOOPBACK,
                        0,
                        "file:public",
                        List.of(new User("file:user", Authentication.SHA, "file:privacy", Privacy.AES128)),
                        "taizhang-test"),
                SnmpAgents::find,
                inbox,
                attention,
                Clock.systemUTC(),
                meters);
        inbox.take(target, LOOPBACK);
    }

    @AfterEach
    void stop() {
        if (receiver != null) receiver.close();
    }

    private int snmptrap(List<String> options, String... trap) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Peer.needs("snmptrap", "snmp"), "-m", "", "-r", "0", "-t", "2"));
        command.addAll(options);
        command.add("127.0.0.1:" + receiver.port());
        command.addAll(List.of(trap));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SNMP_PERSISTENT_DIR", folder.toString());
        var process =
                builder.redirectOutput(folder.resolve("snmptrap.log").toFile()).start();
        return process.waitFor();
    }

    private int trap(String... options) throws IOException, InterruptedException {
        return snmptrap(List.of(options), "", BINDING[0], BINDING[1], BINDING[2], BINDING[3]);
    }

    private double count(String outcome) {
        return meters.get("taizhang.snmp.traps")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void isLinkDown(Traps traps) {
        assertThat(traps.totals()).containsEntry("linkDown", 1L);
        assertThat(traps.fresh()).containsEntry("linkDown", 1);
        assertThat(traps.down()).containsExactly(new OID("7"));
    }

    @Test
    void aTrapHasItsTargetRunAtOnce() throws Exception {
        trap("-v2c", "-c", "public");

        isLinkDown(Eventually.comes(taken));
        assertThat(runs).containsExactly(target);
        assertThat(count("kept")).isEqualTo(1);
        assertThat(inbox.take(target, LOOPBACK).fresh())
                .as("taken once, and none since")
                .containsEntry("linkDown", 0);
    }

    @Test
    void aTrapOfVersion1IsUnderstood() throws Exception {
        snmptrap(List.of("-v1", "-c", "public"), "", "127.0.0.1", "2", "0", "", INDEX, "i", "7");
        isLinkDown(Eventually.comes(taken));
    }

    @Test
    void aTrapOfAVendorIsCountedByItsNumber() throws Exception {
        snmptrap(List.of("-v1", "-c", "public"), "1.3.6.1.4.1.9.9.43.2", "127.0.0.1", "6", "1", "");

        assertThat(Eventually.comes(taken).totals()).containsEntry("1.3.6.1.4.1.9.9.43.2.0.1", 1L);
    }

    @Test
    void anInformIsAcknowledged() throws Exception {
        assertThat(trap("-v2c", "-c", "public", "-Ci")).isZero();
        isLinkDown(Eventually.comes(taken));
    }

    @Test
    void anInformOfVersion3IsAcknowledged() throws Exception {
        assertThat(trap(
                        "-v3",
                        "-u",
                        "monuser",
                        "-l",
                        "authPriv",
                        "-a",
                        "SHA",
                        "-A",
                        "authpass123",
                        "-x",
                        "AES",
                        "-X",
                        "privpass123",
                        "-Ci"))
                .isZero();
        isLinkDown(Eventually.comes(taken));
        assertThat(count("refused")).isZero();
        assertThat(count("malformed")).isZero();
    }

    @Test
    void aTrapOfVersion3IsBelieved() throws Exception {
        trap(
                "-v3",
                "-e",
                "0x8000000001020304",
                "-u",
                "monuser",
                "-l",
                "authPriv",
                "-a",
                "SHA",
                "-A",
                "authpass123",
                "-x",
                "AES",
                "-X",
                "privpass123");
        isLinkDown(Eventually.comes(taken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2c -c wrong",
                "-v2c -c wrong -Ci",
                "-v3 -e 0x8000000001020304 -u monuser -l noAuthNoPriv",
                "-v3 -e 0x8000000001020304 -u monuser -l authNoPriv -a SHA -A authpass123",
                "-v3 -e 0x8000000001020304 -u monuser -l authPriv -a SHA -A authpass124 -x AES -X privpass123",
                "-v3 -e 0x8000000001020304 -u nobody -l authPriv -a SHA -A authpass123 -x AES -X privpass123",
            })
    void whoIsNotLetInIsCountedAndRunsNothing(String options) throws Exception {
        var sent = trap(options.split(" "));

        Eventually.holds("it is counted", () -> count("refused") >= 1);
        assertThat(runs).isEmpty();
        if (options.endsWith("-Ci")) assertThat(sent).as("not acknowledged").isNotZero();
    }

    @Test
    void whatIsNoTrapIsCounted() throws IOException {
        try (var socket = new DatagramSocket()) {
            for (var garbage : List.of("GET / HTTP/1.1\r\n\r\n", "0", "\u0030\u0082\uffff")) {
                var bytes = garbage.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, receiver.port()));
            }
        }
        Eventually.holds("all are counted", () -> count("malformed") == 3);
    }

    @Test
    void aTrapOfAnUnknownSourceIsCounted() throws Exception {
        watched = Set.of();
        assertThat(trap("-v2c", "-c", "public", "-Ci")).isZero();

        Eventually.holds("it is counted", () -> count("unknown-source") == 1);
        assertThat(runs).isEmpty();
        assertThat(inbox.take(target, LOOPBACK).totals())
                .as("nobody watches it any more")
                .isEmpty();
    }

    @Test
    void whatIsNotSetRightIsRefusedAtTheStart() {
        var none = new Settings(LOOPBACK, 0, "file:none", List.of(), "t");
        assertThatThrownBy(() -> start(none)).hasMessage("There is no credential file:none");
        var weak = new Settings(LOOPBACK, 0, null, List.of(new User("file:short", null, null, null)), "t");
        assertThatThrownBy(() -> start(weak)).hasMessageContaining("shorter than the 8 characters");
        var taken = new Settings(LOOPBACK, receiver.port(), null, List.of(), "t");
        assertThatThrownBy(() -> start(taken))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("cannot be received at port " + receiver.port());
    }

    private void start(Settings settings) throws Failed {
        new TrapReceiver(settings, SnmpAgents::find, inbox, attention, Clock.systemUTC(), new SimpleMeterRegistry())
                .close();
    }
}
