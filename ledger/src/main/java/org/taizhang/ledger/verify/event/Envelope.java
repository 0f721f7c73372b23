package org.taizhang.ledger.verify.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.taizhang.ledger.verify.event.Words.Literal;

/**
 * What the bytes of an entry say of the event in them, found without building anything: members in the one order and
 * spelling in which they are written. For one thread, and one entry after the other.
 */
public final class Envelope {
    private static final Literal PLAIN = new Literal("{\"v\":1,\"id\":\"");
    private static final Literal COMMITTED = new Literal("{\"v\":2,\"id\":\"");
    private static final Literal TYPE = new Literal("\",\"type\":\"");
    private static final Literal AGGREGATE = new Literal("\",\"aggregate\":{\"type\":\"");
    private static final Literal OWNER = new Literal("\",\"id\":\"");
    private static final Literal SEQUENCE = new Literal("\",\"sequence\":");
    private static final Literal OWNED_TIME = new Literal("},\"time\":\"");
    private static final Literal TIME = new Literal("\",\"time\":\"");
    private static final Literal META = new Literal("\",\"meta\":");
    private static final Literal PERSONAL = new Literal("\",\"personal\":");
    private static final Literal META_AFTER = new Literal(",\"meta\":");
    private static final Literal DATA = new Literal(",\"data\":");

    private static final byte[] NONE = {'{', '}'};

    private byte[] bytes = {};
    private int at;
    private int end;
    private long sequence;
    private boolean owned;
    private boolean committed;
    private int personalStart;
    private int personalEnd;
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
            return escaped ? Json.unescape(bytes, start, end) : new String(bytes, start, end - start, UTF_8);
        }
    }

    /** Reads an entry up to whose it is; false when it is none that this version writes. */
    public boolean read(byte[] from, int offset, int length) {
        bytes = from;
        at = offset;
        end = offset + length;
        committed = !skip(PLAIN);
        if ((committed && !skip(COMMITTED)) || !text(id) || !skip(TYPE) || !text(type)) return false;
        owned = skip(AGGREGATE);
        if (owned) {
            if (!text(aggregateType) || !skip(OWNER) || !text(aggregate) || !skip(SEQUENCE) || !number()) return false;
        } else sequence = 0;
        metaStart = -1;
        return true;
    }

    /** Reads on, up to the metadata; false when what follows is not what this version writes. */
    public boolean readTime() {
        if (metaStart >= 0) return true;
        if (!skip(owned ? OWNED_TIME : TIME) || !text(time)) return false;
        if (committed ? !personal() : !skip(META)) return false;
        metaStart = at;
        return true;
    }

    /** What the event is committed to in place of personal data. */
    private boolean personal() {
        if (!skip(PERSONAL)) return false;
        personalStart = at;
        personalEnd = Json.skip(bytes, at, end);
        if (personalEnd < 0) return false;
        at = personalEnd;
        return skip(META_AFTER);
    }

    private boolean skip(Literal literal) {
        if (!literal.is(bytes, at, end)) return false;
        at += literal.length;
        return true;
    }

    /** Goes to the quote that ends a text which begins here. */
    private boolean text(Text text) {
        text.start = at;
        text.escaped = false;
        for (at = Words.special(bytes, at, end); at < end && bytes[at] == '\\'; ) {
            text.escaped = true;
            at = Words.special(bytes, at + 2, end);
        }
        text.end = at;
        return at < end;
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
        if (!readTime()) throw new IllegalStateException("The event has no time");
        return time;
    }

    /** The time in nanoseconds since 1970; throws {@link DateTimeException} when it is none, or not in 1678 to 2261. */
    public long nanos() {
        if (!readTime()) throw new DateTimeException("The event has no time");
        var fast = Clock.nanos(bytes, time.start, time.end);
        if (fast != Clock.UNUSUAL) return fast;
        var instant = Instant.parse(time.toString());
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (ArithmeticException e) {
            throw new DateTimeException("Time " + instant + " is not in the years 1678 to 2261", e);
        }
    }

    /** What the event says, as JSON; empty when it is none. */
    public Optional<Content> content() {
        if (!readTime()) return Optional.empty();
        var metaEnd = Json.skip(bytes, metaStart, end);
        if (metaEnd < 0 || bytes[metaStart] != '{') return Optional.empty();
        at = metaEnd;
        if (!skip(DATA)) return Optional.empty();
        var dataEnd = Json.skip(bytes, at, end);
        if (dataEnd != end - 1 || bytes[dataEnd] != '}') return Optional.empty();
        return Optional.of(new Content(
                committed ? Arrays.copyOfRange(bytes, personalStart, personalEnd) : NONE,
                Arrays.copyOfRange(bytes, metaStart, metaEnd),
                Arrays.copyOfRange(bytes, at, dataEnd)));
    }

    /**
     * The JSON of an event: an object of the commitments that stand for personal {@code meta} and {@code data}, the
     * other metadata, the other data.
     */
    @SuppressWarnings("ArrayRecordComponent") // lives between a read and a print
    public record Content(byte[] personal, byte[] meta, byte[] data) {}
}
