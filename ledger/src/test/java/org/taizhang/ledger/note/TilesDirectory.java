package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.taizhang.ledger.tree.GrowingTree;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** The golden log, whose entries are "event 0", "event 1" and so on, as a tlog-tiles directory. */
final class TilesDirectory {
    private final Path folder;
    private final Map<Tile, byte[]> full = new HashMap<>();
    private final GrowingTree tree = new GrowingTree(TreeHash.SHA256, full::get, 0);

    TilesDirectory(Path folder) {
        this.folder = folder;
    }

    static byte[] entry(long index) {
        return ("event " + index).getBytes(UTF_8);
    }

    TreeReader reader(long size) {
        return new TreeReader(tree, TreeHash.SHA256, size);
    }

    /** Grows the log and writes what belongs to its new size; gives the checkpoint, which is also kept by its size. */
    SignedNote grow(long size) throws IOException {
        var hasher = TreeHash.SHA256.hasher();
        while (tree.size() < size) tree.add(hasher.leaf(entry(tree.size())), full::put);
        tree.publish();
        for (var level = 0; level <= Tile.TOP; level++) {
            var count = size >>> (8 * level);
            for (var number = 0L; number * Tile.FULL < count; number++) write(Tile.of(level, number, size));
        }
        var text = new Checkpoint(Keys.GOLDEN, size, reader(size).root()).text();
        var note = SignedNote.sign(text, List.of(Keys.golden()));
        Files.write(folder.resolve("checkpoint"), note.bytes());
        Files.write(earlier(size), note.bytes());
        return note;
    }

    Path earlier(long size) {
        return folder.resolve("checkpoint." + size);
    }

    private void write(Tile tile) throws IOException {
        if (Files.exists(folder.resolve(tile.path()))) return;
        write(tile.path(), tree.read(tile));
        if (tile.level() > 0) return;
        var bundle = new ByteArrayOutputStream();
        for (var i = 0; i < tile.width(); i++) {
            var entry = entry(tile.first() + i);
            bundle.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) entry.length).array());
            bundle.writeBytes(entry);
        }
        write(tile.entries(), bundle.toByteArray());
    }

    private void write(String path, byte[] bytes) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
