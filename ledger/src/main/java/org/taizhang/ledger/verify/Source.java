package org.taizhang.ledger.verify;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/** A whole log in one of its forms. */
interface Source extends AutoCloseable {
    /** The trees there are; SHA-256 first. */
    List<TreeHash> trees();

    /** The newest signed checkpoint of a tree, if there is one; nothing of it is believed yet. */
    Optional<byte[]> newest(TreeHash tree);

    /** The keys that lie beside the log, as lines; whoever changed the log could have changed them. */
    Optional<String> keys();

    /** How many entries there are. */
    long entries();

    /** How many of them a tree covers with tiles. */
    long leaves(TreeHash tree);

    /** The checkpoints of a tree that are kept, in order of size. */
    Iterator<Mark> marks(TreeHash tree);

    /** Reads for one thread; what is not as it should be, and need not stop the reading, is told. */
    Reader reader(Consumer<Finding> told);

    /** How many threads make sense. */
    int threads();

    /** Whether the entries of each aggregate are still to be counted while they are read in order. */
    boolean sequencesToCheck();

    /** Checks what can be checked at the same time as the entries are walked over. */
    void beside(Report report);

    /** Checks what neither did; called after both. */
    void finish(Report report) throws IOException;

    /** What is known of personal data by its commitment. */
    Map<String, Personal> personal(Collection<String> commitments);

    @Override
    void close() throws IOException;

    /** A value and its salt were shown, or were erased, as the entry at a position says. */
    record Personal(@Nullable String value, long erased) {}

    /** Entries and stored hashes. */
    interface Reader {
        /** Gives the entries from a position to before another, both in one bundle; throws {@link Lost}. */
        void entries(long from, long to, EntrySink sink);

        /**
         * The hashes of a tile as they are stored, at the beginning of an array that is used again by the next call;
         * empty where this form stores none; throws {@link Lost}.
         */
        Optional<byte[]> tile(TreeHash tree, Tile tile);

        /** What a tile is called here, and a bundle of entries. */
        String name(TreeHash tree, Tile tile);

        String nameOfEntries(long position);

        String nameOfCheckpoint(TreeHash tree);
    }
}
