package org.taizhang.probes;

import java.io.IOException;
import java.io.InputStream;

/** The body of an answer without its framing, counted and cut at a limit; ends early only by {@link Failed}. */
final class Body extends InputStream {
    private static final int LONGEST_CHUNK_LINE = 4096;
    private static final String NOT_CHUNKED = "The body is not chunked as its head says";

    private final Wire wire;
    private final boolean chunked;
    private final long limit;
    private long count;
    /** What is left of the body or of the chunk; -1 where only the end of the connection tells. */
    private long left;

    private boolean over;

    Body(Wire wire, Head head, long limit) {
        this.wire = wire;
        this.chunked = head.chunked();
        this.limit = limit;
        this.left = chunked ? 0 : head.length();
        this.over = !head.hasBody();
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (over || count == limit) return -1;
        if (left == 0 && !nextChunk()) {
            over = true;
            return -1;
        }
        var most = Math.min(length, limit - count);
        var read = wire.read(into, offset, (int) (left < 0 ? most : Math.min(most, left)));
        if (read < 0) {
            if (left >= 0) throw new Failed("The body was cut off after " + count + " bytes");
            over = true;
            return -1;
        }
        count += read;
        if (left > 0) {
            left -= read;
            if (chunked && left == 0) endChunk();
        }
        return read;
    }

    private boolean nextChunk() throws IOException {
        if (!chunked) return false;
        if (!wire.begins()) throw new Failed("The body was cut off after " + count + " bytes");
        var line = wire.line(LONGEST_CHUNK_LINE, NOT_CHUNKED);
        var extension = line.indexOf(';');
        try {
            left = Long.parseUnsignedLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
        } catch (NumberFormatException e) {
            throw new Failed(NOT_CHUNKED);
        }
        if (left < 0) throw new Failed(NOT_CHUNKED);
        return left > 0;
    }

    private void endChunk() throws IOException {
        if (!wire.begins()) throw new Failed("The body was cut off after " + count + " bytes");
        if (!wire.line(2, NOT_CHUNKED).isEmpty()) throw new Failed(NOT_CHUNKED);
    }
}
