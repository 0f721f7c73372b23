package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/** A log as tlog-tiles publishes it: checkpoint, tiles and bundles, in a directory or behind a server. */
final class TiledSource implements Source {
    static final int MAX_NOTE = SignedNote.MAX_BYTES;

    private final Place place;
    private final Map<TreeHash, byte[]> notes = new EnumMap<>(TreeHash.class);
    private final Map<TreeHash, Long> sizes = new EnumMap<>(TreeHash.class);
    private final Optional<String> keys;

    TiledSource(Place place) throws IOException {
        this.place = place;
        for (var tree : TreeHash.values()) {
            var note = place.read(prefix(tree) + "checkpoint", MAX_NOTE);
            if (note.isEmpty()) {
                if (tree == TreeHash.SHA256) sizes.put(tree, 0L);
                continue;
            }
            notes.put(tree, note.get());
            sizes.put(tree, claimed(note.get()));
        }
        keys = place.read("keys", MAX_NOTE).map(bytes -> new String(bytes, UTF_8));
    }

    /** The size a checkpoint says, which is not used before its signature is found good. */
    static long size(byte[] note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }

    private static long claimed(byte[] note) {
        try {
            return size(note);
        } catch (NoteRefused e) {
            return 0; // whoever opens it says why
        }
    }

    static String prefix(TreeHash tree) {
        return tree == TreeHash.SHA256 ? "" : tree.tree() + "/";
    }

    Place place() {
        return place;
    }

    @Override
    public List<TreeHash> trees() {
        return List.copyOf(sizes.keySet());
    }

    @Override
    public Optional<byte[]> newest(TreeHash tree) {
        return Optional.ofNullable(notes.get(tree));
    }

    @Override
    public Optional<String> keys() {
        return keys;
    }

    @Override
    public long entries() {
        return sizes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public long leaves(TreeHash tree) {
        return sizes.getOrDefault(tree, 0L);
    }

    @Override
    public Iterator<Mark> marks(TreeHash tree) {
        return newest(tree).stream()
                .map(note -> new Mark(leaves(tree), place.name(prefix(tree) + "checkpoint"), note))
                .iterator();
    }

    @Override
    public int threads() {
        var cores = Runtime.getRuntime().availableProcessors();
        return place instanceof Server ? Math.max(8, 2 * cores) : cores;
    }

    @Override
    public boolean sequencesToCheck() {
        return true;
    }

    @Override
    public Reader reader(Consumer<Finding> told) {
        return new Files(told);
    }

    @Override
    public void beside(Report report) {}

    @Override
    public void finish(Report report) throws IOException {
        if (place instanceof Folder folder) new Listing(folder, this, report).check();
    }

    @Override
    public Map<String, Personal> personal(Collection<String> commitments) {
        return Map.of();
    }

    @Override
    public void close() throws IOException {
        place.close();
    }

    /** Reads whole files. */
    private final class Files implements Reader {
        private final Consumer<Finding> told;
        private final Content bundle = new Content();
        private final Content hashes = new Content();

        Files(Consumer<Finding> told) {
            this.told = told;
        }

        @Override
        public void entries(long from, long to, EntrySink sink) {
            var tile = Tile.of(0, from / Tile.FULL, TiledSource.this.entries());
            var path = tile.entries();
            get(path, Bundles.MAX_BYTES, from, bundle);
            var skipped = (int) (from - tile.first());
            var count = (int) (to - tile.first());
            Bundles.each(
                    bundle,
                    skipped,
                    count,
                    tile.first(),
                    place.name(path),
                    sink,
                    count == tile.width() ? told : f -> {});
        }

        @Override
        public Optional<byte[]> tile(TreeHash tree, Tile tile) {
            var path = prefix(tree) + tile.path();
            get(path, Tile.FULL * TreeHash.BYTES, tile.first(), hashes);
            if (hashes.length != tile.width() * TreeHash.BYTES)
                throw new Lost(Finding.wrong(
                        tile.first(),
                        place.name(path),
                        "应有 " + tile.width() + " 个哈希，文件有 " + hashes.length + " 字节",
                        "it has " + hashes.length + " bytes instead of " + tile.width() + " hashes"));
            return Optional.of(hashes.bytes);
        }

        private void get(String path, int limit, long position, Content into) {
            try {
                if (place.read(path, limit, into)) return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new Lost(Finding.missing(position, place.name(path), "文件缺失", "the file is missing"));
        }

        @Override
        public String name(TreeHash tree, Tile tile) {
            return place.name(prefix(tree) + tile.path());
        }

        @Override
        public String nameOfEntries(long position) {
            return place.name(
                    Tile.of(0, position / Tile.FULL, TiledSource.this.entries()).entries());
        }

        @Override
        public String nameOfCheckpoint(TreeHash tree) {
            return place.name(prefix(tree) + "checkpoint");
        }
    }
}
