package org.taizhang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

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
    CompletableFuture<Long> append(List<Entry> entries);

    /** The entries from a position on, in order; fewer than {@code limit} only where the log ends. */
    List<Recorded> read(long from, int limit);

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

    /** Why appends are refused at present, in a sentence; empty when all is well. Every append tries again. */
    Optional<String> trouble();

    /** Ends after what waits has been written; reading and appending are refused from then on. */
    @Override
    void close();
}
