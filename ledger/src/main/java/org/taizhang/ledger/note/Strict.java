package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the one accepted spelling of a thing and refuses every other, so that no changed byte reads the same. */
final class Strict {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private static final int SHOWN = 120;

    private Strict() {}

    /** Valid UTF-8 whose only control characters below U+0020 are newlines. */
    static String text(byte[] bytes, String what) {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            noControls(text, what);
            return text;
        } catch (CharacterCodingException e) {
            throw new NoteRefused.Malformed(what + " is not UTF-8");
        }
    }

    static byte[] bytes(String text, String what) {
        noControls(text, what);
        try {
            var buffer = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new NoteRefused.Malformed(what + " holds half a surrogate pair");
        }
    }

    private static void noControls(String text, String what) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\r') throw new NoteRefused.Malformed(what + " has a carriage return: lines end with \\n alone");
            if (c < 0x20 && c != '\n')
                throw new NoteRefused.Malformed(what + " has the control character " + (int) c + " at " + i);
        }
    }

    /** The lines of a text whose last one ends as the others do. */
    static List<String> lines(String text, String what) {
        if (!text.endsWith("\n")) throw new NoteRefused.Malformed(what + " does not end with a newline");
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** Padded base64 of the standard alphabet, unused bits zero. */
    static byte[] base64(String text, String what) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException e) {
            throw new NoteRefused.Malformed(what + " is not base64: " + e.getMessage());
        }
        throw new NoteRefused.Malformed(what + " is not padded base64 in its one spelling");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A hash of 32 bytes in base64. */
    static byte[] hash(String text, String what) {
        var bytes = base64(text, what);
        if (bytes.length != 32)
            throw new NoteRefused.Malformed(what + " has " + bytes.length + " bytes; a hash has 32");
        return bytes;
    }

    /** A decimal from 0 to 2^63-1 without leading zeros. */
    static long decimal(String text, String what) {
        if (DECIMAL.matcher(text).matches()) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new NoteRefused.Malformed(what + " is above 2^63-1: " + quoted(text));
            }
        }
        throw new NoteRefused.Malformed(what + " is not a decimal without leading zeros: " + quoted(text));
    }

    /** A key name: not empty, no Unicode space, no plus sign. */
    static String name(String name) {
        bytes(name, "Key name");
        if (name.isEmpty() || name.indexOf('+') >= 0 || name.codePoints().anyMatch(Strict::space))
            throw new NoteRefused.Malformed(
                    "A key name is not empty and has neither spaces nor plus signs: " + quoted(name));
        return name;
    }

    /** A text of others as messages show it: the beginning, if it is long. */
    static String quoted(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + '"';
    }

    private static boolean space(int point) {
        return Character.isSpaceChar(point) || Character.isWhitespace(point) || point == 0x85;
    }
}
