package org.taizhang.ledger.sqlite;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Snapshot;
import org.taizhang.ledger.group.Waiting;

/** What waits for the writer; whoever asked holds the future. */
sealed interface Work extends Waiting.Weighed {
    CompletableFuture<?> done();

    /** An append, with a nonce by which its entries can be told from anybody else's after a failure. */
    record Append(UUID nonce, List<Entry> all, long bytes, CompletableFuture<Long> done) implements Work {
        static Append of(List<Entry> entries) {
            var bytes =
                    entries.stream().mapToLong(entry -> entry.bytes().length).sum();
            return new Append(UUID.randomUUID(), List.copyOf(entries), bytes, new CompletableFuture<>());
        }

        @Override
        public int entries() {
            return all.size();
        }

        byte[] nonceBytes() {
            return ByteBuffer.allocate(16)
                    .putLong(nonce.getMostSignificantBits())
                    .putLong(nonce.getLeastSignificantBits())
                    .array();
        }
    }

    /** A snapshot to be kept. */
    record Keep(Snapshot snapshot, CompletableFuture<Void> done) implements Work {
        @Override
        public int entries() {
            return 1;
        }

        @Override
        public long bytes() {
            return snapshot.bytes().length;
        }
    }

    default void fail(CannotAppend why) {
        done().completeExceptionally(why);
    }
}
