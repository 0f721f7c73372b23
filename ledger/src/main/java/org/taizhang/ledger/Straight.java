package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes an envelope apart that stands in the very form in which it is written, in one pass and without a parser. Whatever
 * is not so, be it wrong or only unusual, is left to the parser.
 */
final class Straight {
    private static final byte[] PLAIN = ascii("{\"v\":1,\"id\":\"");
    private static final byte[] COMMITTED = ascii("{\"v\":2,\"id\":\"");
    private static final byte[] TYPE = ascii(",\"type\":\"");
    private static final byte[] AGGREGATE = ascii(",\"aggregate\":{\"type\":\"");
    private static final byte[] ID = ascii(",\"id\":\"");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] TIME = ascii(",\"time\":\"");
    private static final byte[] SUBJECT_TIME = ascii("},\"time\":\"");
    private static final byte[] PERSONAL = ascii(",\"personal\":{");
    private static final byte[] META = ascii("\"meta\":\"");
    private static final byte[] DATA = ascii("\"data\":\"");
    private static final byte[] OBJECT_OF_META = ascii(",\"meta\":{");
    private static final byte[] CONTENT = ascii(",\"data\":");

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    /** More digits might not fit into a long. */
    private static final int DIGITS = 18;

    private final byte[] bytes;
    private int at;

    private Straight(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Nothing where the parser has to look. */
    static @Nullable Sliced sliced(byte[] bytes) {
        return new Straight(bytes).envelope();
    }

    private @Nullable Sliced envelope() {
        var committed = skips(COMMITTED);
        if (!committed && !skips(PLAIN)) return null;
        var id = text();
        if (id == null || !skips(TYPE)) return null;
        var type = name();
        if (type == null) return null;
        var owned = skips(AGGREGATE);
        var subject = owned ? subject() : null;
        if (owned != (subject != null)) return null;
        var time = skips(owned ? SUBJECT_TIME : TIME) ? text() : null;
        var personal = committed && time != null ? personal() : null;
        if (time == null || committed != (personal != null) || !skips(OBJECT_OF_META)) return null;
        var meta = at - 1;
        if (!skipsTexts()) return null;
        var metaEnd = at;
        var last = bytes.length - 1;
        if (!skips(CONTENT) || at >= last || bytes[at] <= ' ' || bytes[last] != '}') return null;
        return new Sliced(
                id,
                type,
                subject,
                time,
                personal,
                Arrays.copyOfRange(bytes, meta, metaEnd),
                Arrays.copyOfRange(bytes, at, last),
                null);
    }

    private Envelope.@Nullable Subject subject() {
        var type = name();
        if (type == null || !skips(ID)) return null;
        var id = text();
        if (id == null || !skips(SEQUENCE)) return null;
        var sequence = number();
        return sequence < 0 ? null : new Envelope.Subject(type, id, sequence);
    }

    private Envelope.@Nullable Commitments personal() {
        if (!skips(PERSONAL)) return null;
        var meta = skips(META) ? text() : null;
        var more = meta == null || skips(',');
        var data = more && skips(DATA) ? text() : null;
        return more == (data != null) && skips('}') ? new Envelope.Commitments(meta, data) : null;
    }

    private boolean skips(char expected) {
        if (at >= bytes.length || bytes[at] != expected) return false;
        at++;
        return true;
    }

    private boolean skips(byte[] expected) {
        if (at + expected.length > bytes.length) return false;
        for (var i = 0; i < expected.length; i++) if (bytes[at + i] != expected[i]) return false;
        at += expected.length;
        return true;
    }

    /** Up to a quote: printable ASCII with nothing escaped. */
    private @Nullable String text() {
        var from = at;
        return skipsText() ? new String(bytes, from, at - 1 - from, ISO_8859_1) : null;
    }

    /** One of those few that come again and again. */
    private @Nullable String name() {
        var from = at;
        return skipsText() ? Repeated.text(bytes, from, at - 1) : null;
    }

    private boolean skipsText() {
        if (!toMark(HIGHS) || bytes[at] != '"') return false;
        at++;
        return true;
    }

    private long number() {
        var from = at;
        var number = 0L;
        for (; at < bytes.length && at - from < DIGITS && bytes[at] >= '0' && bytes[at] <= '9'; at++)
            number = 10 * number + bytes[at] - '0';
        return at == from || (at - from > 1 && bytes[from] == '0') ? -1 : number;
    }

    /** The members of an object that are all texts, and its end. */
    private boolean skipsTexts() {
        if (skips('}')) return true;
        do if (!skipsAnyText() || !skips(':') || !skipsAnyText()) return false;
        while (skips(','));
        return skips('}');
    }

    /** From quote to quote, whatever is in between but control characters. */
    private boolean skipsAnyText() {
        if (!skips('"')) return false;
        while (toMark(0)) {
            var mark = bytes[at++];
            if (mark == '"') return true;
            if (mark != '\\') return false;
            at++;
        }
        return false;
    }

    /** Goes on to the next quote, backslash or control character, or byte beyond ASCII if those count too. */
    private boolean toMark(long beyond) {
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            var marks = marks((long) EIGHT.get(bytes, at), beyond);
            if (marks == 0) continue;
            at += Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            return true;
        }
        for (; at < bytes.length; at++) if (marks((bytes[at] & 0xFF) | (SPACES << Byte.SIZE), beyond) != 0) return true;
        return false;
    }

    /** The highest bit of each of eight bytes that is a mark; where there is one, those above it may be wrong. */
    private static long marks(long eight, long beyond) {
        var quote = eight ^ QUOTES;
        var backslash = eight ^ BACKSLASHES;
        var found = (quote - ONES) | (backslash - ONES) | (eight - SPACES);
        return (found & ~eight & HIGHS) | (eight & beyond);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
