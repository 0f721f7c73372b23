package org.taizhang.ledger.publish;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A syslog server (RFC 5424), over TCP with counted octets (RFC 6587) or over UDP, which may lose a message. */
public final class Syslog {
    /** Facility local0. */
    private static final int FACILITY = 16 * 8;

    /** The number that RFC 5612 sets aside for documentation: we have none of our own. */
    private static final String ENTERPRISE = "@32473";

    private final InetSocketAddress server;
    private final boolean tcp;
    private final String host;
    private final Clock clock;
    private final int timeoutMillis;

    /**
     * What is said.
     *
     * @param severity 0 (emergency) to 7 (debug)
     * @param element the name of its structured data, without a number
     */
    public record Entry(int severity, String messageId, String element, Map<String, String> values, String text) {}

    /** @param host how this machine calls itself */
    public Syslog(InetSocketAddress server, boolean tcp, String host, Clock clock, Duration timeout) {
        this.server = server;
        this.tcp = tcp;
        this.host = host;
        this.clock = clock;
        this.timeoutMillis = (int) timeout.toMillis();
    }

    String name() {
        return "syslog " + server.getHostString() + ":" + server.getPort();
    }

    /** Sends them in order; over TCP in one connection. */
    public void send(List<Entry> entries) throws IOException {
        // The name is looked up each time.
        var address = new InetSocketAddress(server.getHostString(), server.getPort());
        if (tcp) overTcp(address, entries);
        else overUdp(address, entries);
    }

    private void overUdp(InetSocketAddress address, List<Entry> entries) throws IOException {
        try (var socket = new DatagramSocket()) {
            for (var entry : entries) {
                var message = message(entry);
                socket.send(new DatagramPacket(message, message.length, address));
            }
        }
    }

    private void overTcp(InetSocketAddress address, List<Entry> entries) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, timeoutMillis);
            var out = socket.getOutputStream();
            for (var entry : entries) {
                var message = message(entry);
                out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(message);
            }
            out.flush();
        }
    }

    private byte[] message(Entry entry) {
        var data = new StringBuilder(entry.element()).append(ENTERPRISE);
        entry.values()
                .forEach((name, value) -> data.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"'));
        return "<%d>1 %s %s taizhang %d %s [%s] %s"
                .formatted(
                        FACILITY + entry.severity(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS), // RFC 5424 has at most six digits
                        host,
                        ProcessHandle.current().pid(),
                        entry.messageId(),
                        data,
                        entry.text().replaceAll("\\p{Cntrl}+", " "))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
