package org.taizhang.ledger;

import java.time.Instant;

/** The exact bytes of the entry at a position, and its time: what a replay needs and no more. They are not copied. */
@SuppressWarnings("ArrayRecordComponent") // lives between a read and a decode, compared by nobody
public record Bytes(long position, Instant time, byte[] bytes) {
    static Bytes of(Recorded recorded) {
        return new Bytes(
                recorded.position(), recorded.entry().time(), recorded.entry().bytes());
    }
}
