package org.taizhang.ledger.mongo;

import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.group.Nanos;

/**
 * An entry as a document in its group: {@code p} its position, {@code k} the key of its place, {@code t} its time in
 * nanoseconds since 1970, {@code b} its exact bytes.
 */
final class EntryCodec {
    private EntryCodec() {}

    static void write(BsonWriter writer, Recorded recorded) {
        var entry = recorded.entry();
        writer.writeStartDocument();
        writer.writeInt64(GroupCodec.POSITION, recorded.position());
        writer.writeString(GroupCodec.KEY, new Place(entry.aggregate(), entry.sequence()).key());
        writer.writeInt64("t", Nanos.of(entry.time()));
        writer.writeBinaryData("b", new BsonBinary(entry.bytes()));
        writer.writeEndDocument();
    }

    static Recorded read(BsonReader reader) {
        reader.readStartDocument();
        GroupCodec.expect(reader, GroupCodec.POSITION, BsonType.INT64);
        var position = reader.readInt64();
        GroupCodec.expect(reader, GroupCodec.KEY, BsonType.STRING);
        var place = Place.of(reader.readString());
        GroupCodec.expect(reader, "t", BsonType.INT64);
        var time = Nanos.instant(reader.readInt64());
        GroupCodec.expect(reader, "b", BsonType.BINARY);
        var bytes = reader.readBinaryData().getData();
        reader.readEndDocument();
        return new Recorded(position, new Entry(place.aggregate(), place.sequence(), time, bytes));
    }
}
