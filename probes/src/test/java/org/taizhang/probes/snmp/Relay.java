package org.taizhang.probes.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A bad line to an agent: loses what is asked, and says what is no answer before each answer. */
final class Relay implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final DatagramSocket asked = new DatagramSocket(0, LOOPBACK);
    private final DatagramSocket asks = new DatagramSocket(0, LOOPBACK);
    private final int agent;
    volatile boolean babbles;
    /** How many of the next requests are lost. */
    volatile int drops;

    Relay(int agent) throws IOException {
        this.agent = agent;
        Thread.ofPlatform().daemon().start(this::relay);
    }

    int port() {
        return asked.getLocalPort();
    }

    private void relay() {
        try {
            while (true) {
                var request = receive(asked);
                var who = new InetSocketAddress(request.getAddress(), request.getPort());
                if (babbles) babble(who);
                if (drops > 0) {
                    drops = drops - 1;
                    continue;
                }
                asks.send(new DatagramPacket(request.getData(), request.getLength(), LOOPBACK, agent));
                var answer = receive(asks);
                asked.send(new DatagramPacket(answer.getData(), answer.getLength(), who));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void babble(InetSocketAddress who) throws IOException {
        for (var text : new String[] {"HTTP/1.1 400 Bad Request", "0", "\u0030\u0003\u0002\u0001\u0001"}) {
            var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            asked.send(new DatagramPacket(bytes, bytes.length, who));
        }
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[65_507], 65_507);
        socket.receive(packet);
        return packet;
    }

    @Override
    public void close() {
        asked.close();
        asks.close();
    }
}
