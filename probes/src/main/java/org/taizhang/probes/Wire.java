package org.taizhang.probes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** The bytes of one answer as they arrive. */
final class Wire {
    private final InputStream in;
    private final LongSupplier nanos;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int end;
    private boolean begun;
    private long firstByte;

    Wire(InputStream in, LongSupplier nanos) {
        this.in = in;
        this.nanos = nanos;
    }

    /** Waits for the first byte and says when it came; false where the other side closed without one. */
    boolean begins() throws IOException {
        return position < end || fill();
    }

    long firstByte() {
        return firstByte;
    }

    int read() throws IOException {
        return position < end || fill() ? buffer[position++] & 0xff : -1;
    }

    int read(byte[] into, int offset, int length) throws IOException {
        if (position == end && !fill()) return -1;
        var count = Math.min(length, end - position);
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    /** A line without its end, one character for each byte; the last may lack its end. */
    String line(int limit, String tooLong) throws IOException {
        var line = new byte[Math.min(limit, 128)];
        var length = 0;
        for (var b = read(); b >= 0 && b != '\n'; b = read()) {
            if (length == limit) throw new Failed(tooLong);
            if (length == line.length) line = Arrays.copyOf(line, Math.min(limit, 2 * length));
            line[length++] = (byte) b;
        }
        if (length > 0 && line[length - 1] == '\r') length--;
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    private boolean fill() throws IOException {
        var count = in.read(buffer, 0, buffer.length);
        if (count <= 0) return false;
        if (!begun) firstByte = nanos.getAsLong();
        begun = true;
        position = 0;
        end = count;
        return true;
    }
}
