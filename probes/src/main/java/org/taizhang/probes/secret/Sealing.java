package org.taizhang.probes.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.taizhang.probes.Credential;

/** Seals credentials by AES-256-GCM, each under a nonce of its own and bound to its name and unit. */
final class Sealing {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int PAD = 64;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Sealing(byte[] key) {
        this.key = key.clone();
    }

    /** Tells one key from another, and nothing of it. */
    String print() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("taizhang secret key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    byte[] seal(String name, String unit, Credential credential) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, nonce, name, unit, padded(credential));
        var all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** @throws IllegalStateException where it was sealed by another key, for another name or unit, or was changed */
    Credential open(String name, String unit, byte[] sealed) {
        if (sealed.length < NONCE) throw new IllegalStateException("too short");
        var plain = apply(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                name,
                unit,
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
        var parts = new String(plain, StandardCharsets.UTF_8).split("\0", 3);
        return new Credential(parts[0], parts[1]);
    }

    /** User, secret, and zeros, so that the length of a secret is not told by that of the file. */
    private static byte[] padded(Credential credential) {
        if (credential.user().indexOf('\0') >= 0 || credential.secret().indexOf('\0') >= 0)
            throw new IllegalArgumentException("A credential holds no zero characters");
        var bytes = (credential.user() + '\0' + credential.secret() + '\0').getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, (bytes.length + PAD - 1) / PAD * PAD);
    }

    private byte[] apply(int mode, byte[] nonce, String name, String unit, byte[] text) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((name + '\n' + unit).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be opened", e);
        }
    }
}
