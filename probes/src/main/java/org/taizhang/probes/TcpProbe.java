package org.taizhang.probes;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Phases.Phase;

/**
 * Opens a connection to a port, with TLS where asked, and reads how the server greets.
 *
 * <p>The phases are {@code tcp_dns_seconds}, {@code tcp_connect_seconds}, {@code tcp_tls_seconds} and, where a greeting
 * is expected, {@code tcp_first_byte_seconds}. The greeting is what comes up to the end of a line, or the
 * first KiB where there is none.
 */
public final class TcpProbe {
    private static final int GREETING = 1024;
    private static final int SHOWN = 80;

    private final LongSupplier nanos = System::nanoTime;
    private final InstantSource clock;
    private final Dial dial;

    /** Believes the certificate authorities the JDK believes. */
    public TcpProbe(InstantSource clock) {
        this(clock, null);
    }

    /** Believes the given certificate authorities instead, such as a platform's own. */
    public TcpProbe(InstantSource clock, @Nullable KeyStore authorities) {
        this.clock = clock;
        dial = new Dial(clock, nanos, authorities);
    }

    void read(Watched target, Check.Tcp check, Readings readings) throws IOException, InterruptedException {
        var there = Endpoint.of(target.address());
        var phases = new Phases(
                readings,
                "tcp",
                chain -> readings.put("tls_certificate_days_left", Trust.daysLeft(chain, clock.instant())));
        try (var socket = open(there, target, check, phases)) {
            if (check.greeting() != null) greeted(socket, there, check.greeting(), phases);
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed("The connection to " + there.shown() + " broke: " + e.getMessage());
        }
    }

    private Socket open(Endpoint there, Watched target, Check.Tcp check, Phases phases)
            throws IOException, InterruptedException {
        return Boolean.TRUE.equals(check.tls())
                ? dial.secured(there, there.host(), target.timeout(), phases)
                : dial.plain(there, target.timeout(), phases);
    }

    private void greeted(Socket socket, Endpoint there, String expected, Phases phases) throws IOException {
        phases.readings().step("waiting for the greeting of " + there.shown());
        var asked = nanos.getAsLong();
        var in = socket.getInputStream();
        var bytes = new byte[GREETING];
        var length = Math.max(0, in.read(bytes));
        if (length == 0) throw new Failed(there.shown() + " closed the connection without a greeting");
        phases.took(Phase.FIRST_BYTE, nanos.getAsLong() - asked);
        while (true) {
            var greeting = new String(bytes, 0, length, StandardCharsets.UTF_8);
            if (greeting.contains(expected)) return;
            var count = greeting.indexOf('\n') >= 0 ? -1 : in.read(bytes, length, GREETING - length);
            if (count <= 0)
                throw new Failed(
                        there.shown() + " greets with \"" + shown(greeting) + "\" and not with \"" + expected + "\"");
            length += count;
        }
    }

    private static String shown(String greeting) {
        var line = greeting.strip();
        return line.substring(0, Math.min(SHOWN, line.length())).replaceAll("[\\p{Cntrl}\\ufffd]", ".");
    }
}
