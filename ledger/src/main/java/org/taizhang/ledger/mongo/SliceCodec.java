package org.taizhang.ledger.mongo;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.taizhang.ledger.Recorded;

/** Some entries of a group, as a server gives them that was asked for no more. */
final class SliceCodec implements Codec<SliceCodec.Slice> {
    record Slice(List<Recorded> entries) {}

    @Override
    public Slice decode(BsonReader reader, DecoderContext context) {
        reader.readStartDocument();
        GroupCodec.expect(reader, GroupCodec.ENTRIES, BsonType.ARRAY);
        reader.readStartArray();
        var entries = new ArrayList<Recorded>();
        while (reader.readBsonType() == BsonType.DOCUMENT) entries.add(EntryCodec.read(reader));
        reader.readEndArray();
        reader.readEndDocument();
        return new Slice(entries);
    }

    @Override
    public void encode(BsonWriter writer, Slice slice, EncoderContext context) {
        throw new UnsupportedOperationException("Slices are read only");
    }

    @Override
    public Class<Slice> getEncoderClass() {
        return Slice.class;
    }
}
