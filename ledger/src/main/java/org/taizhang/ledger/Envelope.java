package org.taizhang.ledger;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
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
        var text = new StringWriter(256 + data.length());
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("v", personal == null ? PLAIN : COMMITTED);
            json.writeStringProperty("id", id);
            json.writeStringProperty("type", type);
            if (subject != null) {
                json.writeObjectPropertyStart("aggregate");
                json.writeStringProperty("type", subject.type());
                json.writeStringProperty("id", subject.id());
                json.writeNumberProperty("sequence", subject.sequence());
                json.writeEndObject();
            }
            json.writeStringProperty("time", time.toString());
            if (personal != null) write(personal, json);
            json.writeObjectPropertyStart("meta");
            for (var entry : new TreeMap<>(meta).entrySet()) {
                if (elsewhere.contains(entry.getKey())) continue;
                if (!(entry.getValue() instanceof String value))
                    throw new IllegalArgumentException(
                            "Metadata " + entry.getKey() + " is no text: " + entry.getValue());
                json.writeStringProperty(entry.getKey(), value);
            }
            json.writeEndObject();
            json.writeName("data");
            json.writeRawValue(data);
            json.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Commitments personal, JsonGenerator json) {
        json.writeObjectPropertyStart("personal");
        if (personal.meta() != null) json.writeStringProperty("meta", personal.meta());
        if (personal.data() != null) json.writeStringProperty("data", personal.data());
        json.writeEndObject();
    }

    static String typeName(SerializedType type) {
        return type.getRevision() == null ? type.getName() : type.getName() + "/" + type.getRevision();
    }
}
