package org.taizhang.probes.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts a stream into messages as RFC 6587 has it: by counted octets where one begins with a digit, by line ends or NULs where it
 * does not. Of a message the first 64 KiB are kept.
 */
final class SyslogFrames {
    private static final int DIGITS = 9;

    private final InputStream in;

    /** @param isCut whether it was longer */
    record Frame(ByteBuffer bytes, boolean isCut) {}

    /** @param in buffered */
    SyslogFrames(InputStream in) {
        this.in = in;
    }

    /**
     * Waits for the next message; nothing at the end of the stream.
     *
     * @throws EOFException where the stream ends within counted octets
     * @throws NumberFormatException where a count is none, after which nothing of the stream can be understood
     */
    Optional<Frame> next() throws IOException {
        var first = in.read();
        while (first == '\n' || first == '\r' || first == 0) first = in.read();
        if (first < 0) return Optional.empty();
        return Optional.of(first >= '1' && first <= '9' ? counted(first) : line(first));
    }

    private Frame counted(int first) throws IOException {
        var digits = new StringBuilder().append((char) first);
        for (var next = in.read(); next != ' '; next = in.read()) {
            if (next < 0) throw new EOFException();
            digits.append((char) next);
            if (digits.length() > DIGITS) break;
        }
        var length = Integer.parseInt(digits.toString());
        var bytes = in.readNBytes(Math.min(length, Lines.LONGEST));
        in.skipNBytes(length - bytes.length);
        return new Frame(ByteBuffer.wrap(bytes), length > bytes.length);
    }

    private Frame line(int first) throws IOException {
        var bytes = ByteBuffer.allocate(Lines.LONGEST);
        var isCut = false;
        for (var next = first; next >= 0 && next != '\n' && next != 0; next = in.read()) {
            if (bytes.hasRemaining()) bytes.put((byte) next);
            else isCut = true;
        }
        return new Frame(bytes.flip(), isCut);
    }
}
