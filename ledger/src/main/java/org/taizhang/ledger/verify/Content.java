package org.taizhang.ledger.verify;

/** A file's bytes in memory that is used again for the next file; for one thread. */
final class Content {
    byte[] bytes = new byte[1 << 16];
    int length;

    /** Makes room for so many bytes, forgetting what is there. */
    void clear(int size) {
        if (bytes.length < size) bytes = new byte[Math.max(size, 2 * bytes.length)];
        length = 0;
    }

    void set(byte[] content) {
        bytes = content;
        length = content.length;
    }
}
