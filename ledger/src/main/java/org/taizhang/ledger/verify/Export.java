package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.clause.ClauseLines;
import org.taizhang.ledger.verify.clause.ClausePage;
import org.taizhang.ledger.verify.clause.ClauseTold;

/**
 * Writes an export: entries of a log in one file that proves them to whoever has the log's key. The file is a ZIP of
 * {@code manifest} (lines), {@code checkpoint} (signed note), {@code keys} (lines), {@code entries} (u64 position, u16
 * length, bytes; in order), {@code nodes} (in one walk of the tree from left to right, the root of each largest subtree
 * without exported entries) and, where there is any, {@code personal}; for SM3, {@code sm3/checkpoint} and
 * {@code sm3/nodes}. Where the entries are the evidence of requirements, {@code clauses.json} says of which (as
 * {@link ClauseLines} writes it) and {@code clauses.html} shows the same to people.
 */
public final class Export {
    static final String FORMAT = "taizhang-export/1";
    static final String MANIFEST = "manifest";
    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "keys";
    static final String ENTRIES = "entries";
    static final String NODES = "nodes";
    static final String PERSONAL = "personal";
    static final String CLAUSES = "clauses.json";
    static final String PAGE = "clauses.html";
    static final String POSITIONS = "positions";
    static final String EVIDENCE = "evidence";

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

    /** Tells of requirements and of the entries that prove them: each time it is asked the same. */
    public interface Telling {
        void tell(ClauseTold told) throws IOException;
    }

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
        write(out, "range " + from + " " + to, Positions.range(from, to), entries, personal, null);
    }

    /** Exports the whole history of a subject: the entries at these positions, which the iterator gives in order. */
    public void subject(
            OutputStream out, String subject, long[] positions, Iterator<Exported> entries, Iterator<Personal> personal)
            throws IOException {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(subject.getBytes(UTF_8));
        write(out, "subject " + encoded, covered(positions), entries, personal, null);
    }

    /** Exports the entries at these positions, which the iterator gives in order. */
    public void positions(OutputStream out, long[] positions, Iterator<Exported> entries, Iterator<Personal> personal)
            throws IOException {
        write(out, POSITIONS, covered(positions), entries, personal, null);
    }

    /** Exports the entries at these positions, which the iterator gives in order, and what requirements they prove. */
    public void evidence(
            OutputStream out,
            long[] positions,
            Iterator<Exported> entries,
            Iterator<Personal> personal,
            Telling telling)
            throws IOException {
        write(out, EVIDENCE, covered(positions), entries, personal, telling);
    }

    private Positions covered(long[] positions) {
        if (positions.length > 0 && positions[positions.length - 1] >= checkpoint.size())
            throw new IllegalArgumentException("The checkpoint does not cover all positions");
        return Positions.of(positions);
    }

    /** What the verifier checks of every export. */
    static Set<String> members() {
        var names = new HashSet<>(Set.of(MANIFEST, KEYS, ENTRIES, PERSONAL));
        for (var tree : TreeHash.values())
            names.addAll(List.of(TiledSource.prefix(tree) + CHECKPOINT, TiledSource.prefix(tree) + NODES));
        return names;
    }

    private void write(
            OutputStream out,
            String what,
            Positions positions,
            Iterator<Exported> entries,
            Iterator<Personal> personal,
            @Nullable Telling telling)
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
            new ExportNodes(tree, checkpoint.size(), positions, zip).write(0, checkpoint.size());
            zip.closeEntry();
        }
        if (personal.hasNext()) personal(zip, personal);
        if (telling != null) {
            zip.putNextEntry(new ZipEntry(CLAUSES));
            telling.tell(new ClauseLines(zip));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(PAGE));
            telling.tell(new ClausePage(zip));
            zip.closeEntry();
        }
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
}
