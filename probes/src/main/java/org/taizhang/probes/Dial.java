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

    Socket open(Address address, Duration timeout, Phases phases) throws IOException, InterruptedException {
        phases.readings().step("looking up " + address.host());
        var began = nanos.getAsLong();
        var addresses = names.lookUp(address.host());
        var known = nanos.getAsLong();
        phases.took(Phase.DNS, known - began);
        phases.readings().step("connecting to " + address.authority());
        var socket = connect(addresses, address, timeout);
        phases.took(Phase.CONNECT, nanos.getAsLong() - known);
        return address.secure() ? secured(socket, address, phases) : socket;
    }

    /** Tries one address after the other, each for its share of the time, so that a dead first one is survived. */
    private static Socket connect(InetAddress[] addresses, Address address, Duration timeout) throws IOException {
        var share = addresses.length == 1 ? 0 : Math.clamp(timeout.toMillis() / addresses.length, 1, Integer.MAX_VALUE);
        var failure = new IOException("no address");
        for (var ip : addresses) {
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(ip, address.port()), share);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
            if (Thread.currentThread().isInterrupted()) break;
        }
        throw new Failed(
                switch (failure) {
                    case ConnectException e -> address.authority() + " refused the connection";
                    case NoRouteToHostException e -> "There is no route to " + address.authority();
                    case SocketTimeoutException e -> address.authority() + " did not accept the connection";
                    default -> address.authority() + " could not be connected: " + failure.getMessage();
                });
    }

    private Socket secured(Socket plain, Address address, Phases phases) throws IOException {
        phases.readings().step("shaking hands with " + address.authority());
        var began = nanos.getAsLong();
        try {
            var socket = (SSLSocket) tls.createSocket(plain, address.host(), address.port(), true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(new String[] {"http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            phases.took(Phase.TLS, nanos.getAsLong() - began);
            var chain = Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            certificates(chain, phases);
            return socket;
        } catch (SSLException e) {
            plain.close();
            throw refused(e, address, phases);
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private Failed refused(SSLException failure, Address address, Phases phases) {
        var untrusted = Trust.Untrusted.in(failure);
        if (untrusted != null) {
            certificates(untrusted.chain(), phases);
            return new Failed(untrusted.why(address.host(), clock.instant()));
        }
        return new Failed("The TLS handshake with " + address.authority() + " failed: " + failure.getMessage());
    }

    private void certificates(X509Certificate[] chain, Phases phases) {
        phases.readings().put("http_certificate_days_left", Trust.daysLeft(chain, clock.instant()));
    }
}
