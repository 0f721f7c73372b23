package org.taizhang.probes.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into lines and decodes each for itself: a log may hold lines of several encodings. */
final class Lines {
    /** In bytes; what is longer is taken in pieces. */
    static final int LONGEST = 64 * 1024;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Lines() {}

    /**
     * Takes whole lines out of the buffer, and leaves the beginning of one that is not over.
     *
     * @param isLast whether the rest is a line, too
     */
    static void take(ByteBuffer buffer, boolean isLast, @Nullable Charset charset, Matcher matcher) {
        var begin = buffer.position();
        for (var i = begin; i < buffer.limit() && !matcher.isSpent(); i++) {
            var isOver = buffer.get(i) == '\n';
            if (!isOver && i + 1 - begin < LONGEST) continue;
            var end = isOver ? i : whole(buffer, i + 1);
            matcher.take(text(buffer.slice(begin, end - begin), charset));
            begin = isOver ? i + 1 : end;
        }
        if (isLast && begin < buffer.limit() && !matcher.isSpent()) {
            matcher.take(text(buffer.slice(begin, buffer.limit() - begin), charset));
            begin = buffer.limit();
        }
        buffer.position(begin);
    }

    /** Does not cut a character of UTF-8 in two. */
    private static int whole(ByteBuffer buffer, int end) {
        var cut = end;
        while (cut > end - 4 && cut < buffer.limit() && (buffer.get(cut) & 0xC0) == 0x80) cut--;
        return cut;
    }

    /** @param charset UTF-8 where null, and GB 18030 for what is none */
    static String text(ByteBuffer line, @Nullable Charset charset) {
        var last = line.limit() - 1;
        if (last >= line.position() && line.get(last) == '\r') line.limit(last);
        if (charset != null) return charset.decode(line).toString();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return GB18030.decode(line).toString();
        }
    }
}
