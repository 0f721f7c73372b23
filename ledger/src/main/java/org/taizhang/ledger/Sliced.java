package org.taizhang.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * An envelope taken apart without building what is in it: metadata and data stay bytes until somebody wants them, and
 * the data, being the last member, is not even looked at.
 */
@SuppressWarnings("ArrayRecordComponent") // lives between a read and a decode, compared by nobody
record Sliced(
        String id,
        String type,
        Envelope.@Nullable Subject subject,
        String time,
        Envelope.@Nullable Commitments personal,
        byte[] meta,
        byte[] data,
        @Nullable Long erased) {
    static Sliced of(byte[] bytes) {
        var straight = Straight.sliced(bytes);
        return straight == null ? parsed(bytes) : straight;
    }

    static Sliced parsed(byte[] bytes) {
        try (var json = Envelope.JSON.createParser(ObjectReadContext.empty(), bytes)) {
            return new Members(json).envelope(bytes);
        } catch (JacksonException e) {
            throw new CannotRead("An entry is not what this version writes (" + e.getOriginalMessage() + ")", e);
        }
    }

    /** With personal data in its place, or with the position of the event since which some of it is erased. */
    Sliced restored(byte[] meta, byte[] data, @Nullable Long erased) {
        return new Sliced(id, type, subject, time, personal, meta, data, erased);
    }

    /** The members in the order in which they are written; any other is refused. */
    private record Members(JsonParser json) {
        Sliced envelope(byte[] bytes) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "no object");
            expectName("v", json.nextName());
            var version = json.nextIntValue(-1);
            expect(
                    version == Envelope.PLAIN || version == Envelope.COMMITTED,
                    "its format is neither " + Envelope.PLAIN + " nor " + Envelope.COMMITTED);
            var id = text("id");
            var type = text("type");
            var name = json.nextName();
            var subject = "aggregate".equals(name) ? subject() : null;
            expectName("time", subject == null ? name : json.nextName());
            var time = text(json.nextStringValue(), "time");
            var personal = version == Envelope.COMMITTED ? personal() : null;
            expectName("meta", json.nextName());
            expect(json.nextToken() == JsonToken.START_OBJECT, "meta is no object");
            var meta = (int) json.currentTokenLocation().getByteOffset();
            var metaEnd = (int) json.skipChildren().currentLocation().getByteOffset();
            expectName("data", json.nextName());
            expect(json.nextToken() != null && bytes[bytes.length - 1] == '}', "no data");
            var data = (int) json.currentTokenLocation().getByteOffset();
            return new Sliced(
                    id,
                    type,
                    subject,
                    time,
                    personal,
                    Arrays.copyOfRange(bytes, meta, metaEnd),
                    Arrays.copyOfRange(bytes, data, bytes.length - 1),
                    null);
        }

        private Envelope.Commitments personal() {
            expectName("personal", json.nextName());
            expect(json.nextToken() == JsonToken.START_OBJECT, "personal is no object");
            var name = json.nextName();
            var meta = "meta".equals(name) ? text(json.nextStringValue(), "meta") : null;
            if (meta != null) name = json.nextName();
            var data = "data".equals(name) ? text(json.nextStringValue(), "data") : null;
            if (data != null) name = json.nextName();
            expect(name == null && (meta != null || data != null), "personal is not one commitment or two");
            return new Envelope.Commitments(meta, data);
        }

        private Envelope.Subject subject() {
            expect(json.nextToken() == JsonToken.START_OBJECT, "aggregate is no object");
            var type = text("type");
            var id = text("id");
            expectName("sequence", json.nextName());
            var subject = new Envelope.Subject(type, id, json.nextLongValue(-1));
            expect(json.nextToken() == JsonToken.END_OBJECT, "aggregate has more");
            return subject;
        }

        private String text(String name) {
            expectName(name, json.nextName());
            return text(json.nextStringValue(), name);
        }

        private static String text(@Nullable String value, String name) {
            if (value == null)
                throw new CannotRead("An entry is not what this version writes (" + name + " is no text)");
            return value;
        }

        private static void expectName(String name, @Nullable String found) {
            expect(name.equals(found), "no " + name + " where it belongs");
        }

        private static void expect(boolean so, String otherwise) {
            if (!so) throw new CannotRead("An entry is not what this version writes (" + otherwise + ")");
        }
    }
}
