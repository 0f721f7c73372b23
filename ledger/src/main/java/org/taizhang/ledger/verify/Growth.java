package org.taizhang.ledger.verify;

import static org.taizhang.ledger.tree.TreeHash.BYTES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/** Puts the roots of tiles together in order: meets checkpoints, and compares the tiles of all higher levels. */
final class Growth {
    private final TreeHash tree;
    private final Source source;
    private final Source.Reader reader;
    private final Report report;
    private final String origin;
    private final Peaks derived;
    private final Peaks stored;
    private final byte[][] edge = new byte[Tile.TOP + 1][];
    private final long[] counts = new long[Tile.TOP + 1];
    private long good;
    private long met;
    private boolean broken;

    Growth(TreeHash tree, Source source, Source.Reader reader, String origin, Report report) {
        this.tree = tree;
        this.source = source;
        this.reader = reader;
        this.origin = origin;
        this.report = report;
        this.derived = new Peaks(tree.hasher());
        this.stored = new Peaks(tree.hasher());
    }

    /** How many checkpoints were met. */
    long met() {
        return met;
    }

    void add(Part.Bundle bundle, int count) {
        for (var reached : bundle.marks())
            if (reached.mark().size() % Tile.FULL != 0) meet(reached, reached.derived(), reached.stored());
        if (count == Tile.FULL) {
            derived.add(bundle.derived());
            stored.add(bundle.stored());
            if (bundle.derived() != null && !broken) higher(1, bundle.derived());
            else broken = true;
            for (var reached : bundle.marks()) if (reached.mark().size() % Tile.FULL == 0) meet(reached, null, null);
        }
    }

    /** Meets a checkpoint without entries. */
    void meetEmpty(Mark mark, Checkpoint checkpoint) {
        check(mark, checkpoint, tree.empty(), tree.empty());
    }

    private void meet(Part.Reached reached, byte @Nullable [] rest, byte @Nullable [] storedRest) {
        var checkpoint = reached.checkpoint();
        if (checkpoint == null) return;
        var inside = reached.mark().size() % Tile.FULL != 0;
        check(
                reached.mark(),
                checkpoint,
                inside && rest == null ? null : derived.root(rest),
                inside && storedRest == null ? null : stored.root(storedRest));
    }

    private void check(Mark mark, Checkpoint checkpoint, byte @Nullable [] root, byte @Nullable [] other) {
        if (checkpoint.size() != mark.size() || !checkpoint.origin().equals(origin)) {
            report.add(Finding.wrong(
                    -1,
                    mark.where(),
                    "检查点属于 " + checkpoint.origin() + "（" + checkpoint.size() + " 条），不属于 " + origin,
                    "the checkpoint is of " + checkpoint.origin() + " with " + checkpoint.size() + " entries, not of "
                            + origin + " with " + mark.size()));
            return;
        }
        if (root == null) return; // entries before it are lost, which is told already
        if (Arrays.equals(root, checkpoint.root())) {
            met++;
            good = mark.size();
            if (other != null && !Arrays.equals(other, root))
                report.note(
                        mark.where() + "：条目与签名的检查点一致，被改动的是存储的哈希",
                        mark.where() + ": the entries are those that were signed; what was changed is stored hashes");
            return;
        }
        report.add(Finding.wrong(
                good,
                mark.size() - 1,
                mark.where(),
                "位置 " + good + " 至 " + (mark.size() - 1) + " 的条目不是签名时的条目",
                "the entries from " + good + " to " + (mark.size() - 1) + " are not those that were signed"));
        if (other != null && Arrays.equals(other, checkpoint.root()))
            report.note(
                    mark.where() + "：存储的哈希与签名的检查点一致，被改动的是条目",
                    mark.where() + ": the stored hashes are those that were signed; what was changed is entries");
    }

    private void higher(int level, byte[] hash) {
        if (edge[level] == null) edge[level] = new byte[Tile.FULL * BYTES];
        var slot = (int) (counts[level] % Tile.FULL);
        System.arraycopy(hash, 0, edge[level], slot * BYTES, BYTES);
        counts[level]++;
        if (slot < Tile.FULL - 1) return;
        compare(level, counts[level] / Tile.FULL - 1, Tile.FULL);
        if (level < Tile.TOP) higher(level + 1, tree.hasher().root(edge[level], 0, Tile.FULL));
    }

    /** Compares the tiles at the right edge, once all is there. */
    void finish() {
        var leaves = source.leaves(tree);
        for (var level = 1; level <= Tile.TOP; level++) {
            var count = leaves >>> (8 * level);
            if (count % Tile.FULL != 0 && counts[level] == count && edge[level] != null)
                compare(level, count / Tile.FULL, (int) (count % Tile.FULL));
        }
    }

    private void compare(int level, long number, int width) {
        var tile = new Tile(level, number, width);
        if ((number * Tile.FULL + width) << (8 * level) > source.leaves(tree)) return;
        try {
            var hashes = reader.tile(tree, tile);
            if (hashes.isEmpty() || edge[level] == null) return;
            var at = Arrays.mismatch(edge[level], 0, width * BYTES, hashes.get(), 0, width * BYTES);
            if (at < 0) return;
            var first = (number * Tile.FULL + at / BYTES) << (8 * level);
            var last = first + (1L << (8 * level)) - 1;
            report.add(Finding.wrong(
                    first,
                    last,
                    reader.name(tree, tile),
                    "第 " + at / BYTES + " 个哈希与位置 " + first + " 至 " + last + " 的条目不符",
                    "hash " + at / BYTES + " is not that of the entries from " + first + " to " + last));
        } catch (Lost e) {
            report.add(e.finding());
        }
    }
}
