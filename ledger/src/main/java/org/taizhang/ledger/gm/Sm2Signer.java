package org.taizhang.ledger.gm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.taizhang.ledger.note.CannotSign;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteSigner;

/** Signs with SM2 over SM3 and the default user id, by any provider that calls this {@code SM3withSM2}. */
public final class Sm2Signer implements NoteSigner {
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);

    private final Key key;
    private final PrivateKey secret;
    private final Provider provider;

    public Sm2Signer(Key key, PrivateKey secret, Provider provider) {
        this.key = key;
        this.secret = secret;
        this.provider = provider;
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            var signing = Signature.getInstance("SM3withSM2", provider);
            signing.initSign(secret);
            signing.update(text);
            var numbers = StandardDSAEncoding.INSTANCE.decode(ORDER, signing.sign());
            return PlainDSAEncoding.INSTANCE.encode(ORDER, numbers[0], numbers[1]);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw new CannotSign("The key " + key.name() + " cannot sign by SM2: " + e.getMessage(), e);
        }
    }
}
