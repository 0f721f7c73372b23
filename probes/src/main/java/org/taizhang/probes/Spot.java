package org.taizhang.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;

/** An address and a port that are looked at, and what is said of them. */
record Spot(InetAddress ip, int port) {
    private static final int LONGEST = 200;

    /** A connection, of which no read waits longer than that. */
    Socket connect(int millis) throws IOException {
        var socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(ip, port), millis);
            socket.setSoTimeout(millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    String host() {
        return ip.getHostAddress();
    }

    /** Host and port, as they stand in addresses. */
    String place() {
        return (host().indexOf(':') < 0 ? host() : "[" + host() + "]") + ":" + port;
    }

    Finding finding(Protocol protocol, String kind, @Nullable String text, Suggestion suggestion) {
        return new Finding(host(), port, protocol, kind, null, text == null ? null : shown(text), suggestion, null);
    }

    /** Of which only the port can be watched. */
    Finding portOnly(Protocol protocol, String kind, @Nullable String text) {
        return finding(protocol, kind, text, new Suggestion(Way.TCP, place(), false, null));
    }

    /** Open, and nothing that is known. */
    Finding open(@Nullable String text) {
        return portOnly(Protocol.TCP, "base-service", text);
    }

    /** A line for people, whatever a stranger sent. */
    static String shown(String text) {
        var line = text.replaceAll("[\\s\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}\\ufffd]+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }
}
