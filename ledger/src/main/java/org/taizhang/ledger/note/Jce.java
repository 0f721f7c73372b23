package org.taizhang.ledger.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/** Verifies with what the JDK brings. */
final class Jce {
    private Jce() {}

    /** P-256 over SHA-256, the signature in DER. */
    static Verifier.Way ecdsa(byte[] spki) {
        var key = publicKey("EC", spki);
        return (text, signature) -> verify("SHA256withECDSA", key, text, signature);
    }

    static PublicKey publicKey(String algorithm, byte[] spki) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new NoteRefused.Malformed("This is no " + algorithm + " key: " + e.getMessage());
        }
    }

    static boolean verify(String algorithm, PublicKey key, byte[] text, byte[] signature) {
        try {
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(key);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false; // bytes that are no signature, or a key that is no point: neither has signed anything
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + algorithm, e);
        }
    }
}
