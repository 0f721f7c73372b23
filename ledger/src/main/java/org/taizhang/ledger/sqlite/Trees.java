package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taizhang.ledger.sqlite.Work.Leaves;
import org.taizhang.ledger.tree.GrowingTree;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;

/** The trees over the entries: full tiles in a table of the ledger's file, committed together with the entries. */
final class Trees {
    static final String SCHEMA = """
            CREATE TABLE tile (
                tree TEXT NOT NULL,
                level INTEGER NOT NULL,
                number INTEGER NOT NULL,
                hashes BLOB NOT NULL,
                PRIMARY KEY (tree, level, number)
            ) STRICT""";

    private static final int BATCH = 1_024;

    private final SqliteFile file;
    private final Readers readers;
    private final Set<TreeHash> hashes;
    private volatile Map<TreeHash, GrowingTree> growing = Map.of();

    Trees(SqliteFile file, Readers readers, Set<TreeHash> hashes) {
        this.file = file;
        this.readers = readers;
        this.hashes = EnumSet.copyOf(hashes);
    }

    Set<TreeHash> hashes() {
        return hashes;
    }

    Tiles tiles(TreeHash hash) {
        if (!hashes.contains(hash)) throw new IllegalArgumentException("This log keeps no tree by " + hash);
        return tile -> tree(hash).read(tile);
    }

    /** How many entries readers see in a tree. */
    long size(TreeHash hash) {
        return tree(hash).published();
    }

    /** Makes the trees as long as the log: from the tiles that are there, and the entries after them. */
    void restore(Session session, long head) throws SQLException {
        var restored = new EnumMap<TreeHash, GrowingTree>(TreeHash.class);
        for (var hash : hashes) restored.put(hash, restored(hash, session, head));
        growing = restored;
    }

    void add(List<Leaves> all, Session session) throws SQLException {
        for (var leaves : all) {
            var tree = tree(leaves.hash());
            for (var leaf : leaves.hashes()) add(tree, leaf, session);
        }
    }

    void publish() {
        growing.values().forEach(GrowingTree::publish);
    }

    private GrowingTree tree(TreeHash hash) {
        var tree = growing.get(hash);
        if (tree == null) throw new IllegalStateException("The tree by " + hash + " is not there yet");
        return tree;
    }

    private GrowingTree restored(TreeHash hash, Session session, long head) throws SQLException {
        var covered = Tile.FULL
                * session.number(
                        "SELECT ifnull(max(number) + 1, 0) FROM tile WHERE tree = ? AND level = 0", hash.tree());
        if (covered > head) throw file.gap(head + " entries are left of at least " + covered);
        var tree = new GrowingTree(hash, tile -> read(hash, tile), covered);
        var hasher = hash.hasher();
        session.run("BEGIN IMMEDIATE");
        try {
            while (tree.size() < head) {
                for (var recorded : EntryTable.read(session, tree.size(), BATCH))
                    add(tree, hasher.leaf(recorded.entry().bytes()), session);
            }
            session.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            session.run("ROLLBACK");
            throw e;
        }
        tree.publish();
        return tree;
    }

    private static void add(GrowingTree tree, byte[] leaf, Session session) throws SQLException {
        try {
            tree.add(leaf, (tile, hashes) -> store(session, tree.hash(), tile, hashes));
        } catch (Unstored e) {
            throw e.why;
        }
    }

    private static void store(Session session, TreeHash hash, Tile tile, byte[] hashes) {
        try {
            session.run(
                    "INSERT INTO tile (tree, level, number, hashes) VALUES (?, ?, ?, ?)",
                    hash.tree(),
                    tile.level(),
                    tile.number(),
                    hashes);
        } catch (SQLException e) {
            throw new Unstored(e);
        }
    }

    private byte[] read(TreeHash hash, Tile tile) {
        return readers.read(session -> session.first(
                        row -> row.getBytes(1),
                        "SELECT hashes FROM tile WHERE tree = ? AND level = ? AND number = ?",
                        hash.tree(),
                        tile.level(),
                        tile.number()))
                .orElseThrow(() -> new Tiles.NoTile(tile));
    }

    /** Carries a failure of the database through the tree. */
    private static final class Unstored extends RuntimeException {
        private final SQLException why;

        Unstored(SQLException why) {
            super(why);
            this.why = why;
        }
    }
}
