package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.group.Waiting;
import org.taizhang.ledger.tree.TreeHash;

/** What waits for the writer; whoever asked holds the future. */
sealed interface Work extends Waiting.Weighed {
    CompletableFuture<?> done();

    default void fail(CannotAppend why) {
        done().completeExceptionally(why);
    }

    /** The hashes of an append's entries as leaves of a tree, made by whoever appends and not by the writer. */
    record Leaves(TreeHash hash, List<byte[]> hashes) {
        static Leaves of(TreeHash hash, List<Entry> entries) {
            var hasher = hash.hasher();
            var hashes = new ArrayList<byte[]>(entries.size());
            for (var entry : entries) hashes.add(hasher.leaf(entry.bytes()));
            return new Leaves(hash, hashes);
        }
    }

    /** Entries to be appended, all or none, with the personal data behind them. */
    record Append(
            List<Entry> all, List<Personal> personal, List<Leaves> leaves, long bytes, CompletableFuture<Long> done)
            implements Work {
        static Append of(List<Entry> entries, List<Personal> personal, Collection<TreeHash> hashes) {
            var all = List.copyOf(entries);
            var bytes = 0L;
            for (var entry : all) bytes += entry.bytes().length;
            var leaves = new ArrayList<Leaves>(hashes.size());
            for (var hash : hashes) leaves.add(Leaves.of(hash, all));
            return new Append(all, List.copyOf(personal), leaves, bytes, new CompletableFuture<>());
        }

        @Override
        public int entries() {
            return all.size();
        }
    }

    /** Something that is kept beside the entries, in a transaction of its own, or erased without a trace. */
    record Aside<T>(Change<T> change, boolean erases, long bytes, CompletableFuture<T> done) implements Work {
        /** What is done to the database. */
        interface Change<T> {
            T by(Session session) throws SQLException;
        }

        static <T> Aside<T> keeping(long bytes, Change<T> change) {
            return new Aside<>(change, false, bytes, new CompletableFuture<>());
        }

        static <T> Aside<T> erasing(Change<T> change) {
            return new Aside<>(change, true, 0, new CompletableFuture<>());
        }

        @Override
        public int entries() {
            return 1;
        }
    }
}
