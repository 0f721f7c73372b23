package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/**
 * Writes an export: entries of a log in one file that proves them to whoever has the log's key. The file is a ZIP of
 * {@code manifest} (lines), {@code checkpoint} (signed note), {@code keys} (lines), {@code entries} (u64 position, u16
 * length, bytes; in order), {@code nodes} (in one walk of the tree from left to right, the root of each largest subtree
 * without exported entries) and, where there is any, {@code personal}; for SM3, {@code sm3/checkpoint} and
 * {@code sm3/nodes}.
 */
public final class Export {
    static final String FORMAT = "taizhang-export/1";
    static final String MANIFEST = "manifest";
    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "keys";
    static final String ENTRIES = "entries";
    static final String NODES = "nodes";
    static final String PERSONAL = "personal";

    /** A tree at the size of one of its signed checkpoints. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Tree(TreeHash hash, byte[] checkpoint, Tiles tiles) {}

    /** An entry to export. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Exported(long position, byte[] bytes) {}

    /** Personal data: the value with its salt, or where it was erased. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Personal(
            String commitment,
            byte @Nullable [] salt,
            @Nullable String value,
            @Nullable Long erased) {}

    private final List<Tree> trees;
    private final List<Key> keys;
    private final Checkpoint checkpoint;

    /** Of a log with these trees, SHA-256 first, whose checkpoints are of one size; and the keys that signed them. */
    public Export(List<Tree> trees, List<Key> keys) {
        if (trees.isEmpty() || trees.getFirst().hash() != TreeHash.SHA256)
            throw new IllegalArgumentException("An export has the SHA-256 tree first");
        this.trees = List.copyOf(trees);
        this.keys = List.copyOf(keys);
        this.checkpoint = checkpoint(trees.getFirst());
        for (var tree : trees)
            if (checkpoint(tree).size() != checkpoint.size())
                throw new IllegalArgumentException("The checkpoints of an export have one size");
    }

    private static Checkpoint checkpoint(Tree tree) {
        return Checkpoint.parse(SignedNote.parse(tree.checkpoint()).text());
    }

    /** Exports the entries {@code from} to before {@code to}, which the iterator gives in order. */
    public void range(OutputStream out, long from, long to, Iterator<Exported> entries, Iterator<Personal> personal)
            throws IOException {
        if (from < 0 || from > to || to > checkpoint.size())
            throw new IllegalArgumentException(from + " to " + to + " is not in a log of " + checkpoint.size());
        write(out, "range " + from + " " + to, Positions.range(from, to), entries, personal);
    }

    /** Exports the whole history of a subject: the entries at these positions, which the iterator gives in order. */
    public void subject(
            OutputStream out, String subject, long[] positions, Iterator<Exported> entries, Iterator<Personal> personal)
            throws IOException {
        if (positions.length > 0 && positions[positions.length - 1] >= checkpoint.size())
            throw new IllegalArgumentException("The checkpoint does not cover all positions");
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(subject.getBytes(UTF_8));
        write(out, "subject " + encoded, Positions.of(positions), entries, personal);
    }

