package org.taizhang.probes.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SNMP agents: net-snmp's own of this machine, and a simulator of others. */
public final class Snmp {
    /** A GET of version 2c by the community public, for sysUpTime. */
    private static final String GET =
            "302602010104067075626c6963a019020101020100020100300e300c06082b060102010103000500";

    private Snmp() {}

    /** net-snmp's agent for the community public and the users monuser (SHA-256, AES-128) and weakuser (SHA). */
    public static Peer agent(Path folder, int port) throws IOException {
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
                Datagrams.answers(port, GET),
                List.of(program, "-f", "-Lo", "-C", "-c", configuration.toString()));
    }

    /** The simulator: each file of the folder {@code data} is an agent under the community of its name. */
    public static Peer simulator(Path folder, int port) throws IOException {
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
        return Peer.start(folder, Map.of(), Datagrams.answers(port, GET), command);
    }
}
