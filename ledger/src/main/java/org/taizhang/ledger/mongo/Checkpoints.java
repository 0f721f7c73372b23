package org.taizhang.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.tree.TreeHash;

/**
 * The signed checkpoints of all trees. Each is a document of its own, numbered without a gap, so that of all who follow
 * the same one only one can; as with entries, an error proves nothing, and what a majority has decides.
 */
final class Checkpoints {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final MongoCollection<Document> checkpoints;
    private final Duration patience;

    Checkpoints(MongoCollection<Document> checkpoints, Duration patience) {
        this.checkpoints = checkpoints;
        this.patience = patience;
    }

    Optional<SignedCheckpoint> newest(TreeHash hash) {
        return Optional.ofNullable(last(hash)).map(found -> checkpoint(hash, found));
    }

    /** Of those of the same size the one that was kept last. */
    List<SignedCheckpoint> from(TreeHash hash, long size, int limit) {
        var found = new ArrayList<SignedCheckpoint>();
        try (var cursor = checkpoints
                .find(Filters.and(Filters.eq("tree", hash.tree()), Filters.gte("size", size)))
                .sort(Sorts.ascending("size", "serial"))
                .cursor()) {
            while (cursor.hasNext()) {
                var next = checkpoint(hash, cursor.next());
                if (!found.isEmpty() && found.getLast().size() == next.size()) found.removeLast();
                else if (found.size() >= limit) break;
                found.add(next);
            }
        }
        return found;
    }

    /** Keeps the next one if the newest still is the one given. */
    boolean keep(SignedCheckpoint next, @Nullable SignedCheckpoint newest) {
        var deadline = System.nanoTime() + patience.toNanos();
        @Nullable RuntimeException failure = null;
        var sent = false;
        do {
            try {
                var last = last(next.tree());
                var serial = last == null ? 0 : last.getLong("serial") + 1;
                var found = last == null ? null : checkpoint(next.tree(), last);
                if (sent && next.equals(found)) return true;
                if (!same(found, newest)) return false;
                sent = true;
                checkpoints.insertOne(
                        new Document("_id", "%s/%019d".formatted(next.tree().tree(), serial))
                                .append("tree", next.tree().tree())
                                .append("serial", serial)
                                .append("size", next.size())
                                .append("note", new Binary(next.note())));
                return true;
            } catch (MongoWriteException e) {
                // Whoever has it may yet lose it: what the majority has is looked at again.
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) failure = e;
            } catch (MongoException e) {
                failure = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() - deadline < 0);
        var sentence = failure == null ? "it takes too long" : failure.getMessage();
        throw sent
                ? new CannotAppend.OutcomeUnknown("Whether the checkpoint was kept is not known: " + sentence, failure)
                : new CannotAppend.NotStored("The checkpoint was not kept: " + sentence, failure);
    }

    private static boolean same(@Nullable SignedCheckpoint found, @Nullable SignedCheckpoint expected) {
        return found == null ? expected == null : found.equals(expected);
    }

    private @Nullable Document last(TreeHash hash) {
        var prefix = hash.tree() + "/";
        return checkpoints
                .find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + ":")))
                .sort(Sorts.descending("_id"))
                .first();
    }

    private static SignedCheckpoint checkpoint(TreeHash hash, Document found) {
        return new SignedCheckpoint(
                hash, found.getLong("size"), found.get("note", Binary.class).getData());
    }
}
