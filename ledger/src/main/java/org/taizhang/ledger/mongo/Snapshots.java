package org.taizhang.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.types.Binary;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Snapshot;

/** The newest snapshot of each aggregate. */
final class Snapshots {
    private final MongoCollection<Document> snapshots;

    Snapshots(MongoCollection<Document> snapshots) {
        this.snapshots = snapshots;
    }

    Optional<Snapshot> of(String aggregate) {
        return Optional.ofNullable(snapshots.find(Filters.eq("_id", aggregate)).first())
                .map(found -> new Snapshot(
                        aggregate,
                        found.getLong("sequence"),
                        found.get("bytes", Binary.class).getData()));
    }

    void store(Snapshot snapshot) {
        try {
            // Whoever else inserts the first one makes this insert fail, but not the replacement after it.
            if (!replaced(snapshot)) replaced(snapshot);
        } catch (MongoException | BSONException e) {
            throw new CannotAppend.NotStored("The snapshot was not kept (" + e.getMessage() + ")", e);
        }
    }

    /** False where one stands that is newer, or has just been inserted. */
    private boolean replaced(Snapshot snapshot) {
        try {
            snapshots.replaceOne(
                    Filters.and(Filters.eq("_id", snapshot.aggregate()), Filters.lte("sequence", snapshot.sequence())),
                    new Document("_id", snapshot.aggregate())
                            .append("sequence", snapshot.sequence())
                            .append("bytes", new Binary(snapshot.bytes())),
                    new ReplaceOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }
}
