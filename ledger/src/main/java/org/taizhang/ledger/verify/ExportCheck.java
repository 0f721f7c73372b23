package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.tree.Hasher;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;
import org.taizhang.ledger.verify.event.Envelope;

/** Checks an export: its entries and the hashes beside them have to lead to the root that was signed. */
final class ExportCheck {
    private final ExportFile export;
    private final Trust trust;
    private final List<Mark> since;
    private final Progress progress;
    private final Report report;
    private final Envelope envelope = new Envelope();
    private final Proven proven = new Proven();
    private long done;

    ExportCheck(ExportFile export, Trust trust, List<Mark> since, Progress progress, Report report) {
        this.export = export;
        this.trust = trust;
        this.since = since;
        this.progress = progress;
        this.report = report;
    }

    void run() throws IOException {
        try {
            if (!since.isEmpty())
                report.add(Finding.missing(
                        -1,
                        "--since",
                        "导出文件不含整棵树，无法与旧检查点比较",
                        "an export does not hold the whole tree: compare the older checkpoint with the log itself"));
            var manifest = Manifest.parse(
                    new String(export.small(Export.MANIFEST).orElseThrow(() -> missing(Export.MANIFEST)), UTF_8));
            names(manifest);
            for (var tree : TreeHash.values()) check(tree, manifest);
            if (manifest.clauses()) new ClauseCheck(proven, manifest, report).run(export);
            var personal = export.personal();
            if (!personal.isEmpty())
                report.note(
                        personal.size() + " 项个人信息与承诺相符", personal.size() + " items of personal data are as committed");
        } catch (Lost e) {
            report.add(e.finding());
        } finally {
            progress.end();
        }
    }

    /** Each member once, so that every reader of the file reads the same, and none that nobody vouches for. */
    private void names(Manifest manifest) {
        var seen = new HashSet<String>();
        export.names().forEach(name -> {
            if (!seen.add(name)) report.add(Finding.wrong(-1, name, "文件中有两份", "the file has it twice"));
        });
        seen.removeAll(Export.members());
        if (manifest.clauses()) seen.removeAll(List.of(Export.CLAUSES, Export.PAGE));
        for (var name : seen)
            report.unchecked("未核对文件中的 " + name, name + " in the file was not checked: nothing proves it");
    }

    private static Lost missing(String name) {
        return new Lost(Finding.missing(-1, name, "导出文件缺少此项", "the export lacks it"));
    }

    private void check(TreeHash tree, Manifest manifest) throws IOException {
        var name = TiledSource.prefix(tree) + Export.CHECKPOINT;
        var note = export.small(name);
        if (note.isEmpty()) {
            if (tree == TreeHash.SHA256) throw missing(name);
            return;
        }
        Checkpoint checkpoint;
        try {
            checkpoint = trust.open(note.get());
            if (tree == TreeHash.SHA256) trust.policy().ifPresent(policy -> policy.check(note.get()));
        } catch (NoteRefused e) {
            report.add(Deriver.refused(name, e));
            return;
        }
        if (checkpoint.size() != manifest.size()
                || (tree == TreeHash.SHA256) != checkpoint.origin().equals(manifest.origin()))
            report.add(Finding.wrong(
                    -1, Export.MANIFEST, "与检查点 " + name + " 不符", "it does not fit the checkpoint " + name));
        try (var entries = export.entries();
                var nodes = export.nodes(tree)) {
            var root = new Walk(tree, entries, nodes, manifest).root(checkpoint.size());
            if (!Arrays.equals(root, checkpoint.root()))
                report.add(Finding.wrong(
                        Math.max(0, manifest.from()),
                        manifest.to() - 1,
                        Export.ENTRIES,
                        "条目和旁边的哈希得不出签名的树根：其中有改动",
                        "the entries and the hashes beside them do not lead to the signed root of " + name));
            else
                report.note(
                        done + " 条属于 " + checkpoint.origin() + "（共 " + checkpoint.size() + " 条）",
                        done + " entries are in " + checkpoint.origin() + " with " + checkpoint.size() + " entries");
        }
    }

    /** One walk of the tree from left to right, over both members at once. */
    private final class Walk {
        private final Hasher hasher;
        private final TreeHash tree;
        private final ExportFile.Entries entries;
        private final DataInputStream nodes;
        private final Manifest manifest;
        private long expectedSequence;

        Walk(TreeHash tree, ExportFile.Entries entries, DataInputStream nodes, Manifest manifest) {
            this.tree = tree;
            this.hasher = tree.hasher();
            this.entries = entries;
            this.nodes = nodes;
            this.manifest = manifest;
        }

        byte[] root(long size) throws IOException {
            done = 0;
            var root = size == 0 ? tree.empty() : subtree(0, size);
            if (!entries.ended())
                throw new Lost(Finding.wrong(
                        entries.position(), Export.ENTRIES, "位置超出检查点", "the position lies beyond the checkpoint"));
            if (nodes.read() >= 0)
                throw new Lost(
                        Finding.wrong(-1, Export.NODES, "多出哈希", "there are more hashes than the tree has room for"));
            if (done != manifest.count()
                    || (manifest.subject() == null && !manifest.some() && done != manifest.to() - manifest.from()))
                report.add(Finding.wrong(
                        -1,
                        Export.MANIFEST,
                        "称有 " + manifest.count() + " 条，实有 " + done + " 条",
                        "it says " + manifest.count() + " entries and there are " + done));
            return root;
        }

        private byte[] subtree(long from, long to) throws IOException {
            if (entries.ended() || entries.position() >= to) return node(from);
            if (to - from == 1) return leaf();
            var middle = from + TreeReader.left(to - from);
            var left = subtree(from, middle);
            return hasher.node(left, subtree(middle, to));
        }

        private byte[] node(long from) throws IOException {
            var hash = new byte[TreeHash.BYTES];
            try {
                nodes.readFully(hash);
                return hash;
            } catch (EOFException e) {
                throw new Lost(Finding.wrong(from, Export.NODES, "哈希到此中断", "the hashes end before this position"));
            }
        }

        private byte[] leaf() throws IOException {
            var hash = new byte[TreeHash.BYTES];
            hasher.leaf(entries.bytes(), 0, entries.length(), hash, 0);
            if (tree == TreeHash.SHA256) look(hash);
            done++;
            entries.next();
            progress.at(done, Math.max(manifest.count(), 1));
            return hash;
        }

        /** What is exported has to be what the manifest says. */
        private void look(byte[] leaf) {
            var position = entries.position();
            var subject = manifest.subject();
            var understood = envelope.read(entries.bytes(), 0, entries.length());
            if (manifest.some()) {
                if (manifest.clauses())
                    proven.add(position, leaf, understood ? proven.facts(envelope) : new byte[TreeHash.BYTES]);
            } else if (subject == null) {
                if (position < manifest.from() || position >= manifest.to())
                    report.add(Finding.wrong(position, Export.ENTRIES, "不在所称范围内", "it is not in the range claimed"));
            } else if (!understood || !envelope.aggregate().toString().equals(subject))
                report.add(Finding.wrong(position, Export.ENTRIES, "不是所称主体的", "it is not of the subject claimed"));
            else if (envelope.sequence() != expectedSequence++)
                report.add(Finding.wrong(
                        position,
                        Export.ENTRIES,
                        "序号 " + envelope.sequence() + " 不接着上一条：有缺漏",
                        "sequence " + envelope.sequence() + " does not follow the last one: something was left out"));
        }
    }
}
