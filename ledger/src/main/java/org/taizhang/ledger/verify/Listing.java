package org.taizhang.ledger.verify;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
            var looked = new Look(tree);
            var tiles = folder.root().resolve(looked.prefix + "tile");
            if (Files.isDirectory(tiles)) looked.into(tiles, looked.prefix + "tile");
        }
    }

    private final class Look {
        private final TreeHash tree;
        private final String prefix;

        Look(TreeHash tree) {
            this.tree = tree;
            this.prefix = TiledSource.prefix(tree);
        }

        void into(Path directory, String path) throws IOException {
            try (var files = Files.newDirectoryStream(directory)) {
                for (var file : files) {
                    var name = file.getFileName().toString();
                    var below = path + "/" + name;
                    if (wasRead(path, name)) continue;
                    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) into(file, below);
                    else look(file, below);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }

        /** Whether a name is that of a full tile or bundle which the tree has: whoever checked the tree has read it. */
        private boolean wasRead(String path, String name) {
            if (name.length() != 3 || !isDigits(name, 0)) return false;
            var inside = path.substring(prefix.length());
            var entries = inside.startsWith("tile/entries");
            if (entries && tree != TreeHash.SHA256) return false;
            var level = entries ? 0 : inside.length() > 5 ? inside.charAt(5) - '0' : -1;
            var number = 0L;
            var start = entries ? 12 : 6;
            if (level < 0 || level > Tile.TOP || (inside.length() - start) % 5 != 0 || inside.length() > start + 25)
                return false;
            for (var at = start; at < inside.length(); at += 5) {
                if (!inside.startsWith("/x", at) || !isDigits(inside, at + 2)) return false;
                number = number * 1_000 + Integer.parseInt(inside, at + 2, at + 5, 10);
                if (number == 0) return false;
            }
            number = number * 1_000 + Integer.parseInt(name);
            return number < ((entries ? source.entries() : source.leaves(tree)) >>> (8 * level)) / Tile.FULL;
        }

        private static boolean isDigits(String text, int from) {
            for (var i = from; i < from + 3; i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
            return true;
        }

        private void look(Path file, String path) throws IOException {
            var inside = path.substring(prefix.length());
            var hashes = Tile.ofPath(inside);
            var entries = tree == TreeHash.SHA256 ? Tile.ofEntries(inside) : Optional.<Tile>empty();
            if ((hashes.isEmpty() && entries.isEmpty()) || !Files.isRegularFile(file))
                report.add(Finding.wrong(-1, path, "不属于台账的文件", "no file of a log has this name"));
            else visit(path, hashes.or(() -> entries).orElseThrow(), entries.isPresent());
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
