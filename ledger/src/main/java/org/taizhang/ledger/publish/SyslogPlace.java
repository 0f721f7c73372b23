package org.taizhang.ledger.publish;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/** A syslog server (RFC 5424), over TCP with counted octets (RFC 6587) or over UDP, which may lose a message. */
public final class SyslogPlace implements Place {
    private static final int PATIENCE_MILLIS = 10_000;

    /** Facility local0, severity notice. */
    private static final int PRIORITY = 16 * 8 + 5;

    /** The number that RFC 5612 sets aside for documentation: we have none of our own. */
    private static final String ELEMENT = "checkpoint@32473";

    private final InetSocketAddress server;
    private final boolean tcp;
    private final String host;
    private final Clock clock;

    /** @param host how this machine calls itself */
    public SyslogPlace(InetSocketAddress server, boolean tcp, String host, Clock clock) {
        this.server = server;
        this.tcp = tcp;
        this.host = host;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "syslog " + server.getHostString() + ":" + server.getPort();
    }

    @Override
    public void bring(TreeHash tree, SignedNote checkpoint) throws IOException {
        var message = message(tree, checkpoint).getBytes(StandardCharsets.UTF_8);
        var address =
                new InetSocketAddress(server.getHostString(), server.getPort()); // the name is looked up each time
        if (tcp) overTcp(address, message);
        else
            try (var socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(message, message.length, address));
            }
    }

    private static void overTcp(InetSocketAddress address, byte[] message) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.write(message);
            out.flush();
        }
    }

    private String message(TreeHash tree, SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        return "<%d>1 %s %s taizhang %d CHECKPOINT [%s tree=\"%s\" origin=\"%s\" size=\"%d\" root=\"%s\" note=\"%s\"] %s"
                .formatted(
                        PRIORITY,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS), // RFC 5424 has at most six digits
                        host,
                        ProcessHandle.current().pid(),
                        ELEMENT,
                        tree.tree(),
                        escaped(checkpoint.origin()),
                        checkpoint.size(),
                        Base64.getEncoder().encodeToString(checkpoint.root()),
                        Base64.getEncoder().encodeToString(note.bytes()),
                        "The ledger has " + checkpoint.size() + " entries");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
