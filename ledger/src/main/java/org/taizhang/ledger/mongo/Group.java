package org.taizhang.ledger.mongo;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.taizhang.ledger.Recorded;

/**
 * Appends stored together, as one document: the position of its first entry is its id. {@code latest}, in nanoseconds
 * since 1970, is the latest time up to and including the last entry: it never falls from one group to the next.
 */
record Group(long first, long latest, List<Part> parts, List<Recorded> entries) {
    /** One append's share, in the order of the entries, and the nonce by which whoever appended knows it again. */
    record Part(UUID nonce, int count) {}

    /** The position after the last entry. */
    long end() {
        return first + entries.size();
    }

    /** Where an append's first entry stands, if it is in here. */
    OptionalLong positionOf(UUID nonce) {
        var position = first;
        for (var part : parts) {
            if (part.nonce().equals(nonce)) return OptionalLong.of(position);
            position += part.count();
        }
        return OptionalLong.empty();
    }

    /** Whose append an entry came with. */
    UUID nonceAt(long position) {
        var end = first;
        for (var part : parts) {
            end += part.count();
            if (position < end) return part.nonce();
        }
        throw new IllegalArgumentException(position + " is not in " + first + " to " + (end - 1));
    }

    long bytes() {
        var bytes = 0L;
        for (var recorded : entries) bytes += recorded.entry().bytes().length;
        return bytes;
    }
}