    private void write(
            OutputStream out, String what, Positions positions, Iterator<Exported> entries, Iterator<Personal> personal)
            throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), UTF_8);
        member(
                zip,
                MANIFEST,
                "%s\norigin %s\nsize %d\n%s\nentries %d\n"
                        .formatted(FORMAT, checkpoint.origin(), checkpoint.size(), what, positions.count())
                        .getBytes(UTF_8));
        var lines = new StringBuilder();
        for (var key : keys)
            lines.append("# SHA-256 ")
                    .append(key.fingerprint())
                    .append('\n')
                    .append(key.vkey())
                    .append('\n');
        member(zip, KEYS, lines.toString().getBytes(UTF_8));
        zip.putNextEntry(new ZipEntry(ENTRIES));
        entries(new DataOutputStream(zip), positions, entries);
        zip.closeEntry();
        for (var tree : trees) {
            var prefix = TiledSource.prefix(tree.hash());
            member(zip, prefix + CHECKPOINT, tree.checkpoint());
            zip.putNextEntry(new ZipEntry(prefix + NODES));
            new Nodes(tree, positions, zip).write(0, checkpoint.size());
            zip.closeEntry();
        }
        if (personal.hasNext()) personal(zip, personal);
        zip.finish();
        zip.flush();
    }

    private static void member(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void entries(DataOutputStream out, Positions positions, Iterator<Exported> entries)
            throws IOException {
        var expected = positions.from(0);
        while (entries.hasNext()) {
            var entry = entries.next();
            if (entry.position() != expected)
                throw new IllegalArgumentException(
                        "Entry " + entry.position() + " stands where " + expected + " belongs");
            out.writeLong(entry.position());
            out.writeShort(entry.bytes().length);
            out.write(entry.bytes());
            expected = positions.from(expected + 1);
        }
        if (expected != Long.MAX_VALUE) throw new IllegalArgumentException("Entry " + expected + " is missing");
        out.flush();
    }

    private static void personal(ZipOutputStream zip, Iterator<Personal> personal) throws IOException {
        var base64 = Base64.getEncoder();
        zip.putNextEntry(new ZipEntry(PERSONAL));
        while (personal.hasNext()) {
            var one = personal.next();
            var rest = one.salt() == null || one.value() == null
                    ? "erased " + one.erased()
                    : base64.encodeToString(one.salt()) + " "
                            + base64.encodeToString(one.value().getBytes(UTF_8));
            zip.write((one.commitment() + " " + rest + "\n").getBytes(UTF_8));
        }
        zip.closeEntry();
    }

    /** The positions exported, in order. */
    private interface Positions {
        /** The first position that is at least this, or {@link Long#MAX_VALUE}. */
        long from(long position);

        long count();

        static Positions range(long from, long to) {
            return new Positions() {
                @Override
                public long from(long position) {
                    var first = Math.max(position, from);
                    return first < to ? first : Long.MAX_VALUE;
                }

                @Override
                public long count() {
                    return to - from;
                }
            };
        }

        static Positions of(long[] positions) {
            var sorted = positions.clone();
            for (var i = 1; i < sorted.length; i++)
                if (sorted[i] <= sorted[i - 1]) throw new IllegalArgumentException("Positions rise");
            return new Positions() {
                @Override
                public long from(long position) {
                    var at = Arrays.binarySearch(sorted, position);
                    var index = at >= 0 ? at : -at - 1;
                    return index < sorted.length ? sorted[index] : Long.MAX_VALUE;
                }

                @Override
                public long count() {
                    return sorted.length;
                }
            };
        }
    }

    /** Walks through the tree and writes what the entries do not tell. */
    private static final class Nodes {
        /** A reader remembers the tiles it has read; after so many questions a new one begins with none. */
        private static final int QUESTIONS = 1_000;

        private final Positions positions;
        private final OutputStream out;
        private final Tree tree;
        private final long size;
        private final Map<Tile, byte[]> recent = new LinkedHashMap<>(512, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
                return size() > 256;
            }
        };
        private TreeReader reader;
        private int asked;

        Nodes(Tree tree, Positions positions, OutputStream out) {
            this.tree = tree;
            this.positions = positions;
            this.out = out;
            this.size = checkpoint(tree).size();
            this.reader = reader();
        }

        private TreeReader reader() {
            return new TreeReader(tile -> recent.computeIfAbsent(tile, tree.tiles()::read), tree.hash(), size);
        }

        void write(long from, long to) throws IOException {
            if (from == to) return;
            if (positions.from(from) >= to) {
                if (++asked % QUESTIONS == 0) reader = reader();
                out.write(reader.subtree(from, to));
            } else if (to - from > 1) {
                var middle = from + TreeReader.left(to - from);
                write(from, middle);
                write(middle, to);
            }
        }
    }
}
