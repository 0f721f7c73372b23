package org.taizhang.probes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.Phases.Phase;

/** Opens connections and measures how: name, connection, handshake; an interrupt of the virtual thread closes them. */
final class Dial {
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final SSLSocketFactory tls;
    private final Names names = new Names();

    Dial(InstantSource clock, LongSupplier nanos, @Nullable KeyStore authorities) {
        this.clock = clock;
        this.nanos = nanos;
        this.tls = Trust.of(authorities);
    }

    /** A connection without TLS. */
    Socket plain(Endpoint there, Duration timeout, Phases phases) throws IOException, InterruptedException {
        phases.readings().step("looking up " + there.host());
        var began = nanos.getAsLong();
        var addresses = names.lookUp(there.host());
        var known = nanos.getAsLong();
        phases.took(Phase.DNS, known - began);
        phases.readings().step("connecting to " + there.shown());
        var socket = connect(addresses, there, timeout);
        phases.took(Phase.CONNECT, nanos.getAsLong() - known);
        return socket;
    }

    /**
     * A connection with TLS to whom the certificate must name.
     *
     * @param protocols what is to be spoken over it (ALPN), in the order of preference; nothing is said where none
     */
    SSLSocket secured(Endpoint there, String name, Duration timeout, Phases phases, String... protocols)
            throws IOException, InterruptedException {
        var plain = plain(there, timeout, phases);
        phases.readings().step("shaking hands with " + there.shown());
        var began = nanos.getAsLong();
        try {
            var socket = (SSLSocket) tls.createSocket(plain, name, there.port(), true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            phases.took(Phase.TLS, nanos.getAsLong() - began);
            phases.certified(Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new));
            return socket;
        } catch (SSLException e) {
            plain.close();
            throw refused(e, there, name, phases);
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /** Tries one address after the other, each for its share of the time, so that a dead first one is survived. */
    private static Socket connect(InetAddress[] addresses, Endpoint there, Duration timeout) throws IOException {
        var share = addresses.length == 1 ? 0 : Math.clamp(timeout.toMillis() / addresses.length, 1, Integer.MAX_VALUE);
        var failure = new IOException("no address");
        for (var ip : addresses) {
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(ip, there.port()), share);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
            if (Thread.currentThread().isInterrupted()) break;
        }
        throw new Failed(
                switch (failure) {
                    case ConnectException e -> there.shown() + " refused the connection";
                    case NoRouteToHostException e -> "There is no route to " + there.shown();
                    case SocketTimeoutException e -> there.shown() + " did not accept the connection";
                    default -> there.shown() + " could not be connected: " + failure.getMessage();
                });
    }

    private Failed refused(SSLException failure, Endpoint there, String name, Phases phases) {
        var untrusted = Trust.Untrusted.in(failure);
        if (untrusted != null) {
            phases.certified(untrusted.chain());
            return new Failed(untrusted.why(name, clock.instant()));
        }
        return new Failed("The TLS handshake with " + there.shown() + " failed: " + failure.getMessage());
    }
}
