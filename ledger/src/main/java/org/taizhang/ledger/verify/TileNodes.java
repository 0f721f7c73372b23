package org.taizhang.ledger.verify;

import static org.taizhang.ledger.tree.TreeHash.BYTES;

import java.util.Arrays;
import java.util.Objects;
import org.taizhang.ledger.tree.Hasher;
import org.taizhang.ledger.tree.Tile;

/** All nodes over the hashes of one tile, from which the root over any number of its first hashes is put together. */
final class TileNodes {
    /** Heights 0 to 8, each half as long as the one below. */
    private final byte[][] heights = new byte[9][];

    private final Hasher hasher;
    private int width;

    TileNodes(Hasher hasher) {
        this.hasher = hasher;
        for (var height = 0; height < heights.length; height++)
            heights[height] = new byte[(Tile.FULL >> height) * BYTES];
    }

    /** Where the hashes of the tile are put. */
    byte[] hashes() {
        return heights[0];
    }

    /** Hashes the nodes over the first hashes, as many as there are full subtrees. */
    void derive(int count) {
        width = count;
        for (var height = 1; height < heights.length; height++)
            for (var i = 0; i < count >> height; i++)
                hasher.node(heights[height - 1], 2 * i * BYTES, heights[height], i * BYTES);
    }

    /** The root over the first hashes, at most as many as were derived. */
    byte[] root(int count) {
        if (count < 1 || count > width) throw new IllegalArgumentException(count + " of " + width + " hashes");
        byte[] root = null;
        for (var height = 0; height < heights.length; height++) {
            if (((count >> height) & 1) == 0) continue;
            var at = ((count >> height) - 1) * BYTES;
            var node = Arrays.copyOfRange(heights[height], at, at + BYTES);
            root = root == null ? node : hasher.node(node, root);
        }
        return Objects.requireNonNull(root);
    }
}
