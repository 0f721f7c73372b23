package org.taizhang.ledger.verify.event;

import java.security.SecureRandom;

/**
 * 128 bits by which bytes are told apart within one run: fast, and keyed at random, so that nobody can prepare bytes
 * that share them. For one thread; those of one key agree.
 */
public final class Fingerprint {
    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private final long key0;
    private final long key1;
    private long high;
    private long low;

    public Fingerprint() {
        var random = new SecureRandom();
        key0 = random.nextLong();
        key1 = random.nextLong();
    }

    private Fingerprint(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** One for another thread that comes to the same results. */
    public Fingerprint another() {
        return new Fingerprint(key0, key1);
    }

    public Fingerprint over(byte[] bytes, int from, int to) {
        var a = key0;
        var b = key1 ^ (to - from);
        var at = from;
        for (; to - at >= 8; at += 8) {
            var word = Words.at(bytes, at);
            a = mix(a ^ word, b);
            b = mix(b + word, key0);
        }
        long rest = 0;
        for (; at < to; at++) rest = (rest << 8) | (bytes[at] & 0xFF);
        return set(a, b, rest);
    }

    /** Adds numbers to what it is over. */
    public Fingerprint and(long first, long second) {
        return set(mix(high ^ first, key1), mix(low ^ second, key0), first + second * ODD);
    }

    private Fingerprint set(long a, long b, long rest) {
        high = mix(a ^ rest, key1 | 1);
        low = mix(b + rest, high ^ ODD);
        return this;
    }

    private static long mix(long a, long b) {
        var x = a ^ ODD;
        var y = b | 1;
        return (x * y) ^ Math.unsignedMultiplyHigh(x, y) ^ Long.rotateLeft(a, 29);
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }
}
