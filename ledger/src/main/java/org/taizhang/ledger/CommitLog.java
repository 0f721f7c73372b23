package org.taizhang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;

/**
 * An append-only log: entries stand at positions 0, 1, 2, … without a gap, each aggregate's entries at sequences
 * 0, 1, 2, … without a gap, and what was acknowledged is durable and never changes.
 *
 * <p>Every reading method throws {@link CannotRead} when the log cannot be read, is closed, or has a gap.
 */
public interface CommitLog extends AutoCloseable {
    /** The most bytes the entries of one append may have together, so that every kind of log can hold it. */
    int MAX_APPEND_BYTES = 8 << 20;

    /** How many entries there are, which is the position the next one takes. */
    long head();

    /**
     * Appends all entries or none, and completes with the position of the first once they are durable, or with a
     * {@link CannotAppend} that says which of three things holds: nothing was stored and why, or nobody knows.
     * Appends waiting together become durable together, in the order they were given. No entries complete with the
     * head. What hangs on the future runs on the log's own thread and must not block.
     */
    default CompletableFuture<Long> append(List<Entry> entries) {
        return append(entries, List.of());
    }

    /**
     * Appends entries together with the personal data they are committed to; a value whose commitment is known already
     * changes nothing, least of all one that was erased.
     */
    CompletableFuture<Long> append(List<Entry> entries, List<Personal> personal);

    /** The entries from a position on, in order; fewer than {@code limit} only where the log ends. */
    List<Recorded> read(long from, int limit);

    /** As {@link #read(long, int)}, for those who need the bytes and nothing beside them. */
    default List<Bytes> bytes(long from, int limit) {
        return read(from, limit).stream().map(Bytes::of).toList();
    }

    /** The entries at these positions that exist, in order of position. */
    List<Recorded> read(Collection<Long> positions);

    /** An aggregate's entries from a sequence on, in order; fewer than {@code limit} only where they end. */
    List<Recorded> aggregate(String aggregate, long from, int limit);

    /** The sequence of an aggregate's newest entry, or nothing for an unknown aggregate. */
    OptionalLong lastSequence(String aggregate);

    /**
     * The first position whose time is at or after {@code time}, or the head where there is none. Times are those the
     * callers gave and may go back from one entry to the next: later entries may be older than {@code time}, none
     * before the position is as new.
     */
    long positionAt(Instant time);

    /** Waits until the head is at least {@code head}; false when the time is over or the log closed before. */
    boolean await(long head, Duration timeout) throws InterruptedException;

    /**
     * Calls after each growth of the head, on the thread that wrote: be quick, and throw nothing.
     *
     * @return ends the calling
     */
    Runnable listen(Runnable onGrowth);

    /** An aggregate's newest snapshot. */
    Optional<Snapshot> snapshot(String aggregate);

    /**
     * Keeps a snapshot in place of an older one and waits until that is done. A snapshot is a cache, no entry: losing
     * one costs time only. Throws {@link CannotAppend} when it could not be kept.
     */
    void store(Snapshot snapshot);

    /** The hash functions by which this log keeps trees over its entries; SHA-256 is always among them. */
    Set<TreeHash> trees();

    /**
     * The tiles of the tree over the entries' bytes, of which it has at least as many as the head was when this was
     * called. Throws {@link IllegalArgumentException} for a tree that is not kept.
     */
    Tiles tree(TreeHash hash);

    /** The newest signed checkpoint of a tree. */
    Optional<SignedCheckpoint> newestCheckpoint(TreeHash hash);

    /** The signed checkpoints of a tree from a size on, in order of size. */
    List<SignedCheckpoint> checkpoints(TreeHash hash, long fromSize, int limit);

    /**
     * Keeps a signed checkpoint for ever, if the newest of its tree still is the one given (nothing: if there is none);
     * one of the same size takes its place, for it has been signed by more. False when somebody else was faster. Throws
     * {@link IllegalArgumentException} for one that is smaller than the newest or larger than the tree, and
     * {@link CannotAppend} when it could not be kept.
     */
    boolean keep(SignedCheckpoint next, @Nullable SignedCheckpoint newest);

    /** The personal data behind these commitments, as far as there are any. */
    List<Personal> personal(Collection<String> commitments);

    /**
     * Erases for good the personal data of an owner; what is left says at which position somebody decided so. Throws
     * {@link CannotAppend} when that failed; erasing again changes nothing.
     *
     * @return how many values were erased
     */
    int erase(String owner, long position);

    /** Why appends are refused at present, in a sentence; empty when all is well. Every append tries again. */
    Optional<String> trouble();

    /** Ends after what waits has been written; reading and appending are refused from then on. */
    @Override
    void close();
}
