package org.taizhang.probes.snmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.domain.target.Check.Snmp.Profile;
import org.taizhang.domain.target.Check.Snmp.Version;
import org.taizhang.domain.target.SnmpValue;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;
import org.taizhang.probes.peer.Peer;

/** Real agents, what lets into them, and runs of the probe as the product does them. */
final class SnmpAgents {
    /** A GET of version 2c by the community public, for sysUpTime. */
    private static final byte[] GET =
            HexFormat.of().parseHex("302602010104067075626c6963a019020101020100020100300e300c06082b060102010103000500");

    private static final Map<String, Credential> KNOWN = Map.ofEntries(
            Map.entry("file:public", new Credential("", "public")),
            Map.entry("file:moving", new Credential("", "moving")),
            Map.entry("file:narrow", new Credential("", "narrow")),
            Map.entry("file:switch", new Credential("", "switch")),
            Map.entry("file:array", new Credential("", "array")),
            Map.entry("file:wrong", new Credential("", "not-it")),
            Map.entry("file:user", new Credential("monuser", "authpass123")),
            Map.entry("file:weak", new Credential("weakuser", "authpass123")),
            Map.entry("file:stranger", new Credential("nobody", "authpass123")),
            Map.entry("file:wrong-user", new Credential("monuser", "authpass124")),
            Map.entry("file:privacy", new Credential("", "privpass123")),
            Map.entry("file:wrong-privacy", new Credential("", "privpass124")),
            Map.entry("file:short", new Credential("monuser", "short")));

    private SnmpAgents() {}

    static Credential find(String reference) throws Failed {
        var found = KNOWN.get(reference);
        if (found == null) throw new Failed("There is no credential " + reference);
        return found;
    }

    /** net-snmp's agent for the community public and the users monuser (SHA-256, AES-128) and weakuser (SHA). */
    static Peer snmpd(Path folder, int port) throws IOException {
        var program = Peer.needs("snmpd", "snmpd");
        var configuration = folder.resolve("snmpd.conf");
        Files.writeString(configuration, """
                agentAddress udp:127.0.0.1:%d
                rocommunity public 127.0.0.1
                createUser monuser SHA-256 "authpass123" AES "privpass123"
                rouser monuser authPriv
                createUser weakuser SHA "authpass123"
                rouser weakuser authNoPriv
                sysName 值班机
                load 12 10 5
                disk / 10%%
                """.formatted(port));
        return Peer.start(
                folder,
                Map.of("SNMP_PERSISTENT_DIR", folder.toString(), "MIBS", ""),
                answers(port),
                List.of(program, "-f", "-Lo", "-C", "-c", configuration.toString()));
    }

    /** The simulator: each file of the folder {@code data} is an agent under the community of its name. */
    static Peer simulator(Path folder, int port) throws IOException {
        var program = Peer.needs("snmpsimd", "snmpsim");
        var data = folder.resolve("data");
        Files.writeString(
                data.resolve("public.snmprec"), "1.3.6.1.2.1.1.1.0|4|Simulated\n1.3.6.1.2.1.1.3.0|67|123456\n", UTF_8);
        var command = new ArrayList<>(List.of(
                program,
                "--data-dir=" + data,
                "--cache-dir=" + folder.resolve("cache"),
                "--agent-udpv4-endpoint=127.0.0.1:" + port,
                "--logging-method=null"));
        if (ProcessHandle.current().info().user().orElse("").equals("root")) {
            command.addAll(List.of("--process-user=nobody", "--process-group=nogroup"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return Peer.start(folder, Map.of(), answers(port), command);
    }

    private static BooleanSupplier answers(int port) {
        return () -> {
            try (var socket = new DatagramSocket()) {
                socket.setSoTimeout(200);
                socket.send(new DatagramPacket(GET, GET.length, InetAddress.getLoopbackAddress(), port));
                socket.receive(new DatagramPacket(new byte[1500], 1500));
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    static Check.Snmp community(String credential, int port, Profile profile, SnmpValue... values) {
        return new Check.Snmp(Version.V2C, port, credential, null, null, null, profile, null, null, List.of(values));
    }

    static Check.Snmp user(
            String credential, int port, Authentication authentication, String privacyCredential, Privacy privacy) {
        return new Check.Snmp(
                Version.V3, port, credential, authentication, privacyCredential, privacy, null, null, null, null);
    }

    static Observation run(SnmpProbe probe, UUID target, Check.Snmp check, Duration timeout) {
        try {
            return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC())
                    .run(new Watched(target, "127.0.0.1", check, Duration.ofMinutes(1), timeout));
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
