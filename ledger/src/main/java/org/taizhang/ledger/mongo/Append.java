package org.taizhang.ledger.mongo;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.group.Waiting;

/** An append that waits, with a nonce by which its entries can be told from anybody else's. */
final class Append implements Waiting.Weighed {
    /** What a document keeps of an entry beside its key and its bytes, rounded up. */
    private static final int ENTRY_BYTES = 64;

    /** What it keeps beside its entries, rounded up. */
    private static final int GROUP_BYTES = 160;

    /** MongoDB takes documents up to 16 MiB. */
    private static final long DOCUMENT_BYTES = 16_000_000;

    final UUID nonce;
    final List<Entry> all;

    /** When whoever appended is told something, on the clock of {@link Sequencer#next}. */
    final long deadline;

    final CompletableFuture<Long> done = new CompletableFuture<>();
    private final long bytes;

    /** Whether it has been sent to a position that nobody is known to hold, and may thus be stored or yet be. */
    boolean sent;

    Append(UUID nonce, List<Entry> entries, long deadline) {
        this.nonce = nonce;
        this.all = List.copyOf(entries);
        this.deadline = deadline;
        var own = all.stream().mapToLong(entry -> entry.bytes().length).sum();
        if (own > CommitLog.MAX_APPEND_BYTES) throw new CannotAppend.TooLarge(all.size(), own);
        this.bytes = GROUP_BYTES
                + all.stream()
                        .mapToLong(entry -> ENTRY_BYTES + 3L * entry.aggregate().length() + entry.bytes().length)
                        .sum();
        if (bytes > DOCUMENT_BYTES) throw new CannotAppend.TooLarge(all.size(), bytes, DOCUMENT_BYTES);
    }

    @Override
    public int entries() {
        return all.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    void fail(CannotAppend why) {
        done.completeExceptionally(why);
    }
}
