package org.taizhang.ledger.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Personal;

/**
 * Personal data, the only documents of a ledger from which something may be erased. A value is stored before the entry
 * that is committed to it, with the nonce of the append, and taken back if that is refused: an entry that is stored has
 * its value, and what is found without an entry is nobody's but its owner's to erase.
 */
final class PersonalData {
    private final MongoCollection<Document> personal;
    private final MongoCollection<Document> snapshots;

    PersonalData(MongoCollection<Document> personal, MongoCollection<Document> snapshots) {
        this.personal = personal;
        this.snapshots = snapshots;
    }

    /** Stores what is not known yet; throws {@link CannotAppend.NotStored} when it could not. */
    void store(List<Personal> all, UUID nonce) {
        try {
            personal.bulkWrite(
                    all.stream()
                            .map(each -> new UpdateOneModel<Document>(
                                    Filters.eq("_id", each.commitment()),
                                    stored(each, nonce),
                                    new UpdateOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        } catch (MongoException e) {
            throw new CannotAppend.NotStored("The personal data was not kept (" + e.getMessage() + ")", e);
        }
    }

    private static Bson stored(Personal each, UUID nonce) {
        var changes = new ArrayList<Bson>(
                List.of(Updates.setOnInsert("owner", each.owner()), Updates.addToSet("appends", nonce)));
        var salt = each.salt();
        if (salt != null) changes.add(Updates.setOnInsert("salt", new Binary(salt)));
        if (each.value() != null) changes.add(Updates.setOnInsert("value", each.value()));
        if (each.erased() != null) changes.add(Updates.setOnInsert("erased", each.erased()));
        return Updates.combine(changes);
    }

    /** Takes back what an append stored that was refused, unless another needs it. */
    void takeBack(List<Personal> all, UUID nonce) {
        var commitments = all.stream().map(Personal::commitment).toList();
        personal.updateMany(Filters.in("_id", commitments), Updates.pull("appends", nonce));
        personal.deleteMany(Filters.and(
                Filters.in("_id", commitments), Filters.size("appends", 0), Filters.exists("erased", false)));
    }

    List<Personal> read(Collection<String> commitments) {
        return personal.find(Filters.in("_id", commitments))
                .map(found -> new Personal(
                        found.getString("_id"),
                        found.getString("owner"),
                        bytes(found.get("salt", Binary.class)),
                        found.getString("value"),
                        found.getLong("erased")))
                .into(new ArrayList<>());
    }

    private static byte @Nullable [] bytes(@Nullable Binary binary) {
        return binary == null ? null : binary.getData();
    }

    /** Snapshots may hold what is erased, and go too. */
    int erase(String owner, long position) {
        try {
            var erased = personal.updateMany(
                            Filters.and(Filters.eq("owner", owner), Filters.exists("erased", false)),
                            Updates.combine(
                                    Updates.set("erased", position), Updates.unset("salt"), Updates.unset("value")))
                    .getModifiedCount();
            snapshots.deleteMany(new Document());
            return Math.toIntExact(erased);
        } catch (MongoException e) {
            throw new CannotAppend.OutcomeUnknown("Whether all was erased is not known (" + e.getMessage() + ")", e);
        }
    }
}
