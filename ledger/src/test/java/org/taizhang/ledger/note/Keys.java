package org.taizhang.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

/** Signers for tests. */
final class Keys {
    static final String GOLDEN = "ledger.example/golden";

    private Keys() {}

    /** The key of the golden log: its seed is the bytes 00 to 1f. */
    static NoteSigner golden() {
        var seed = new byte[32];
        for (var i = 0; i < seed.length; i++) seed[i] = (byte) i;
        return ed25519(GOLDEN, seed);
    }

    static NoteSigner ed25519(String name, int seed) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return ed25519(name, bytes);
    }

    static NoteSigner ecdsa(String name) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new JceSigner(name, pair.getPublic(), pair.getPrivate(), null);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static NoteSigner ed25519(String name, byte[] seed) {
        var pair = Ed25519.pair(seed);
        return new JceSigner(name, pair.getPublic(), pair.getPrivate(), null);
    }
}
