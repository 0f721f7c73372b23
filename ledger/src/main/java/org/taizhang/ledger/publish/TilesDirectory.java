package org.taizhang.ledger.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/**
 * A log as the files of C2SP tlog-tiles, which any web server can serve: checkpoint, tiles, and bundles of entries. A
 * tree other than SHA-256's has its checkpoint and tiles in a directory of its name, over the same bundles.
 */
public final class TilesDirectory {
    private final Path directory;

    public TilesDirectory(Path directory) {
        this.directory = directory;
    }

    static Path under(Path directory, TreeHash tree) {
        return tree == TreeHash.SHA256 ? directory : directory.resolve(tree.tree());
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    /** The checkpoint that stands there. */
    public Optional<byte[]> checkpoint(TreeHash tree) throws IOException {
        var file = under(directory, tree).resolve("checkpoint");
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Writes what a checkpoint covers and was not there before, and last of all the checkpoint. */
    public void publish(CommitLog log, TreeHash tree, SignedNote note) throws IOException {
        var size = size(note.bytes());
        var before = checkpoint(tree).map(TilesDirectory::size).orElse(0L);
        if (before > size) return;
        for (var level = 0; size >>> (8 * level) > 0; level++) {
            var first = (before >>> (8 * level)) / Tile.FULL;
            var end = ((size >>> (8 * level)) + Tile.FULL - 1) / Tile.FULL;
            for (var number = first; number < end; number++) write(log, tree, Tile.of(level, number, size));
        }
        Durable.write(under(directory, tree).resolve("checkpoint"), note.bytes(), unfinished());
        removePartials(tree, before, size);
    }

    private void write(CommitLog log, TreeHash tree, Tile tile) throws IOException {
        if (tile.level() == 0) write(directory.resolve(tile.entries()), bundle(log, tile));
        write(under(directory, tree).resolve(tile.path()), log.tree(tree).read(tile));
    }

    /** What was published stays as it was. */
    private void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) Durable.write(file, bytes, unfinished());
        else if (!Arrays.equals(bytes, Files.readAllBytes(file)))
            throw new CannotOpen.Contradicted(file + " was published otherwise than the ledger has it now");
    }

    /** Where a file is while it is written: not among the tiles, where a crash would leave it for good. */
    private Path unfinished() {
        return directory.resolve(".unfinished");
    }

    /** The entries under a tile of level 0, each after its length in two bytes. */
    public static byte[] bundle(CommitLog log, Tile tile) {
        var bundle = new ByteArrayOutputStream();
        for (var recorded : log.read(tile.first(), tile.width())) {
            var bytes = recorded.entry().bytes();
            bundle.write(bytes.length >>> 8);
            bundle.write(bytes.length);
            bundle.writeBytes(bytes);
        }
        return bundle.toByteArray();
    }

    /** Tiles that have become full make their partial ones superfluous. */
    private void removePartials(TreeHash tree, long before, long size) throws IOException {
        for (var level = 0; before >>> (8 * level) > 0; level++) {
            var number = (before >>> (8 * level)) / Tile.FULL;
            if (number == (size >>> (8 * level)) / Tile.FULL) continue;
            var full = new Tile(level, number, Tile.FULL);
            remove(under(directory, tree).resolve(full.path() + ".p"));
            if (level == 0 && tree == TreeHash.SHA256) remove(directory.resolve(full.entries() + ".p"));
        }
    }

    private static void remove(Path partials) throws IOException {
        if (!Files.isDirectory(partials)) return;
        try (var files = Files.list(partials)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(partials);
    }

    private static long size(byte[] note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }
}
