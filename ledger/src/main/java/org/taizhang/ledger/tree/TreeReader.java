package org.taizhang.ledger.tree;

import static org.taizhang.ledger.tree.TreeHash.BYTES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree of one size as its tiles tell it: its root, its subtrees, and proofs; for one thread and a few questions. */
public final class TreeReader {
    private final Tiles tiles;
    private final TreeHash hash;
    private final Hasher hasher;
    private final long size;
    private final Map<Tile, byte[]> read = new HashMap<>();

    public TreeReader(Tiles tiles, TreeHash hash, long size) {
        this.tiles = tiles;
        this.hash = hash;
        this.hasher = hash.hasher();
        this.size = size;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return size == 0 ? hash.empty() : subtree(0, size);
    }

    /** The hash of the entry at a position. */
    public byte[] leaf(long position) {
        return subtree(position, position + 1);
    }

    /** The hashes that lead from an entry to the root, from the leaf upwards (RFC 6962 §2.1.1). */
    public List<byte[]> inclusion(long position) {
        if (position < 0 || position >= size)
            throw new IllegalArgumentException("Position " + position + " is not in a tree of " + size);
        var proof = new ArrayList<byte[]>();
        inclusion(position, 0, size, proof);
        return proof;
    }

    /** The hashes that show that the tree of an earlier size is the beginning of this one (RFC 6962 §2.1.2). */
    public List<byte[]> consistency(long earlier) {
        if (earlier < 0 || earlier > size)
            throw new IllegalArgumentException("A tree of " + earlier + " is no beginning of one of " + size);
        var proof = new ArrayList<byte[]>();
        if (earlier > 0) consistency(earlier, 0, size, true, proof);
        return proof;
    }

    /** The root over the entries {@code from} to before {@code to}, which must be a subtree of this tree. */
    public byte[] subtree(long from, long to) {
        var count = to - from;
        if (count < 1 || from < 0 || to > size || from % Long.highestOneBit(count) != 0)
            throw new IllegalArgumentException(from + " to " + to + " is no subtree of a tree of " + size);
        if (Long.bitCount(count) == 1) return full(Long.numberOfTrailingZeros(count), from / count);
        var middle = from + left(count);
        return hasher.node(subtree(from, middle), subtree(middle, to));
    }

    /** How many of {@code count} entries, two or more, stand under the left branch. */
    public static long left(long count) {
        return Long.highestOneBit(count - 1);
    }

    private void inclusion(long position, long from, long to, List<byte[]> proof) {
        if (to - from == 1) return;
        var middle = from + left(to - from);
        if (position < middle) {
            inclusion(position, from, middle, proof);
            proof.add(subtree(middle, to));
        } else {
            inclusion(position, middle, to, proof);
            proof.add(subtree(from, middle));
        }
    }

    private void consistency(long earlier, long from, long to, boolean known, List<byte[]> proof) {
        if (earlier == to) {
            if (!known) proof.add(subtree(from, to));
            return;
        }
        var middle = from + left(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, known, proof);
            proof.add(subtree(middle, to));
        } else {
            consistency(earlier, middle, to, false, proof);
            proof.add(subtree(from, middle));
        }
    }

    /** The root of the {@code index}-th full subtree of a height. */
    private byte[] full(int height, long index) {
        var level = height / 8;
        var count = 1 << height % 8;
        var first = index * count;
        var tile = Tile.of(level, first / Tile.FULL, size);
        var hashes = read.computeIfAbsent(tile, tiles::read);
        return hasher.root(hashes, (int) (first % Tile.FULL) * BYTES, count);
    }
}
