package org.taizhang.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 keys as bare bytes, which the JDK does not offer. */
final class Ed25519 {
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static Verifier.Way verifier(byte[] raw) {
        var spki = Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, spki, SPKI.length, raw.length);
        var key = Jce.publicKey("Ed25519", spki);
        return (text, signature) -> Jce.verify("Ed25519", key, text, signature);
    }

    /** The 32 bytes of a public key. */
    static byte[] raw(PublicKey key) {
        var spki = key.getEncoded();
        if (spki.length != SPKI.length + 32 || !Arrays.equals(spki, 0, SPKI.length, SPKI, 0, SPKI.length))
            throw new NoteRefused.Malformed("This is an EdDSA key, but not an Ed25519 key");
        return Arrays.copyOfRange(spki, SPKI.length, spki.length);
    }

    /** The pair that a seed of 32 bytes stands for. The JDK derives a public key only while it generates one. */
    static KeyPair pair(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            var pair = generator.generateKeyPair();
            if (!Arrays.equals(seed(pair.getPrivate()), seed))
                throw new IllegalStateException("This JDK does not take an Ed25519 seed as it is given");
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no Ed25519", e);
        }
    }

    static byte[] seed(PrivateKey key) {
        return ((EdECPrivateKey) key).getBytes().orElseThrow();
    }

    /** Hands out a seed in place of random bytes. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) throw new IllegalStateException("An Ed25519 seed has 32 bytes");
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
