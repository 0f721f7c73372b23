package org.taizhang.ledger.verify.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Eight bytes at a time: what makes looking at every entry of a large log cheap. */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /** Where the first quote or backslash stands, or the end. */
    static int special(byte[] bytes, int from, int end) {
        var i = from;
        for (; end - i >= 8; i += 8) {
            var word = at(bytes, i);
            var quotes = word ^ (ONES * '"');
            var slashes = word ^ (ONES * '\\');
            var found = (((quotes - ONES) & ~quotes) | ((slashes - ONES) & ~slashes)) & HIGH;
            if (found != 0) return i + (Long.numberOfTrailingZeros(found) >>> 3);
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\') i++;
        return i;
    }

    /** ASCII text of at least eight bytes that is to be found at a place; the last word overlaps the one before. */
    static final class Literal {
        private final long[] words;
        final int length;

        Literal(String text) {
            var bytes = text.getBytes(StandardCharsets.US_ASCII);
            length = bytes.length;
            words = new long[(length + 7) / 8];
            for (var i = 0; i < words.length; i++) words[i] = at(bytes, Math.min(i * 8, length - 8));
        }

        boolean is(byte[] bytes, int from, int end) {
            if (end - from < length) return false;
            var difference = at(bytes, from + length - 8) ^ words[words.length - 1];
            for (var i = 0; i < words.length - 1; i++) difference |= at(bytes, from + i * 8) ^ words[i];
            return difference == 0;
        }
    }
}
