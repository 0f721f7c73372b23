package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import org.taizhang.ledger.tree.Sm3;

/** Verifies SM2 signatures over SM3 (GB/T 32918.2) with the default user id; a signature is r and s, 32 bytes each. */
final class Sm2 implements Verifier.Way {
    private static final byte[] ID = "1234567812345678".getBytes(US_ASCII);

    private final Sm2Curve.Point key;
    private final byte[] user;

    /** The key is an uncompressed point: 04, x and y. */
    Sm2(byte[] point) {
        var x = number(point, 1);
        var y = number(point, 33);
        if (!Sm2Curve.contains(x, y)) throw new NoteRefused.Malformed("The SM2 key is not a point of its curve");
        key = new Sm2Curve.Point(x, y, BigInteger.ONE);
        user = user(x, y);
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        if (signature.length != 64) return false;
        var r = number(signature, 0);
        var s = number(signature, 32);
        var t = r.add(s).mod(Sm2Curve.N);
        if (!inRange(r) || !inRange(s) || t.signum() == 0) return false;
        var hash = new Sm3();
        hash.update(user);
        hash.update(text);
        var e = new BigInteger(1, hash.digest());
        var point = Sm2Curve.sum(s, t, key);
        return !point.infinite() && e.add(point.affineX()).mod(Sm2Curve.N).equals(r);
    }

    /** The hash that stands for the user and the key before the text. */
    private static byte[] user(BigInteger x, BigInteger y) {
        var hash = new Sm3();
        var bits = 8 * ID.length;
        hash.update((byte) (bits >> 8));
        hash.update((byte) bits);
        hash.update(ID);
        for (var number : new BigInteger[] {Sm2Curve.A, Sm2Curve.B, Sm2Curve.GX, Sm2Curve.GY, x, y})
            hash.update(bytes(number));
        return hash.digest();
    }

    private static boolean inRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(Sm2Curve.N) < 0;
    }

    private static BigInteger number(byte[] bytes, int from) {
        return new BigInteger(1, bytes, from, 32);
    }

    private static byte[] bytes(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[32];
        var kept = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - kept, padded, 32 - kept, kept);
        return padded;
    }
}
