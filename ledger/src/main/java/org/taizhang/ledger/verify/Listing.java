package org.taizhang.ledger.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/**
 * Looks at the files of a log's directory that a reader of the tree does not come across: partial ones from when the
 * tree was smaller have to be the beginning of what stands there now, and nothing else may be there.
 */
final class Listing {
    private final Folder folder;
    private final TiledSource source;
    private final Report report;

    Listing(Folder folder, TiledSource source, Report report) {
        this.folder = folder;
        this.source = source;
        this.report = report;
    }

    void check() throws IOException {
        for (var tree : source.trees()) {
            var tiles = folder.root().resolve(TiledSource.prefix(tree) + "tile");
            if (Files.isDirectory(tiles)) Files.walkFileTree(tiles, new Visitor(tree));
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final TreeHash tree;
        private final String prefix;

        Visitor(TreeHash tree) {
            this.tree = tree;
            this.prefix = TiledSource.prefix(tree);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var path = folder.root().relativize(file).toString().replace('\\', '/');
            var inside = path.substring(prefix.length());
            var hashes = Tile.ofPath(inside);
            var entries = tree == TreeHash.SHA256 ? Tile.ofEntries(inside) : Optional.<Tile>empty();
            if ((hashes.isEmpty() && entries.isEmpty()) || !attributes.isRegularFile())
                report.add(Finding.wrong(-1, path, "不属于台账的文件", "no file of a log has this name"));
            else visit(path, hashes.or(() -> entries).orElseThrow(), entries.isPresent());
            return FileVisitResult.CONTINUE;
        }

        private void visit(String path, Tile tile, boolean entries) throws IOException {
            var known = (entries ? source.entries() : source.leaves(tree)) >>> (8 * tile.level());
            if (tile.number() * Tile.FULL + tile.width() > known) {
                report.add(Finding.wrong(
                        known << (8 * tile.level()),
                        path,
                        "超出检查点的范围：台账曾经更长，或发布时被中断",
                        "it lies beyond the checkpoint: the log was longer once, or its publication was interrupted"));
                return;
            }
            var now = Tile.of(tile.level(), tile.number(), known << (8 * tile.level()));
            if (now.width() == tile.width()) return;
            if (!isBeginning(path, now, tile.width(), entries))
                report.add(Finding.wrong(
                        tile.first(),
                        path,
                        "不是后来文件的开头",
                        "it is not the beginning of what " + (entries ? now.entries() : now.path()) + " holds"));
        }

        private boolean isBeginning(String path, Tile now, int width, boolean entries) throws IOException {
            var limit = entries ? Bundles.MAX_BYTES : Tile.FULL * TreeHash.BYTES;
            var whole = folder.read(prefix + (entries ? now.entries() : now.path()), limit);
            var part = folder.read(path, limit);
            if (whole.isEmpty() || part.isEmpty()) return whole.isEmpty(); // that it is missing is told already
            var length = entries ? length(whole.get(), width) : width * TreeHash.BYTES;
            return part.get().length == length
                    && length <= whole.get().length
                    && Arrays.mismatch(whole.get(), 0, length, part.get(), 0, length) < 0;
        }

        /** How many bytes the first entries of a bundle take. */
        private static int length(byte[] bundle, int count) {
            var at = 0;
            for (var i = 0; i < count && at + 2 <= bundle.length; i++)
                at += 2 + (((bundle[at] & 0xFF) << 8) | (bundle[at + 1] & 0xFF));
            return at;
        }
    }
}
