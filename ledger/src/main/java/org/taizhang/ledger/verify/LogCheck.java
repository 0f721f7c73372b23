package org.taizhang.ledger.verify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.Sequences.Outcome;
import org.taizhang.ledger.verify.event.Fingerprint;

/**
 * Checks a whole log: derives every hash from the entries, on all cores, and meets every checkpoint on the way. The
 * memory it needs does not grow with the log, but for the count of each aggregate's entries, which is bounded.
 */
final class LogCheck {
    /** How many entries a thread takes at once: bundles of sixteen tiles. */
    private static final int RUN = 16 * Tile.FULL;

    /** How many numbers of a part, four of which are an entry, are worked on at once. */
    private static final int FETCHED = 4 * 32;

    private final Source source;
    private final Trust trust;
    private final List<Mark> since;
    private final Progress progress;
    private final Report report;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Sequences sequences = new Sequences(Runtime.getRuntime().maxMemory() / 4);
    private final Map<TreeHash, Growth> growths = new EnumMap<>(TreeHash.class);
    private final Map<TreeHash, MarkQueue> marks = new EnumMap<>(TreeHash.class);
    private long bytes;
    private long foreign;
    private long lost = Long.MAX_VALUE;

    LogCheck(Source source, Trust trust, List<Mark> since, Progress progress, Report report) {
        this.source = source;
        this.trust = trust;
        this.since = since;
        this.progress = progress;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        if (!openNewest()) return;
        derive();
        source.finish(report);
        report.note(
                "条目 " + source.entries() + " 条，" + bytes + " 字节", source.entries() + " entries, " + bytes + " bytes");
        if (foreign > 0)
            report.note(
                    foreign + " 条不是本产品写的事件，只核对了字节",
                    foreign + " entries are no events of this product; their bytes alone were checked");
        if (sequences.notCounted() > 0)
            report.unchecked(
                    "内存不足，有 " + sequences.notCounted() + " 条未核对其序号（可用 -Xmx 增加内存）",
                    sequences.notCounted() + " entries' sequences were not counted for want of memory (see -Xmx)");
    }

    /** What the newest checkpoints say decides how much there is to check; false when they cannot be believed. */
    private boolean openNewest() {
        var believed = true;
        var origins = new ArrayList<String>();
        for (var tree : source.trees()) {
            var checkpoint = newest(tree);
            if (checkpoint == null) {
                believed = false;
                continue;
            }
            if (origins.contains(checkpoint.origin()))
                report.add(Finding.wrong(
                        -1,
                        tree.tree(),
                        "两棵树的来源名相同：" + checkpoint.origin(),
                        "two trees have the origin " + checkpoint.origin()));
            origins.add(checkpoint.origin());
            var growth = new Growth(tree, source, source.reader(report::add), checkpoint.origin(), report);
            growths.put(tree, growth);
            var older = since.stream()
                    .filter(mark -> isOf(mark, checkpoint.origin()))
                    .toList();
            marks.put(tree, new MarkQueue(source.marks(tree), older, report));
            report.note(
                    "检查点 " + tree.tree() + "：" + checkpoint.origin() + "，" + checkpoint.size() + " 条",
                    "checkpoint " + tree.tree() + ": " + checkpoint.origin() + ", " + checkpoint.size() + " entries");
        }
        for (var mark : since)
            if (origins.stream().noneMatch(origin -> isOf(mark, origin)))
                report.add(Finding.wrong(-1, mark.where(), "这是另一本台账的检查点", "this is the checkpoint of another log"));
        return believed;
    }

    private @Nullable Checkpoint newest(TreeHash tree) {
        var where = source.reader(report::add).nameOfCheckpoint(tree);
        var note = source.newest(tree);
        if (note.isEmpty()) {
            report.add(Finding.missing(-1, where, "没有签名的检查点", "there is no signed checkpoint"));
            return null;
        }
        try {
            var checkpoint = trust.open(note.get());
            if (tree == TreeHash.SHA256) trust.policy().ifPresent(policy -> policy.check(note.get()));
            return checkpoint;
        } catch (NoteRefused e) {
            report.add(Deriver.refused(where, e));
            return null;
        }
    }

    private boolean isOf(Mark mark, String origin) {
        try {
            return trust.open(mark.note()).origin().equals(origin);
        } catch (NoteRefused e) {
            return false;
        }
    }

    private void derive() throws IOException, InterruptedException {
        var threads = Math.max(1, source.threads());
        var pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory());
        try {
            var under = new ArrayDeque<Future<Part>>();
            var derivers =
                    ThreadLocal.withInitial(() -> new Deriver(source, trust, fingerprint.another(), report::add));
            var next = 0L;
            var all = source.entries();
            meetEmpty();
            var beside = pool.submit(() -> source.beside(report));
            while (next < all || !under.isEmpty()) {
                while (next < all && under.size() < threads * 3) {
                    under.add(submit(pool, derivers, next, Math.min(all, next + RUN)));
                    next = Math.min(all, next + RUN);
                }
                put(get(under.remove()));
            }
            get(beside);
        } finally {
            pool.shutdownNow();
            progress.end();
        }
        growths.values().forEach(Growth::finish);
        marks.forEach((tree, queue) -> {
            for (var mark : queue.upTo(Long.MAX_VALUE))
                report.add(Finding.wrong(
                        source.entries(),
                        mark.where(),
                        "检查点覆盖 " + mark.size() + " 条，只有 " + source.entries() + " 条：末尾的条目不见了",
                        "the checkpoint covers " + mark.size() + " entries and there are " + source.entries()
                                + ": the last ones are gone"));
        });
    }

    private Future<Part> submit(ExecutorService pool, ThreadLocal<Deriver> derivers, long from, long to) {
        var inside = new HashMap<TreeHash, List<Mark>>();
        marks.forEach((tree, queue) -> inside.put(tree, queue.upTo(to)));
        return pool.submit(() -> derivers.get().derive(from, to, inside));
    }

    private static <T> T get(Future<T> part) throws IOException, InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException why) throw why;
            throw new IOException(e.getCause());
        }
    }

    private void meetEmpty() {
        marks.forEach((tree, queue) -> {
            for (var mark : queue.upTo(0)) {
                try {
                    Objects.requireNonNull(growths.get(tree)).meetEmpty(mark, trust.open(mark.note()));
                } catch (NoteRefused e) {
                    report.add(Deriver.refused(mark.where(), e));
                }
            }
        });
    }

    private void put(Part part) {
        growths.forEach((tree, growth) -> {
            var first = part.from;
            for (var bundle : part.of(tree)) {
                growth.add(bundle, (int) Math.min(Tile.FULL, part.to - first));
                first += Tile.FULL;
            }
        });
        lost = Math.min(lost, part.lost);
        for (var i = 0; i < part.owned * 4 && part.owners[i] < lost; i += 4) {
            if (i % FETCHED == 0) sequences.fetch(part.owners, i, Math.min(part.owned * 4, i + FETCHED));
            var sequence = part.owners[i + 3];
            var outcome = sequences.next(part.owners[i + 1], part.owners[i + 2], sequence);
            if (outcome == Outcome.DOES_NOT || outcome == Outcome.FIRST)
                report.add(Finding.wrong(
                        part.owners[i],
                        "条目 / entry",
                        "序号 " + sequence + " 不接着该聚合的上一条",
                        "sequence " + sequence + " does not follow the aggregate's last entry"));
        }
        bytes += part.bytes;
        foreign += part.foreign;
        progress.at(part.to, source.entries());
    }
}
