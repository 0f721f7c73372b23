package org.taizhang.ledger.verify;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.sqlite.SqliteCommitLog;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** Ledgers as the product writes them, and what somebody with access to the file can do to them. */
final class Ledger {
    private Ledger() {}

    static Entry entry(int i) {
        return new Entry(Entries.aggregate(i), Entries.sequence(i), Entries.time(i), Entries.entry(i, "v"));
    }

    static SqliteCommitLog open(Path file, TreeHash... trees) {
        return SqliteCommitLog.open(file, trees.length == 0 ? Set.of(TreeHash.SHA256) : Set.of(trees));
    }

    static void append(SqliteCommitLog log, int from, int to, Personal... personal) {
        for (var first = from; first < to; first += 500) {
            var entries = new ArrayList<Entry>();
            for (var i = first; i < Math.min(first + 500, to); i++) entries.add(entry(i));
            log.append(entries, List.of(personal)).join();
        }
    }

    /** Signs and keeps a checkpoint of what is there. */
    static byte[] sign(SqliteCommitLog log, TreeHash hash, Signer signer) {
        var size = log.head();
        var root = new TreeReader(log.tree(hash), hash, size).root();
        var note = signer.checkpoint(size, root);
        var next = new SignedCheckpoint(hash, size, note);
        if (!log.keep(next, log.newestCheckpoint(hash).orElse(null))) throw new AssertionError("Nobody else signs");
        return note;
    }

    /** Runs statements on the file, its triggers gone first. */
    static void tamper(Path file, String... statements) throws Exception {
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
                var run = sqlite.createStatement()) {
            run.execute("DROP TRIGGER IF EXISTS entry_never_changes");
            run.execute("DROP TRIGGER IF EXISTS entry_never_leaves");
            for (var statement : statements) run.execute(statement);
        }
    }
}
