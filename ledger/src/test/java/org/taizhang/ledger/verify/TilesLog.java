package org.taizhang.ledger.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.taizhang.ledger.tree.GrowingTree;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** A log in memory that is written as a directory of tlog-tiles. */
final class TilesLog {
    static final String ORIGIN = "ledger.example/test";

    final List<byte[]> entries;
    private final Map<TreeHash, GrowingTree> trees = new HashMap<>();

    TilesLog(List<byte[]> entries, TreeHash... hashes) {
        this.entries = new ArrayList<>(entries);
        for (var hash : hashes) {
            var stored = new HashMap<Tile, byte[]>();
            var tree = new GrowingTree(
                    hash,
                    tile -> {
                        var hashesOfTile = stored.get(tile);
                        if (hashesOfTile == null) throw new Tiles.NoTile(tile);
                        return hashesOfTile;
                    },
                    0);
            for (var entry : entries) tree.add(hash.leaf(entry), (tile, bytes) -> stored.put(tile, bytes.clone()));
            tree.publish();
            trees.put(hash, tree);
        }
    }

    TilesLog(int count) {
        this(Entries.of(count), TreeHash.SHA256);
    }

    GrowingTree tree(TreeHash hash) {
        return trees.get(hash);
    }

    byte[] root(TreeHash hash, long size) {
        return new TreeReader(tree(hash), hash, size).root();
    }

    byte[] checkpoint(Signer signer, long size) {
        return signer.checkpoint(size, root(TreeHash.SHA256, size));
    }

    /** Writes all tiles and bundles for a size, and the checkpoint. */
    void write(Path directory, TreeHash hash, long size, Signer signer) {
        var prefix = hash == TreeHash.SHA256 ? "" : hash.tree() + "/";
        for (var level = 0; size >>> (8 * level) > 0; level++)
            for (var number = 0L; number * Tile.FULL < size >>> (8 * level); number++) {
                var tile = Tile.of(level, number, size);
                put(directory, prefix + tile.path(), tree(hash).read(tile));
                if (level == 0 && prefix.isEmpty()) put(directory, tile.entries(), bundle(tile));
            }
        put(directory, prefix + "checkpoint", signer.checkpoint(size, root(hash, size)));
    }

    void write(Path directory, Signer signer) {
        write(directory, TreeHash.SHA256, entries.size(), signer);
    }

    byte[] bundle(Tile tile) {
        var bundle = new ByteArrayOutputStream();
        for (var i = 0; i < tile.width(); i++) {
            var entry = entries.get((int) tile.first() + i);
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    static void put(Path directory, String path, byte[] content) {
        try {
            var file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
