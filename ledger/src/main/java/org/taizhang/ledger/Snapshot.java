package org.taizhang.ledger;

import java.util.Arrays;

/** What an aggregate had become with the entry at a sequence; the bytes are not copied. */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Snapshot(String aggregate, long sequence, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot snapshot
                && aggregate.equals(snapshot.aggregate)
                && sequence == snapshot.sequence
                && Arrays.equals(bytes, snapshot.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * aggregate.hashCode() + Long.hashCode(sequence);
    }
}
