package org.taizhang.probes.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.probes.Attention;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Outcomes;
import org.taizhang.probes.Rousing;

/**
 * Receives syslog by UDP (RFC 5426) and TCP (RFC 6587), keeps each message for the targets it is of, and has those run at once
 * for which it is grave.
 *
 * <p>Nothing that comes is dropped in silence: a message of an unknown source, one that is cut at 64 KiB, a refused connection and
 * what is no message are counted ({@code taizhang.syslog.messages}) and logged, at most once in ten seconds for each outcome.
 */
public final class SyslogReceiver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SyslogReceiver.class);
    private static final Duration GAP = Duration.ofSeconds(2);
    private static final int BUFFER = 4 * 1024 * 1024;
    private static final int CONNECTIONS = 1_000;
    private static final int CONNECTIONS_OF_SOURCE = 50;
    private static final int SILENCE_MILLIS = (int) Duration.ofHours(1).toMillis();

    /** What became of what came. */
    enum Outcome {
        KEPT,
        UNKNOWN_SOURCE,
        CUT,
        REFUSED,
        MALFORMED
    }

    private final SyslogInbox inbox;
    private final Attention attention;
    private final Rousing rousing;
    private final Outcomes<Outcome> outcomes;
    private final DatagramSocket datagrams;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /**
     * Begins to receive.
     *
     * @param port 0 for any that are free
     * @throws Failed where the port cannot be had
     */
    public SyslogReceiver(InetAddress address, int port, SyslogInbox inbox, Attention attention, MeterRegistry registry)
            throws Failed {
        this.inbox = inbox;
        this.attention = attention;
        this.rousing = new Rousing("syslog", inbox::waits, attention, GAP);
        this.outcomes = new Outcomes<>(
                Outcome.class, "taizhang.syslog.messages", "Messages that came, by what became of them", registry);
        try {
            server = new ServerSocket(port, CONNECTIONS, address);
            datagrams = datagrams(address, port);
        } catch (IOException e) {
            rousing.close();
            throw new Failed("Syslog cannot be received at port " + port + ": " + e.getMessage());
        }
        Thread.ofPlatform().name("syslog-udp").daemon().start(this::receive);
        Thread.ofPlatform().name("syslog-tcp").daemon().start(this::accept);
        log.info("Syslog is received at {} and {}", datagrams.getLocalSocketAddress(), server.getLocalSocketAddress());
    }

    private DatagramSocket datagrams(InetAddress address, int port) throws IOException {
        try {
            var socket = new DatagramSocket(new InetSocketAddress(address, port));
            socket.setReceiveBufferSize(BUFFER);
            return socket;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    int udpPort() {
        return datagrams.getLocalPort();
    }

    int tcpPort() {
        return server.getLocalPort();
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[Lines.LONGEST], Lines.LONGEST);
        while (!datagrams.isClosed()) {
            try {
                packet.setLength(Lines.LONGEST);
                datagrams.receive(packet);
                heard(packet.getAddress(), ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            } catch (IOException | RuntimeException e) {
                if (!datagrams.isClosed()) log.warn("A datagram of syslog could not be taken", e);
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (IOException | RuntimeException e) {
                if (!server.isClosed()) log.warn("A connection of syslog could not be taken", e);
            }
        }
    }

    private void admit(Socket connection) throws IOException {
        var source = connection.getInetAddress();
        var ofSource = connections.stream()
                .filter(other -> source.equals(other.getInetAddress()))
                .count();
        if (connections.size() >= CONNECTIONS || ofSource >= CONNECTIONS_OF_SOURCE) {
            connection.close();
            outcomes.warn(Outcome.REFUSED, source, "one connection too many");
            return;
        }
        connections.add(connection);
        Thread.ofVirtual().name("syslog").start(() -> listen(connection));
    }

    private void listen(Socket connection) {
        var source = connection.getInetAddress();
        try (connection) {
            connection.setSoTimeout(SILENCE_MILLIS);
            var frames = new SyslogFrames(new BufferedInputStream(connection.getInputStream()));
            for (var next = frames.next(); next.isPresent(); next = frames.next()) {
                if (next.get().isCut()) outcomes.warn(Outcome.CUT, source, "more than 64 KiB in a message");
                heard(source, next.get().bytes());
            }
        } catch (EOFException | NumberFormatException e) {
            outcomes.warn(Outcome.MALFORMED, source, "a message of a wrong length, or half of one");
        } catch (IOException e) {
            log.debug("The connection of {} ended", source, e);
        } finally {
            connections.remove(connection);
        }
    }

    private void heard(InetAddress source, ByteBuffer bytes) {
        var message = SyslogMessage.parse(Lines.text(bytes, null));
        if (message.isEmpty()) {
            outcomes.warn(Outcome.MALFORMED, source, "what is no message of syslog");
            return;
        }
        var kept = inbox.put(source, message.get());
        kept.targets().stream().filter(target -> !attention.watches(target)).forEach(target -> {
            inbox.forget(target);
            rousing.forget(target);
        });
        if (kept.targets().stream().noneMatch(attention::watches))
            outcomes.warn(Outcome.UNKNOWN_SOURCE, source, "a message that is for no target");
        else outcomes.count(Outcome.KEPT);
        kept.grave().stream().filter(attention::watches).forEach(rousing::rouse);
    }

    @Override
    public void close() {
        datagrams.close();
        try {
            server.close();
            for (var connection : connections) connection.close();
        } catch (IOException e) {
            log.debug("A socket of syslog did not close", e);
        }
        rousing.close();
    }
}
