package org.taizhang.ledger.verify.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the bytes of an entry say of the event in them, found without building anything: members in the one order and
 * spelling in which they are written. For one thread, and one entry after the other.
 */
public final class Envelope {
    private static final byte[] ID = ascii("{\"v\":1,\"id\":");
    private static final byte[] TYPE = ascii(",\"type\":");
    private static final byte[] AGGREGATE = ascii(",\"aggregate\":{\"type\":");
    private static final byte[] OWNER = ascii(",\"id\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] TIME = ascii("},\"time\":");
    private static final byte[] META = ascii(",\"meta\":");
    private static final byte[] DATA = ascii(",\"data\":");

    private byte[] bytes = {};
    private int at;
    private int end;
    private long sequence;
    private boolean owned;
    private final Text id = new Text();
    private final Text type = new Text();
    private final Text aggregateType = new Text();
    private final Text aggregate = new Text();
    private final Text time = new Text();
    private int metaStart;

    /** A string in the bytes, without its quotes. */
    public final class Text {
        private int start;
        private int end;
        private boolean escaped;

        /** Whether it is this text, given as UTF-8. */
        public boolean is(byte[] other, int from, int to) {
            if (escaped) return Arrays.equals(toString().getBytes(UTF_8), Arrays.copyOfRange(other, from, to));
            return Arrays.equals(bytes, start, end, other, from, to);
        }

        /** A hash over it that equal texts share, whichever way they are spelt. */
        public void hash(Fingerprint into) {
            if (escaped) {
                var plain = toString().getBytes(UTF_8);
                into.over(plain, 0, plain.length);
            } else into.over(bytes, start, end);
        }

        @Override
        public String toString() {
            return escaped
                    ? Json.unescape(bytes, start, end)
                    : new String(bytes, start, end - start, UTF_8);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** Reads an entry up to its metadata; false when it is none that this version writes. */
    public boolean read(byte[] from, int offset, int length) {
        bytes = from;
        at = offset;
        end = offset + length;
        if (!skip(ID) || !text(id) || !skip(TYPE) || !text(type)) return false;
        owned = skip(AGGREGATE);
        if (owned) {
            if (!text(aggregateType) || !skip(OWNER) || !text(aggregate) || !skip(SEQUENCE) || !number()) return false;
        } else sequence = 0;
        if (owned ? !skip(TIME) : !skip(TIME, 1)) return false;
        if (!text(time) || !skip(META)) return false;
        metaStart = at;
        return true;
    }

    private boolean skip(byte[] literal) {
        return skip(literal, 0);
    }

    private boolean skip(byte[] literal, int from) {
        var length = literal.length - from;
        if (end - at < length || !Arrays.equals(bytes, at, at + length, literal, from, literal.length)) return false;
        at += length;
        return true;
    }

    private boolean text(Text text) {
        if (at >= end || bytes[at] != '"') return false;
        text.escaped = false;
        var i = at + 1;
        for (; i < end && bytes[i] != '"'; i++)
            if (bytes[i] == '\\') {
                text.escaped = true;
                i++;
            }
        if (i >= end) return false;
        text.start = at + 1;
        text.end = i;
        at = i + 1;
        return true;
    }

    private boolean number() {
        var start = at;
        sequence = 0;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            if (at - start == 18) return false;
            sequence = sequence * 10 + (bytes[at] - '0');
        }
        return at > start && (bytes[start] != '0' || at == start + 1);
    }

    public Text id() {
        return id;
    }

    public Text type() {
        return type;
    }

    /** Whether the event is of an aggregate. */
    public boolean isOwned() {
        return owned;
    }

    public Text aggregateType() {
        if (!owned) throw new IllegalStateException("The event is of no aggregate");
        return aggregateType;
    }

    /** The id of the aggregate, or of the event itself where it is of none: what the log files it under. */
    public Text aggregate() {
        return owned ? aggregate : id;
    }

    public long sequence() {
        return sequence;
    }

    public Text time() {
        return time;
    }

    /** The time in nanoseconds since 1970; throws {@link DateTimeException} when it is none, or not in 1678 to 2261. */
    public long nanos() {
        var fast = Clock.nanos(bytes, time.start, time.end);
        if (fast != Clock.UNUSUAL) return fast;
        var instant = Instant.parse(time.toString());
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            throw new DateTimeException("Time " + instant + " is not in the years 1678 to 2261", e);
        }
    }

    /** The metadata and the data, two JSON values; empty when they are none. */
    public Optional<Content> content() {
        var metaEnd = Json.skip(bytes, metaStart, end);
        if (metaEnd < 0 || bytes[metaStart] != '{') return Optional.empty();
        at = metaEnd;
        if (!skip(DATA)) return Optional.empty();
        var dataEnd = Json.skip(bytes, at, end);
        if (dataEnd != end - 1 || bytes[dataEnd] != '}') return Optional.empty();
        return Optional.of(new Content(
                Arrays.copyOfRange(bytes, metaStart, metaEnd), Arrays.copyOfRange(bytes, at, dataEnd)));
    }

    /** The JSON of an event's metadata and of its data. */
    @SuppressWarnings("ArrayRecordComponent") // lives between a read and a print
    public record Content(byte[] meta, byte[] data) {}
}
