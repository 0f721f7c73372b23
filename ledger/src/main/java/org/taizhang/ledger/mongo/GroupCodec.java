package org.taizhang.ledger.mongo;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.taizhang.ledger.Recorded;

/**
 * A group as a document: {@code _id} the first position, {@code c} how many entries, {@code latest}, {@code t} the
 * appends, {@code e} the entries. Members, their order and their types are exactly these; anything else is refused.
 */
final class GroupCodec implements Codec<Group> {
    static final String ENTRIES = "e";
    static final String KEY = "k";
    static final String POSITION = "p";

    @Override
    public void encode(BsonWriter writer, Group group, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeInt64("_id", group.first());
        writer.writeInt32("c", group.entries().size());
        writer.writeInt64("latest", group.latest());
        writer.writeStartArray("t");
        for (var part : group.parts()) {
            writer.writeStartDocument();
            writer.writeBinaryData("n", new BsonBinary(part.nonce()));
            writer.writeInt32("c", part.count());
            writer.writeEndDocument();
        }
        writer.writeEndArray();
        writer.writeStartArray(ENTRIES);
        for (var recorded : group.entries()) EntryCodec.write(writer, recorded);
        writer.writeEndArray();
        writer.writeEndDocument();
    }

    @Override
    public Group decode(BsonReader reader, DecoderContext context) {
        reader.readStartDocument();
        expect(reader, "_id", BsonType.INT64);
        var first = reader.readInt64();
        expect(reader, "c", BsonType.INT32);
        var count = reader.readInt32();
        expect(reader, "latest", BsonType.INT64);
        var latest = reader.readInt64();
        var parts = parts(reader);
        expect(reader, ENTRIES, BsonType.ARRAY);
        reader.readStartArray();
        var entries = new ArrayList<Recorded>(Math.clamp(count, 0, 100_000));
        while (reader.readBsonType() == BsonType.DOCUMENT) {
            var recorded = EntryCodec.read(reader);
            if (recorded.position() != first + entries.size())
                throw new Malformed("entry " + (first + entries.size()) + " says it is " + recorded.position());
            entries.add(recorded);
        }
        reader.readEndArray();
        reader.readEndDocument();
        var appended = parts.stream().mapToLong(Group.Part::count).sum();
        if (first < 0 || count < 1 || entries.size() != count || appended != count)
            throw new Malformed("count is wrong in the group at position " + first);
        return new Group(first, latest, parts, entries);
    }

    private static List<Group.Part> parts(BsonReader reader) {
        expect(reader, "t", BsonType.ARRAY);
        reader.readStartArray();
        var parts = new ArrayList<Group.Part>();
        while (reader.readBsonType() == BsonType.DOCUMENT) {
            reader.readStartDocument();
            expect(reader, "n", BsonType.BINARY);
            var nonce = reader.readBinaryData().asUuid();
            expect(reader, "c", BsonType.INT32);
            parts.add(new Group.Part(nonce, reader.readInt32()));
            reader.readEndDocument();
        }
        reader.readEndArray();
        return parts;
    }

    static void expect(BsonReader reader, String name, BsonType type) {
        var found = reader.readBsonType();
        var isNamed = found != BsonType.END_OF_DOCUMENT && reader.readName().equals(name);
        if (!isNamed || found != type) throw new Malformed("member " + name + " is missing or no " + type);
    }

    @Override
    public Class<Group> getEncoderClass() {
        return Group.class;
    }
}
