package org.taizhang.ledger.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.TlogProof;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.TreeHash;

/** Checks that a proof file proves an entry to be in a log; by SHA-256, or by SM3 where that is the log's tree. */
final class ProofCheck {
    private final Options options;
    private final Trust trust;
    private final Report report;

    ProofCheck(Options options, Trust trust, Report report) {
        this.options = options;
        this.trust = trust;
        this.report = report;
    }

    void run() throws IOException {
        var where = options.proof().toString();
        try {
            var proof = TlogProof.parse(Files.readAllBytes(options.proof()));
            var entry = entry(proof);
            var note = proof.checkpoint().bytes();
            var checkpoint = trust.open(note);
            trust.policy().ifPresent(policy -> policy.check(note));
            var wrong = wrong(proof, checkpoint.size(), checkpoint.root(), entry);
            if (wrong.isEmpty())
                report.note(
                        "条目在 " + checkpoint.origin() + " 的位置 " + proof.index() + "（共 " + checkpoint.size() + " 条）",
                        "the entry stands at position " + proof.index() + " of " + checkpoint.origin() + " with "
                                + checkpoint.size() + " entries");
            else
                report.add(Finding.wrong(
                        proof.index(), where, "证明与该条目不符", "it does not prove this entry: " + wrong.get()));
        } catch (NoteRefused e) {
            report.add(Deriver.refused(where, e));
        }
    }

    /** The product's proofs carry the entry with them. */
    private byte[] entry(TlogProof proof) throws IOException {
        if (options.entry().isPresent())
            return Files.readAllBytes(options.entry().get());
        if (proof.extra().length == 0)
            throw new Options.Unusable(
                    "证明文件不含条目：请用 --entry 给出", "the proof does not carry the entry: name it with --entry");
        return proof.extra();
    }

    private static Optional<String> wrong(TlogProof proof, long size, byte[] root, byte[] entry) {
        String why = null;
        for (var tree : TreeHash.values()) {
            try {
                Proofs.inclusion(tree, proof.index(), size, tree.leaf(entry), proof.hashes(), root);
                return Optional.empty();
            } catch (Proofs.Wrong e) {
                if (why == null) why = e.toString();
            }
        }
        return Optional.ofNullable(why);
    }
}
