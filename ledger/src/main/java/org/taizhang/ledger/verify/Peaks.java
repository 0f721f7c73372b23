package org.taizhang.ledger.verify;

import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Hasher;

/** The roots of the full subtrees over some tiles, from which the root over all of them, and a rest, is put together. */
final class Peaks {
    private final Hasher hasher;
    private final byte[][] peaks = new byte[Long.SIZE][];
    private long count;
    private boolean lost;

    Peaks(Hasher hasher) {
        this.hasher = hasher;
    }

    /** Adds the root of a full tile; none when it could not be had, and then there is no root over it. */
    void add(byte @Nullable [] root) {
        lost |= root == null;
        if (root == null || lost) return;
        var node = root;
        var height = 0;
        for (var rest = count; (rest & 1) == 1; rest >>>= 1) node = hasher.node(peaks[height++], node);
        peaks[height] = node;
        count++;
    }

    /** The root over all tiles and what follows them, if anything does; none when something was lost. */
    byte @Nullable [] root(byte @Nullable [] rest) {
        if (lost) return null;
        var root = rest;
        for (var height = 0; count >>> height > 0; height++)
            if (((count >>> height) & 1) == 1) root = root == null ? peaks[height] : hasher.node(peaks[height], root);
        return root;
    }
}
