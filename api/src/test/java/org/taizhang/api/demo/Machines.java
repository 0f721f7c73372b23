package org.taizhang.api.demo;

import static org.taizhang.api.demo.Fault.stopped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Collectors;
import org.taizhang.probes.peer.IpmiSimulator;
import org.taizhang.probes.peer.NodeExporter;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Snmp;
import org.taizhang.probes.peer.Sshd;

/** Machines and their hardware. */
final class Machines {
    private Machines() {}

    /** A file system fills up, as a file for the exporter's textfile collector says; then the exporter stops. */
    static Exhibit nodeExporter(Room room) throws Exception {
        var port = Peer.freePort();
        var disks = Files.createDirectories(room.folder().resolve("disks"));
        fill(disks, 0.5);
        var exporter = room.daemon(() -> NodeExporter.start(
                room.folder(), port, "--no-collector.filesystem", "--collector.textfile.directory=" + disks));
        return new Exhibit(
                "host",
                "http://127.0.0.1:" + port + "/metrics",
                "{\"protocol\": \"prometheus\"}",
                new Fault("磁盘将满 disk nearly full", "filesystem", () -> fill(disks, 0.93), () -> fill(disks, 0.5)),
                stopped(exporter));
    }

    private static void fill(Path disks, double ratio) throws IOException {
        var labels = "{device=\"/dev/vdb\",fstype=\"ext4\",mountpoint=\"/data\"}";
        var free = Math.round(1e9 * (1 - ratio));
        var text =
                "node_filesystem_size_bytes%1$s 1000000000\nnode_filesystem_free_bytes%1$s %2$d\nnode_filesystem_avail_bytes%1$s %2$d\n"
                        .formatted(labels, free);
        var written = Files.writeString(disks.resolve("disks.tmp"), text);
        Files.move(written, disks.resolve("disks.prom"), StandardCopyOption.ATOMIC_MOVE);
    }

    static Exhibit snmpAgent(Room room) throws Exception {
        var port = Peer.freeUdpPort();
        var agent = room.daemon(() -> Snmp.agent(room.folder(), port));
        var check = """
                {"protocol": "snmp", "version": "V2C", "port": %d, "credential": "%s", "profile": "HOST"}""".formatted(port, room.credential("", "public"));
        return new Exhibit("host", "127.0.0.1", check, stopped(agent));
    }

    /** A fan stops, a drive fails, then the controller is gone. */
    static Exhibit controller(Room room) throws Exception {
        var port = Peer.freeUdpPort();
        var console = Peer.freePort();
        var emulation = healthy();
        var controller = room.daemon(() -> IpmiSimulator.start(room.folder(), port, console, emulation));
        var check = """
                {"protocol": "ipmi", "port": %d, "credential": "%s", "suite": "SHA1_AES128"}""".formatted(port, room.credential("monuser", "monpass"));
        return new Exhibit(
                "host-hardware",
                "127.0.0.1",
                check,
                new Fault(
                        "硬盘故障 drive failed",
                        "hardware",
                        () -> IpmiSimulator.tell(console, "sensor_set_bit 0x20 0 7 1 1 0"),
                        () -> IpmiSimulator.tell(console, "sensor_set_bit 0x20 0 7 1 0 0")),
                new Fault(
                        "风扇停转 fan stopped",
                        "fan",
                        () -> IpmiSimulator.tell(console, "sensor_set_value 0x20 0 3 0 0"),
                        () -> IpmiSimulator.tell(console, "sensor_set_value 0x20 0 3 42 0")),
                stopped(controller));
    }

    /** The emulation of the probes' tests, whose drive has failed, with a drive that has not. */
    private static String healthy() {
        try (var own = Objects.requireNonNull(Machines.class.getResourceAsStream("/ipmi/bmc.emu"))) {
            return new String(own.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.equals("sensor_set_bit 0x20 0 7 1 1 0") && !line.startsWith("sel_add"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that matters ends, then the machine does not answer. */
    static Exhibit ssh(Room room) throws Exception {
        var port = Peer.freePort();
        var sshd = room.daemon(() -> Sshd.start(room.folder(), port));
        var worker = Files.copy(Path.of("/bin/sleep"), room.folder().resolve("demo-worker"));
        var process = room.daemon(() -> Peer.start(
                Files.createDirectories(room.folder().resolve("worker")), () -> true, worker.toString(), "86400"));
        var check = """
                {"protocol": "ssh", "credential": "%s", "hostKey": "%s", "reads": ["PROCESSES"], "processes": ["demo-worker"]}""".formatted(
                        room.credential(System.getProperty("user.name"), Sshd.privateKey(room.folder())),
                        Sshd.fingerprint(room.folder()));
        return new Exhibit(
                "operating-system",
                "127.0.0.1:" + port,
                check,
                new Fault("关键进程终止 process ended", "process-missing", process::stop, process::start),
                stopped(sshd));
    }
}
