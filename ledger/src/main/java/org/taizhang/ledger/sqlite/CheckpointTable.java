package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.tree.TreeHash;

/** The table of signed checkpoints. */
final class CheckpointTable {
    static final String SCHEMA = """
            CREATE TABLE checkpoint (
                tree TEXT NOT NULL,
                size INTEGER NOT NULL,
                note BLOB NOT NULL,
                PRIMARY KEY (tree, size)
            ) STRICT""";

    private CheckpointTable() {}

    static Optional<SignedCheckpoint> newest(Session session, TreeHash hash) throws SQLException {
        return session.first(
                row -> new SignedCheckpoint(hash, row.getLong(1), row.getBytes(2)),
                "SELECT size, note FROM checkpoint WHERE tree = ? ORDER BY size DESC LIMIT 1",
                hash.tree());
    }

    static List<SignedCheckpoint> from(Session session, TreeHash hash, long size, int limit) throws SQLException {
        return session.rows(
                row -> new SignedCheckpoint(hash, row.getLong(1), row.getBytes(2)),
                "SELECT size, note FROM checkpoint WHERE tree = ? AND size >= ? ORDER BY size LIMIT ?",
                hash.tree(),
                size,
                limit);
    }

    /** Keeps the next one if the newest still is the one given. */
    static boolean keep(Session session, SignedCheckpoint next, @Nullable SignedCheckpoint newest) throws SQLException {
        if (!newest(session, next.tree()).equals(Optional.ofNullable(newest))) return false;
        session.run(
                "INSERT INTO checkpoint (tree, size, note) VALUES (?, ?, ?) "
                        + "ON CONFLICT (tree, size) DO UPDATE SET note = excluded.note",
                next.tree().tree(),
                next.size(),
                next.note());
        return true;
    }
}
