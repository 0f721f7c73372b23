package org.taizhang.ledger.verify.database;

/** Numbers of 1 to 9 bytes, seven bits in each but the ninth; read one after the other up to a limit. */
final class Varint {
    private byte[] bytes = {};
    private int limit;
    int at;

    void over(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    /** The next number; throws {@link IndexOutOfBoundsException} when it runs over the limit. */
    long next() {
        long value = 0;
        for (var i = 0; i < 9; i++) {
            if (at >= limit) throw new IndexOutOfBoundsException(at);
            var b = bytes[at++];
            if (i == 8) return (value << 8) | (b & 0xFF);
            value = (value << 7) | (b & 0x7F);
            if (b >= 0) return value;
        }
        throw new AssertionError("Nine bytes have been read");
    }
}
