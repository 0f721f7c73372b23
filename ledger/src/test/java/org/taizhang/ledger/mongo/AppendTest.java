package org.taizhang.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;

class AppendTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void isNeverLargerThanItSays() {
        for (var entries :
                List.of(entries(1, "台账", 0), entries(9_000, "a", 3), entries(100, "台账".repeat(40), 65_535))) {
            var append = new Append(UUID.randomUUID(), entries, 0);
            assertThat(document(append)).isBetween(append.bytes() / 4, append.bytes());
        }
    }

    @Test
    void ofTheMostBytesFitsIntoADocument() {
        var most = new Append(UUID.randomUUID(), entries(128, "a".repeat(40), 65_535), 0);
        assertThat(document(most)).isLessThan(16 << 20);
    }

    @Test
    void thatFitsIntoNoDocumentIsRefused() {
        assertThatExceptionOfType(CannotAppend.TooLarge.class)
                .isThrownBy(() -> new Append(UUID.randomUUID(), entries(250_000, "a", 0), 0))
                .withMessage("An append of 250000 entries would take 16750160 bytes with their names; "
                        + "this log keeps at most 16000000 together");
    }

    private static List<Entry> entries(int count, String aggregate, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(sequence -> new Entry(aggregate, sequence, NOON, new byte[bytes]))
                .toList();
    }

    /** How many bytes a document with only this append has. */
    private static long document(Append append) {
        var entries = IntStream.range(0, append.all.size())
                .mapToObj(i -> new Recorded(1_000_000_000L + i, append.all.get(i)))
                .toList();
        var group = new Group(1_000_000_000L, 0, List.of(new Group.Part(append.nonce, entries.size())), entries);
        var buffer = new BasicOutputBuffer();
        new GroupCodec()
                .encode(
                        new BsonBinaryWriter(buffer),
                        group,
                        EncoderContext.builder().build());
        return buffer.getSize();
    }
}
