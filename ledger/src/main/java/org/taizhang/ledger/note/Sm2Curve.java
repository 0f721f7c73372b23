package org.taizhang.ledger.note;

import java.math.BigInteger;

/** The curve sm2p256v1 (GB/T 32918.5), for verifying only: its running time shows the numbers, which are public. */
final class Sm2Curve {
    static final BigInteger P = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    static final BigInteger A = P.subtract(BigInteger.valueOf(3));
    static final BigInteger B = hex("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    static final BigInteger N = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    static final BigInteger GX = hex("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7");
    static final BigInteger GY = hex("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0");
    static final Point G = new Point(GX, GY, BigInteger.ONE);

    private static final Point INFINITY = new Point(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    private Sm2Curve() {}

    /** Whether x and y, both in the field, are a point of the curve. */
    static boolean contains(BigInteger x, BigInteger y) {
        return x.compareTo(P) < 0
                && y.compareTo(P) < 0
                && y.multiply(y)
                        .mod(P)
                        .equals(x.multiply(x).add(A).multiply(x).add(B).mod(P));
    }

    /** The sum s·G + t·Q, by one walk down both numbers. */
    static Point sum(BigInteger s, BigInteger t, Point q) {
        var both = G.plus(q);
        var sum = INFINITY;
        for (var bit = Math.max(s.bitLength(), t.bitLength()) - 1; bit >= 0; bit--) {
            sum = sum.twice();
            if (s.testBit(bit)) sum = sum.plus(t.testBit(bit) ? both : G);
            else if (t.testBit(bit)) sum = sum.plus(q);
        }
        return sum;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** A point in Jacobian coordinates: (x/z², y/z³), or infinity where z is 0. */
    record Point(BigInteger x, BigInteger y, BigInteger z) {
        boolean infinite() {
            return z.signum() == 0;
        }

        BigInteger affineX() {
            var inverse = z.modInverse(P);
            return x.multiply(inverse).multiply(inverse).mod(P);
        }

        Point twice() {
            if (infinite() || y.signum() == 0) return INFINITY;
            var z2 = z.multiply(z).mod(P);
            var y2 = y.multiply(y).mod(P);
            var xy = x.multiply(y2).shiftLeft(2).mod(P);
            var slope = x.subtract(z2)
                    .multiply(x.add(z2))
                    .multiply(BigInteger.valueOf(3))
                    .mod(P); // since a is -3
            var x3 = slope.multiply(slope).subtract(xy.shiftLeft(1)).mod(P);
            var y3 = slope.multiply(xy.subtract(x3))
                    .subtract(y2.multiply(y2).shiftLeft(3))
                    .mod(P);
            return new Point(x3, y3, y.multiply(z).shiftLeft(1).mod(P));
        }

        Point plus(Point other) {
            if (infinite()) return other;
            if (other.infinite()) return this;
            var z2 = z.multiply(z).mod(P);
            var oz2 = other.z.multiply(other.z).mod(P);
            var u = x.multiply(oz2).mod(P);
            var v = y.multiply(oz2).multiply(other.z).mod(P);
            var h = other.x.multiply(z2).subtract(u).mod(P);
            var r = other.y.multiply(z2).multiply(z).subtract(v).mod(P);
            if (h.signum() == 0) return r.signum() == 0 ? twice() : INFINITY;
            var h2 = h.multiply(h).mod(P);
            var h3 = h2.multiply(h).mod(P);
            var uh2 = u.multiply(h2).mod(P);
            var x3 = r.multiply(r).subtract(h3).subtract(uh2.shiftLeft(1)).mod(P);
            var y3 = r.multiply(uh2.subtract(x3)).subtract(v.multiply(h3)).mod(P);
            return new Point(x3, y3, z.multiply(other.z).multiply(h).mod(P));
        }
    }
}
