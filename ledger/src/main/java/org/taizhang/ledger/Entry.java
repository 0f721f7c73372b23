package org.taizhang.ledger;

import java.time.Instant;
import java.util.Arrays;

/**
 * One thing that happened, as exact bytes that never change: at most {@value #MAX_BYTES} of them, for they are to be a
 * leaf of a Merkle tree. They are not copied: nobody writes into them. Times lie in the years 1678 to 2261.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below; a copy for each reader would cost the replay
public record Entry(String aggregate, long sequence, Instant time, byte[] bytes) {
    public static final int MAX_BYTES = 65_535;

    private static final Instant EARLIEST = Instant.parse("1678-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

    public Entry {
        if (aggregate.isEmpty()) throw new IllegalArgumentException("An entry names its aggregate");
        if (sequence < 0) throw new IllegalArgumentException("Sequence " + sequence + " is below 0");
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST))
            throw new IllegalArgumentException("Time " + time + " is not in the years 1678 to 2261");
        if (bytes.length > MAX_BYTES) throw new CannotAppend.TooLarge(aggregate, sequence, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry
                && aggregate.equals(entry.aggregate)
                && sequence == entry.sequence
                && time.equals(entry.time)
                && Arrays.equals(bytes, entry.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * aggregate.hashCode() + Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return aggregate + "@" + sequence + " (" + time + ", " + bytes.length + " bytes)";
    }
}
