package org.taizhang.probes;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;

/**
 * Looks at how a server shows who it is: its certificates, whom they name, until when, and which TLS it speaks.
 *
 * <p>{@code tls_certificate_days_left} is that of the certificate of the chain that expires first, also where the chain
 * is not believed. {@code tls_weak_protocol_offered} is asked over a connection of its own for each old version.
 */
public final class TlsProbe {
    private final InstantSource clock;
    private final Dial dial;

    /** Believes the certificate authorities the JDK believes. */
    public TlsProbe(InstantSource clock) {
        this(clock, null);
    }

    /** Believes the given certificate authorities instead, such as a platform's own. */
    public TlsProbe(InstantSource clock, @Nullable KeyStore authorities) {
        this.clock = clock;
        dial = new Dial(clock, System::nanoTime, authorities);
    }

    void read(Watched target, Check.Tls check, Readings readings) throws IOException, InterruptedException {
        var there = Endpoint.of(target.address());
        var name = check.name() == null ? there.host() : Endpoint.host(check.name());
        try {
            handshake(there, name, target, readings);
            weak(there, name, target, check, readings);
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed("The connection to " + there.shown() + " broke: " + e.getMessage());
        }
    }

    private void handshake(Endpoint there, String name, Watched target, Readings readings)
            throws IOException, InterruptedException {
        var phases = new Phases(readings, "tcp", chain -> certified(chain, readings));
        try (var socket = dial.secured(there, name, target.timeout(), phases)) {
            var session = socket.getSession();
            readings.fact("tls_protocol", session.getProtocol());
            readings.fact("tls_cipher_suite", session.getCipherSuite());
        }
    }

    private void certified(X509Certificate[] chain, Readings readings) {
        var own = chain[0];
        readings.put("tls_certificate_days_left", Trust.daysLeft(chain, clock.instant()));
        readings.put("tls_chain_certificates", chain.length);
        readings.fact("tls_certificate_subject", own.getSubjectX500Principal().getName());
        readings.fact("tls_certificate_issuer", own.getIssuerX500Principal().getName());
        readings.fact("tls_certificate_not_after", own.getNotAfter().toInstant().toString());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
            readings.fact("tls_certificate_sha256", HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256, and what was read can be written", e);
        }
    }

    private void weak(Endpoint there, String name, Watched target, Check.Tls check, Readings readings)
            throws IOException, InterruptedException {
        var offered = new StringBuilder();
        for (var version : OldTls.values()) {
            var unmeasured = new Phases(new Readings(), "tcp", chain -> {});
            readings.step("asking " + there.shown() + " for " + version.shown());
            try (var socket = dial.plain(there, target.timeout(), unmeasured)) {
                var isOffered = version.isSpoken(socket, name);
                readings.put("tls_weak_protocol_offered", version.shown(), isOffered ? 1 : 0);
                if (isOffered) offered.append(offered.isEmpty() ? "" : " and ").append(version.shown());
            }
        }
        if (Boolean.TRUE.equals(check.strict()) && !offered.isEmpty())
            throw new Failed(there.shown() + " still offers " + offered);
    }
}
