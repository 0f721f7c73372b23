package org.taizhang.ledger.verify;

import static org.taizhang.ledger.tree.TreeHash.BYTES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.tree.Hasher;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.event.Fingerprint;

/** Derives the hashes of a run of bundles from the entries and compares them with those stored; for one thread. */
final class Deriver {
    private final Source source;
    private final Source.Reader reader;
    private final Trust trust;
    private final Consumer<Finding> told;
    private final Leaves leaves;
    private final Map<TreeHash, Hasher> hashers = new HashMap<>();
    private final Map<TreeHash, TileNodes> derived = new HashMap<>();
    private final Map<TreeHash, TileNodes> stored = new HashMap<>();

    Deriver(Source source, Trust trust, Fingerprint fingerprint, Consumer<Finding> told) {
        this.source = source;
        this.trust = trust;
        this.told = told;
        this.reader = source.reader(told);
        for (var tree : source.trees()) {
            var hasher = tree.hasher();
            hashers.put(tree, hasher);
            derived.put(tree, new TileNodes(hasher));
            stored.put(tree, new TileNodes(hasher));
        }
        this.leaves = new Leaves(fingerprint);
    }

    /** Hashes entries as leaves of all trees. */
    private final class Leaves extends EntrySink {
        private final Fingerprint fingerprint;
        private final TreeHash[] trees = source.trees().toArray(TreeHash[]::new);
        private final byte[][] into = new byte[trees.length][];
        private final Hasher[] by = new Hasher[trees.length];
        private Part part = new Part(0, 0, false);
        private int count;

        Leaves(Fingerprint fingerprint) {
            this.fingerprint = fingerprint;
            for (var i = 0; i < trees.length; i++) {
                into[i] = nodes(derived, trees[i]).hashes();
                by[i] = hashers.get(trees[i]);
            }
        }

        @Override
        void take(long position, byte[] bytes, int offset, int length) {
            for (var i = 0; i < into.length; i++) by[i].leaf(bytes, offset, length, into[i], count * BYTES);
            count++;
            part.bytes += length;
            if (!understood) part.foreign++;
            else if (part.owners.length > 0) {
                envelope.aggregate().hash(fingerprint);
                part.owner(position, fingerprint.high(), fingerprint.low(), envelope.sequence());
            }
        }
    }

    /** Derives the entries from a position, where a bundle begins, with the checkpoints that lie inside, in order. */
    Part derive(long from, long to, Map<TreeHash, List<Mark>> marks) {
        var part = new Part(from, to, source.sequencesToCheck());
        leaves.part = part;
        for (var first = from; first < to; first += Tile.FULL) {
            var count = (int) Math.min(Tile.FULL, to - first);
            var complete = read(first, count);
            if (!complete) part.lost = Math.min(part.lost, first);
            for (var tree : source.trees()) part.of(tree).add(bundle(tree, first, count, complete, marks));
        }
        return part;
    }

    private boolean read(long first, int count) {
        leaves.count = 0;
        try {
            reader.entries(first, first + count, leaves);
            return leaves.count == count;
        } catch (Lost e) {
            told.accept(e.finding());
            return false;
        }
    }

    private Part.Bundle bundle(
            TreeHash tree, long first, int count, boolean complete, Map<TreeHash, List<Mark>> marks) {
        var width = (int) Math.max(0, Math.min(count, source.leaves(tree) - first));
        var nodes = nodes(derived, tree);
        var same = width == 0 || compare(tree, first, width);
        if (complete) nodes.derive(count);
        var other = nodes(stored, tree);
        if (!same) other.derive(width);
        var reached = new ArrayList<Part.Reached>();
        for (var mark : marks.getOrDefault(tree, List.of())) {
            if (mark.size() <= first || mark.size() > first + count) continue;
            var inside = (int) (mark.size() - first);
            var root = complete ? nodes.root(inside) : null;
            reached.add(new Part.Reached(
                    mark, open(mark), root, same ? root : inside <= width ? other.root(inside) : null));
        }
        var root = complete ? nodes.root(count) : null;
        return new Part.Bundle(root, same ? root : width == count ? other.root(count) : null, reached);
    }

    /** Compares the derived leaves with those stored; those stored are left with the other nodes if they differ. */
    private boolean compare(TreeHash tree, long first, int width) {
        var tile = new Tile(0, first / Tile.FULL, width);
        try {
            var hashes = reader.tile(tree, tile);
            if (hashes.isEmpty()) return true;
            var mine = nodes(derived, tree).hashes();
            var have = Math.min(leaves.count, width) * BYTES;
            var at = Arrays.mismatch(mine, 0, have, hashes.get(), 0, have);
            if (at >= 0)
                told.accept(Finding.wrong(
                        first + at / BYTES,
                        reader.nameOfEntries(first),
                        "条目的哈希与 " + reader.name(tree, tile) + " 所记不同",
                        "the entry does not hash to what " + reader.name(tree, tile) + " says"));
            if (at < 0 && have == width * BYTES) return true;
            System.arraycopy(hashes.get(), 0, nodes(stored, tree).hashes(), 0, width * BYTES);
            return false;
        } catch (Lost e) {
            if (leaves.count >= width) told.accept(e.finding()); // else it is clear already what is missing
            return true;
        }
    }

    private @Nullable Checkpoint open(Mark mark) {
        try {
            return trust.open(mark.note());
        } catch (NoteRefused e) {
            told.accept(refused(mark.where(), e));
            return null;
        }
    }

    static Finding refused(String where, NoteRefused e) {
        return Finding.wrong(-1, where, "检查点不可信", "the checkpoint is not to be believed: " + e.getMessage());
    }

    private static TileNodes nodes(Map<TreeHash, TileNodes> of, TreeHash tree) {
        return Objects.requireNonNull(of.get(tree));
    }
}
