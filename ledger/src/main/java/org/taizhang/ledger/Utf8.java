package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** JSON put together as UTF-8: nothing is escaped that need not be, just as Jackson writes it, and nothing is copied twice. */
final class Utf8 {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);

    /** The letter that stands for a control character after a backslash, or nothing. */
    private static final byte[] SHORT = new byte[' '];

    static {
        SHORT['\b'] = 'b';
        SHORT['\t'] = 't';
        SHORT['\n'] = 'n';
        SHORT['\f'] = 'f';
        SHORT['\r'] = 'r';
    }

    private byte[] bytes;
    private int length;

    Utf8(int expected) {
        bytes = new byte[expected];
    }

    /** As it stands: no part of it is a text that might need escaping. */
    Utf8 raw(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, length, ready.length);
        length += ready.length;
        return this;
    }

    Utf8 raw(String ready) {
        return raw(ready.getBytes(UTF_8));
    }

    Utf8 raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** A text between quotes. What is no Unicode becomes a question mark. */
    Utf8 text(String text) {
        room(2 + 6 * text.length());
        bytes[length++] = '"';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x80) i = beyondAscii(text, i);
            else if (c < ' ') control(c);
            else {
                if (c == '"' || c == '\\') bytes[length++] = '\\';
                bytes[length++] = (byte) c;
            }
        }
        bytes[length++] = '"';
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }

    private void control(char c) {
        bytes[length++] = '\\';
        if (SHORT[c] != 0) {
            bytes[length++] = SHORT[c];
            return;
        }
        for (var digit : new byte[] {'u', '0', '0', HEX[c >> 4], HEX[c & 0xF]}) bytes[length++] = digit;
    }

    /** Gives the place of the last character it has written. */
    private int beyondAscii(String text, int at) {
        var point = text.codePointAt(at);
        if (point < 0x800) bytes[length++] = (byte) (0xC0 | (point >> 6));
        else if (Character.isBmpCodePoint(point)) {
            if (Character.isSurrogate((char) point)) {
                bytes[length++] = '?';
                return at;
            }
            bytes[length++] = (byte) (0xE0 | (point >> 12));
            following(point, 6);
        } else {
            bytes[length++] = (byte) (0xF0 | (point >> 18));
            following(point, 12);
            following(point, 6);
        }
        following(point, 0);
        return at + Character.charCount(point) - 1;
    }

    private void following(int point, int shift) {
        bytes[length++] = (byte) (0x80 | ((point >> shift) & 0x3F));
    }
}
