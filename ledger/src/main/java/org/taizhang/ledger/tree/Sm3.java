package org.taizhang.ledger.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** The hash function SM3 (GB/T 32905), which no JDK has; for public data, not for secrets. */
public final class Sm3 extends MessageDigest {
    private static final int BLOCK = 64;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int[] START = {
        0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E
    };
    private static final int[] CONSTANTS = new int[BLOCK];

    static {
        for (var j = 0; j < BLOCK; j++) CONSTANTS[j] = Integer.rotateLeft(j < 16 ? 0x79CC4519 : 0x7A879D8A, j);
    }

    private final int[] state = START.clone();
    private final int[] words = new int[BLOCK + 4];
    private final byte[] pending = new byte[BLOCK];
    private int filled;
    private long length;

    public Sm3() {
        super("SM3");
    }

    @Override
    protected int engineGetDigestLength() {
        return TreeHash.BYTES;
    }

    @Override
    protected void engineUpdate(byte input) {
        pending[filled++] = input;
        length++;
        if (filled == BLOCK) compressPending();
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int size) {
        var at = offset;
        var end = offset + size;
        length += size;
        if (filled > 0) {
            var taken = Math.min(BLOCK - filled, size);
            System.arraycopy(input, at, pending, filled, taken);
            filled += taken;
            at += taken;
            if (filled == BLOCK) compressPending();
        }
        for (; end - at >= BLOCK; at += BLOCK) compress(input, at);
        if (at < end) {
            System.arraycopy(input, at, pending, 0, end - at);
            filled = end - at;
        }
    }

    @Override
    protected byte[] engineDigest() {
        var digest = new byte[TreeHash.BYTES];
        finish(digest, 0);
        return digest;
    }

    @Override
    protected int engineDigest(byte[] buffer, int offset, int size) throws DigestException {
        if (size < TreeHash.BYTES) throw new DigestException("An SM3 digest has 32 bytes, not " + size);
        finish(buffer, offset);
        return TreeHash.BYTES;
    }

    @Override
    protected void engineReset() {
        System.arraycopy(START, 0, state, 0, START.length);
        filled = 0;
        length = 0;
    }

    private void finish(byte[] into, int offset) {
        pending[filled++] = (byte) 0x80;
        if (filled > BLOCK - Long.BYTES) {
            Arrays.fill(pending, filled, BLOCK, (byte) 0);
            compressPending();
        }
        Arrays.fill(pending, filled, BLOCK - Long.BYTES, (byte) 0);
        INTS.set(pending, BLOCK - 8, (int) (length >>> 29));
        INTS.set(pending, BLOCK - 4, (int) (length << 3));
        compressPending();
        for (var i = 0; i < state.length; i++) INTS.set(into, offset + 4 * i, state[i]);
        engineReset();
    }

    private void compressPending() {
        filled = 0;
        compress(pending, 0);
    }

    private void compress(byte[] input, int offset) {
        var w = words;
        for (var j = 0; j < 16; j++) w[j] = (int) INTS.get(input, offset + 4 * j);
        for (var j = 16; j < BLOCK + 4; j++) {
            var x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] = x
                    ^ Integer.rotateLeft(x, 15)
                    ^ Integer.rotateLeft(x, 23)
                    ^ Integer.rotateLeft(w[j - 13], 7)
                    ^ w[j - 6];
        }
        var a = state[0];
        var b = state[1];
        var c = state[2];
        var d = state[3];
        var e = state[4];
        var f = state[5];
        var g = state[6];
        var h = state[7];
        for (var j = 0; j < BLOCK; j++) {
            var a12 = Integer.rotateLeft(a, 12);
            var ss1 = Integer.rotateLeft(a12 + e + CONSTANTS[j], 7);
            var early = j < 16;
            var tt1 = (early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
            var tt2 = (early ? e ^ f ^ g : (e & f) | (~e & g)) + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        state[0] ^= a;
        state[1] ^= b;
        state[2] ^= c;
        state[3] ^= d;
        state[4] ^= e;
        state[5] ^= f;
        state[6] ^= g;
        state[7] ^= h;
    }
}
