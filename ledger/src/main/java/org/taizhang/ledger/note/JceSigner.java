package org.taizhang.ledger.note;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** Signs with a private key of the Java security API, Ed25519 or P-256; the key may lie in a device. */
final class JceSigner implements NoteSigner {
    private final Key key;
    private final PrivateKey secret;
    private final String algorithm;
    private final @Nullable Provider provider;

    /** Without a provider, that of the JDK which takes the key. */
    JceSigner(String name, PublicKey open, PrivateKey secret, @Nullable Provider provider) {
        this.key = Key.of(name, open);
        this.secret = secret;
        this.algorithm = open.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519";
        this.provider = provider;
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            var signing =
                    provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
            signing.initSign(secret);
            signing.update(text);
            return signing.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new CannotSign("The key " + key.name() + " cannot sign by " + algorithm + ": " + e.getMessage(), e);
        }
    }
}
