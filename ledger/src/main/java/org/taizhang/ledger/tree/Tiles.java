package org.taizhang.ledger.tree;

/** Where the hashes of a tree are read, a tile at a time. */
@FunctionalInterface
public interface Tiles {
    /** The hashes of a tile, 32 bytes each; throws {@link NoTile} where the tree does not reach there. */
    byte[] read(Tile tile);

    /** There is no such tile: the tree is smaller, or part of it is lost. */
    final class NoTile extends RuntimeException {
        public NoTile(Tile tile) {
            super("There is no " + tile.path());
        }
    }
}
