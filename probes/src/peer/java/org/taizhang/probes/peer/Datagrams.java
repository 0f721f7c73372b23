package org.taizhang.probes.peer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/** Asks over UDP whether somebody is there. */
final class Datagrams {
    private Datagrams() {}

    /** Whether a datagram to that port of the loopback is answered. */
    static BooleanSupplier answers(int port, String hexadecimal) {
        var question = HexFormat.of().parseHex(hexadecimal);
        return () -> {
            try (var socket = new DatagramSocket()) {
                socket.setSoTimeout(200);
                socket.send(new DatagramPacket(question, question.length, InetAddress.getLoopbackAddress(), port));
                socket.receive(new DatagramPacket(new byte[1500], 1500));
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
