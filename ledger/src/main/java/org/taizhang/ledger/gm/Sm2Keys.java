package org.taizhang.ledger.gm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;

/** SM2 keys as numbers and points, and the provider that knows them, which is not registered with the JDK. */
final class Sm2Keys {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final ECParameterSpec CURVE = curve();

    /** The largest private key. */
    static final BigInteger LARGEST = CURVE.getN().subtract(BigInteger.TWO);

    private Sm2Keys() {}

    static PrivateKey secret(BigInteger number) {
        try {
            return KeyFactory.getInstance("EC", PROVIDER).generatePrivate(new ECPrivateKeySpec(number, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("BouncyCastle does not take an SM2 key", e);
        }
    }

    /** The public key of a private one from 1 to n-2. */
    static Key open(String name, BigInteger number) {
        if (number.signum() <= 0 || number.compareTo(LARGEST) > 0)
            throw new NoteRefused.Malformed("an SM2 key is a number from 1 to n-2");
        return Key.sm2(
                name,
                new FixedPointCombMultiplier().multiply(CURVE.getG(), number).getEncoded(false));
    }

    static Key open(String name, PublicKey key) {
        var spki = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        if (!GMObjectIdentifiers.sm2p256v1.equals(spki.getAlgorithm().getParameters()))
            throw new NoteRefused.Malformed("it is not a key on the curve sm2p256v1");
        return Key.sm2(
                name,
                CURVE.getCurve()
                        .decodePoint(spki.getPublicKeyData().getOctets())
                        .getEncoded(false));
    }

    private static ECParameterSpec curve() {
        var curve = GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1);
        return new ECParameterSpec(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }
}
