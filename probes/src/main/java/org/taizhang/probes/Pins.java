package org.taizhang.probes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which servers must show which certificate, and are then believed whoever issued it and whatever its name and dates are.
 *
 * <p>A server is its host and port; of two fingerprints for one server the one said last holds for new connections.
 */
final class Pins {
    private final Map<String, byte[]> fingerprints = new ConcurrentHashMap<>();

    /** The certificate is another one than is pinned. */
    static final class Other extends CertificateException {
        private Other() {
            super("not the pinned certificate");
        }
    }

    /** @param fingerprint SHA-256 of the certificate */
    void pin(String host, int port, byte[] fingerprint) {
        fingerprints.put(server(host, port), fingerprint);
    }

    /** An authority must vouch for the server again. */
    void release(String host, int port) {
        fingerprints.remove(server(host, port));
    }

    /** What hexadecimal digits say, with or without colons. */
    static byte[] parse(String fingerprint) {
        return HexFormat.of().parseHex(fingerprint.replace(":", ""));
    }

    /** Whether the certificate is the pinned one; false where none is pinned. */
    boolean check(String host, int port, X509Certificate certificate) throws CertificateException {
        var expected = fingerprints.get(server(host, port));
        if (expected == null) return false;
        if (!is(certificate, expected)) throw new Other();
        return true;
    }

    static boolean is(X509Certificate certificate, byte[] fingerprint) throws CertificateEncodingException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return MessageDigest.isEqual(digest, fingerprint);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String server(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ' ' + port;
    }
}
