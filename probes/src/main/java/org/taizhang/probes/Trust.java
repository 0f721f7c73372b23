package org.taizhang.probes;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed, and what a chain that is not believed looked like. */
final class Trust {
    private static final double DAY = Duration.ofDays(1).toSeconds();

    private Trust() {}

    /** Sockets that believe the given authorities, or the JDK's where none are given. */
    static SSLSocketFactory of(@Nullable KeyStore authorities) {
        return context(authorities).getSocketFactory();
    }

    /** What believes the given authorities, or the JDK's where none are given. */
    static SSLContext context(@Nullable KeyStore authorities) {
        return context(authorities, new Pins());
    }

    /** What believes the given authorities, or the JDK's where none are given, and of a pinned server its own certificate alone. */
    static SSLContext context(@Nullable KeyStore authorities, Pins pins) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            var believed = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Witness(believed, pins)}, null);
            // A resumed session shows neither the certificate of today nor the time a handshake takes.
            context.getClientSessionContext().setSessionCacheSize(1);
            context.getClientSessionContext().setSessionTimeout(1);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }

    /** The days until the first certificate of the chain expires; negative where one has. */
    static double daysLeft(X509Certificate[] chain, Instant now) {
        var first = Arrays.stream(chain)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(now, first).toSeconds() / DAY;
    }

    /** A chain that is not believed, kept for what it tells. */
    static final class Untrusted extends CertificateException {
        private final transient X509Certificate[] chain;

        private Untrusted(X509Certificate[] chain, CertificateException cause) {
            super(cause);
            this.chain = chain;
        }

        X509Certificate[] chain() {
            return chain;
        }

        /** The chain that was not believed, where that is why something failed; null where it is not. */
        static @Nullable Untrusted in(@Nullable Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause())
                if (cause instanceof Untrusted untrusted) return untrusted;
            return null;
        }

        String why(String host, Instant now) {
            if (getCause() instanceof Pins.Other)
                return "The certificate of " + host + " is not the one that is pinned";
            for (var certificate : chain) {
                var end = certificate.getNotAfter().toInstant();
                if (end.isBefore(now))
                    return "The certificate of " + host + " expired on "
                            + end.atOffset(ZoneOffset.UTC).toLocalDate();
                if (certificate.getNotBefore().toInstant().isAfter(now))
                    return "The certificate of " + host + " is not valid yet";
            }
            // The JDK reports a wrong name by the plain class, a broken chain by a class of its own.
            var cause = getCause();
            if (cause != null && cause.getClass() == CertificateException.class)
                return "The certificate of " + host + " is for another name";
            var first = chain[0];
            return chain.length == 1 && first.getIssuerX500Principal().equals(first.getSubjectX500Principal())
                    ? "The certificate of " + host + " is self-signed"
                    : "The certificate of " + host + " is not of a trusted authority";
        }
    }

    private static final class Witness extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager believed;
        private final Pins pins;

        private Witness(X509ExtendedTrustManager believed, Pins pins) {
            this.believed = believed;
            this.pins = pins;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws Untrusted {
            try {
                believed.checkServerTrusted(chain, type, socket);
            } catch (CertificateException e) {
                throw new Untrusted(chain, e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws Untrusted {
            try {
                if (pins.check(engine.getPeerHost(), engine.getPeerPort(), chain[0])) return;
                believed.checkServerTrusted(chain, type, engine);
            } catch (CertificateException e) {
                throw new Untrusted(chain, e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            believed.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            believed.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            believed.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            believed.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return believed.getAcceptedIssuers();
        }
    }
}
