package org.taizhang.probes.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** OpenIPMI's simulated controller, for the users {@code test} and {@code monuser}. */
public final class IpmiSimulator {
    /** A presence ping of ASF, which every controller answers without a session. */
    private static final String PING = "0600ff06000011be80000000";

    private IpmiSimulator() {}

    /**
     * @param console where {@link #tell} reaches it
     * @param emulation what the controller is made of, in the simulator's own language
     */
    public static Peer start(Path folder, int port, int console, String emulation) throws IOException {
        var program = Peer.needs("ipmi_sim", "openipmi");
        var lan = folder.resolve("lan.conf");
        Files.writeString(lan, """
                name "bmc"
                set_working_mc 0x20
                  startlan 1
                    addr 127.0.0.1 %d
                    priv_limit admin
                    allowed_auths_callback none md2 md5 straight
                    allowed_auths_user none md2 md5 straight
                    allowed_auths_operator none md2 md5 straight
                    allowed_auths_admin none md2 md5 straight
                    guid a123456789abcdefa123456789abcdef
                  endlan
                  console 127.0.0.1 %d
                  user 1 true  "test"    "test" user 10 none md2 md5 straight
                  user 2 true  "monuser" "monpass" admin 10 none md2 md5 straight
                """.formatted(port, console));
        var file = Files.writeString(folder.resolve("bmc.emu"), emulation);
        return Peer.start(
                folder,
                Map.of(),
                Datagrams.answers(port, PING),
                List.of(program, "-c", lan.toString(), "-f", file.toString(), "-s", folder.toString(), "-n"));
    }

    /** Makes something happen in the hardware, in the simulator's own language. */
    public static void tell(int console, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), console)) {
            var prompt = socket.getInputStream();
            await(prompt::read);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            await(prompt::read);
        }
    }

    private interface Reading {
        int next() throws IOException;
    }

    private static void await(Reading prompt) throws IOException {
        for (var read = prompt.next(); read != '>'; read = prompt.next())
            if (read < 0) throw new IOException("The simulator's console is closed");
    }
}
