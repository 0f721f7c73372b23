package org.taizhang.ledger.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.tree.TreeHash;

/** What one thread derived from a run of bundles, for whoever puts the runs together in order. */
final class Part {
    final long from;
    final long to;
    final Map<TreeHash, List<Bundle>> bundles = new HashMap<>();
    long[] owners = {};
    int owned;
    long bytes;
    long foreign;
    /** The first position of a bundle that could not be read in full. */
    long lost = Long.MAX_VALUE;

    Part(long from, long to, boolean sequences) {
        this.from = from;
        this.to = to;
        if (sequences) owners = new long[(int) (to - from) * 4];
    }

    /** A tile of leaves: the root over those derived, the root over those stored, and the checkpoints inside it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Bundle(byte @Nullable [] derived, byte @Nullable [] stored, List<Reached> marks) {}

    /**
     * A checkpoint whose size lies inside a tile or at its end, its content, if its signature was good, and the root
     * over the tile's leaves before it.
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Reached(Mark mark, @Nullable Checkpoint checkpoint, byte @Nullable [] derived, byte @Nullable [] stored) {}

    List<Bundle> of(TreeHash tree) {
        return bundles.computeIfAbsent(tree, none -> new ArrayList<>());
    }

    /** Notes whose an entry is, for the count of each aggregate's entries. */
    void owner(long position, long high, long low, long sequence) {
        var at = owned++ * 4;
        owners[at] = position;
        owners[at + 1] = high;
        owners[at + 2] = low;
        owners[at + 3] = sequence;
    }
}
