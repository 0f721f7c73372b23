package org.taizhang.ledger.tree;

import static org.taizhang.ledger.tree.TreeHash.BYTES;

import java.util.Arrays;

/**
 * A tree to which one thread adds leaves: full tiles go to storage, the right edge stays in memory. What was added is
 * seen by readers, any number of them, once it is published.
 */
public final class GrowingTree implements Tiles {
    /** Takes each tile in the moment in which it becomes full; higher ones come before those below them. */
    @FunctionalInterface
    public interface Storage {
        void store(Tile tile, byte[] hashes);
    }

    /** What readers see; the arrays may be longer filled than the size says, never otherwise changed. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Published(long size, byte[][] edge) {}

    private final TreeHash hash;
    private final Hasher hasher;
    private final Tiles stored;
    private final byte[][] edge = new byte[Tile.TOP + 1][];
    private long size;
    private volatile Published published;

    /**
     * A tree whose first {@code size} entries, a multiple of 256, are under tiles stored before; throws {@link NoTile}
     * where one is missing.
     */
    public GrowingTree(TreeHash hash, Tiles stored, long size) {
        if (size < 0 || size % Tile.FULL != 0)
            throw new IllegalArgumentException("No number of full tiles has " + size + " leaves");
        this.hash = hash;
        this.hasher = hash.hasher();
        this.stored = stored;
        this.size = size;
        for (var level = 1; level <= Tile.TOP; level++) restore(level);
        this.published = new Published(size, edge.clone());
    }

    public TreeHash hash() {
        return hash;
    }

    /** How many leaves were added, published or not. */
    public long size() {
        return size;
    }

    /** How many leaves readers see. */
    public long published() {
        return published.size();
    }

    /** Adds a leaf by its hash. */
    public void add(byte[] leaf, Storage storage) {
        size++;
        put(0, leaf, storage);
    }

    /** Lets readers see all that was added. */
    public void publish() {
        published = new Published(size, edge.clone());
    }

    @Override
    public byte[] read(Tile tile) {
        var now = published;
        var level = tile.level();
        var known = now.size() >>> (8 * level);
        if (tile.number() * Tile.FULL + tile.width() > known) throw new NoTile(tile);
        if (tile.number() == known / Tile.FULL) return Arrays.copyOf(now.edge()[level], tile.width() * BYTES);
        var full = stored.read(tile.full());
        return tile.isFull() ? full : Arrays.copyOf(full, tile.width() * BYTES);
    }

    private void put(int level, byte[] added, Storage storage) {
        var count = size >>> (8 * level); // with the one added
        var slot = (int) ((count - 1) % Tile.FULL);
        var hashes = edge[level];
        if (hashes == null || slot == 0) edge[level] = hashes = new byte[Tile.FULL * BYTES];
        System.arraycopy(added, 0, hashes, slot * BYTES, BYTES);
        if (slot < Tile.FULL - 1) return;
        put(level + 1, hasher.root(hashes, 0, Tile.FULL), storage);
        storage.store(new Tile(level, count / Tile.FULL - 1, Tile.FULL), hashes);
    }

    private void restore(int level) {
        var count = size >>> (8 * level);
        var first = count / Tile.FULL * Tile.FULL;
        if (first == count) return;
        var hashes = new byte[Tile.FULL * BYTES];
        for (var i = first; i < count; i++) {
            var below = stored.read(new Tile(level - 1, i, Tile.FULL));
            System.arraycopy(hasher.root(below, 0, Tile.FULL), 0, hashes, (int) (i - first) * BYTES, BYTES);
        }
        edge[level] = hashes;
    }
}
