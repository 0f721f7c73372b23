package org.taizhang.ledger;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the bytes of an entry say: which event, of what, when, with which metadata and content. The type is a stable
 * name with its revision, such as {@code change.approved/1}; an event of no aggregate has no subject.
 */
public record Envelope(
        String id, String type, @Nullable Subject subject, Instant time, Map<String, String> meta, JsonNode data) {

    /** The aggregate an event is of, and the event's number among that aggregate's, from 0. */
    public record Subject(String type, String id, long sequence) {}

    static final int VERSION = 1;
    static final JsonFactory JSON = new JsonFactory();

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Reads an entry's bytes; throws {@link CannotRead} when they are none this version knows. */
    public static Envelope decode(byte[] bytes) {
        var sliced = Sliced.of(bytes);
        try {
            var meta = new TreeMap<String, String>();
            MAPPER.readTree(sliced.meta()).forEachEntry((key, value) -> meta.put(key, value.asString()));
            return new Envelope(
                    sliced.id(),
                    sliced.type(),
                    sliced.subject(),
                    Instant.parse(sliced.time()),
                    meta,
                    MAPPER.readTree(sliced.data()));
        } catch (RuntimeException e) {
            throw new CannotRead("An entry is not what this version writes (" + e.getMessage() + ")", e);
        }
    }

    /** The bytes of an entry: members in this order, metadata sorted, no white space; {@code data} is JSON. */
    static byte[] encode(
            String id, String type, @Nullable Subject subject, Instant time, Map<String, ?> meta, String data) {
        var text = new StringWriter(256 + data.length());
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
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
            json.writeObjectPropertyStart("meta");
            for (var entry : new TreeMap<>(meta).entrySet()) {
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

    static String typeName(SerializedType type) {
        return type.getRevision() == null ? type.getName() : type.getName() + "/" + type.getRevision();
    }
}
