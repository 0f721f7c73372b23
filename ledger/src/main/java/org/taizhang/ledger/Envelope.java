package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the bytes of an entry say: which event, of what, when, with which metadata and content. The type is a stable
 * name with its revision, such as {@code change.approved/1}; an event of no aggregate has no subject. Of personal data
 * the bytes hold commitments only, and {@link Personal#ELSEWHERE} where content was.
 *
 * @param erased the position of the event since which personal data of this entry is erased
 */
public record Envelope(
        String id,
        String type,
        @Nullable Subject subject,
        Instant time,
        @Nullable Commitments personal,
        Map<String, String> meta,
        JsonNode data,
        @Nullable Long erased) {

    /** The aggregate an event is of, and the event's number among that aggregate's, from 0. */
    public record Subject(String type, String id, long sequence) {}

    /** What an entry is committed to in place of personal metadata and of personal content. */
    public record Commitments(
            @Nullable String meta, @Nullable String data) {}

    /** The format of an entry without commitments, and of one with some. */
    static final int PLAIN = 1;

    static final int COMMITTED = 2;
    static final JsonFactory JSON = new JsonFactory();

    private static final byte[] BEGIN_PLAIN = ascii("{\"v\":" + PLAIN);
    private static final byte[] BEGIN_COMMITTED = ascii("{\"v\":" + COMMITTED);
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] TYPE = ascii(",\"type\":");
    private static final byte[] AGGREGATE = ascii(",\"aggregate\":{\"type\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] TIME = ascii(",\"time\":");
    private static final byte[] PERSONAL = ascii(",\"personal\":{");
    private static final byte[] PERSONAL_META = ascii("\"meta\":");
    private static final byte[] PERSONAL_DATA = ascii("\"data\":");
    private static final byte[] META = ascii(",\"meta\":");
    private static final byte[] DATA = ascii(",\"data\":");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Reads an entry's bytes as they are; throws {@link CannotRead} when they are none this version knows. */
    public static Envelope decode(byte[] bytes) {
        return of(Sliced.of(bytes));
    }

    static Envelope of(Sliced sliced) {
        try {
            var meta = new TreeMap<String, String>();
            MAPPER.readTree(sliced.meta()).forEachEntry((key, value) -> meta.put(key, value.asString()));
            return new Envelope(
                    sliced.id(),
                    sliced.type(),
                    sliced.subject(),
                    Instant.parse(sliced.time()),
                    sliced.personal(),
                    meta,
                    MAPPER.readTree(sliced.data()),
                    sliced.erased());
        } catch (RuntimeException e) {
            throw new CannotRead("An entry is not what this version writes (" + e.getMessage() + ")", e);
        }
    }

    /** The bytes of an entry: members in this order, metadata sorted, no white space; {@code data} is JSON. */
    static byte[] encode(
            String id, String type, @Nullable Subject subject, Instant time, Map<String, ?> meta, String data) {
        return encode(id, type, subject, time, null, Set.of(), meta, data);
    }

    /** The bytes of an entry that holds commitments in place of the metadata under some keys and of some content. */
    static byte[] encode(
            String id,
            String type,
            @Nullable Subject subject,
            Instant time,
            @Nullable Commitments personal,
            Set<String> elsewhere,
            Map<String, ?> meta,
            String data) {
        var content = data.getBytes(UTF_8);
        var json = new Utf8(512 + content.length).raw(personal == null ? BEGIN_PLAIN : BEGIN_COMMITTED);
        json.raw(ID).text(id).raw(TYPE).text(type);
        if (subject != null)
            json.raw(AGGREGATE)
                    .text(subject.type())
                    .raw(ID)
                    .text(subject.id())
                    .raw(SEQUENCE)
                    .raw(Long.toString(subject.sequence()))
                    .raw('}');
        json.raw(TIME).text(time.toString());
        if (personal != null) write(personal, json);
        json.raw(META);
        write(meta, elsewhere, json);
        return json.raw(DATA).raw(content).raw('}').bytes();
    }

    private static void write(Commitments personal, Utf8 json) {
        json.raw(PERSONAL);
        if (personal.meta() != null) json.raw(PERSONAL_META).text(personal.meta());
        if (personal.meta() != null && personal.data() != null) json.raw(',');
        if (personal.data() != null) json.raw(PERSONAL_DATA).text(personal.data());
        json.raw('}');
    }

    private static void write(Map<String, ?> meta, Set<String> elsewhere, Utf8 json) {
        var separator = '{';
        for (var entry : new TreeMap<>(meta).entrySet()) {
            if (elsewhere.contains(entry.getKey())) continue;
            if (!(entry.getValue() instanceof String value))
                throw new IllegalArgumentException("Metadata " + entry.getKey() + " is no text: " + entry.getValue());
            json.raw(separator).text(entry.getKey()).raw(':').text(value);
            separator = ',';
        }
        if (separator == '{') json.raw(separator);
        json.raw('}');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    static String typeName(SerializedType type) {
        return type.getRevision() == null ? type.getName() : type.getName() + "/" + type.getRevision();
    }
}
