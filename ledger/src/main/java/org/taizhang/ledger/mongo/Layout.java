package org.taizhang.ledger.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotOpen;

/** What makes a database a ledger: made where there is nothing yet, looked at where there is something. */
final class Layout {
    static final int FORMAT = 1;

    /** How many of the newest groups are looked at; reading looks at all the others. */
    private static final int CHECKED = 1_000;

    private static final int NAMESPACE_EXISTS = 48;
    private static final String LEDGER = "ledger";

    private final Store store;
    private final Object log;

    Layout(Store store, Object log) {
        this.store = store;
        this.log = log;
    }

    /** Makes the database a ledger, or sees that it is one; throws {@link CannotOpen} when it must not be used. */
    void prepare() {
        var description = store.ledger().find(Filters.eq("_id", LEDGER)).first();
        if (description == null) create();
        else if (description.get("format", Number.class).longValue() > FORMAT)
            throw new CannotOpen.Newer(
                    log, description.get("format", Number.class).longValue(), FORMAT);
        checkCollection();
        checkIndexes();
        checkNewest();
    }

    /** The newest group, if there is any; throws {@link CannotOpen} where it is damaged. */
    @Nullable
    Group newest() {
        try {
            return store.groups().find().sort(Sorts.descending("_id")).first();
        } catch (Malformed e) {
            throw new CannotOpen.Gap(log, "its newest document's " + e.getMessage());
        }
    }

    /** Every step may be done by several nodes at once, or again after it was interrupted. */
    private void create() {
        if (documents().find().first() != null)
            throw new CannotOpen.Foreign(log, "it has a collection " + Store.GROUPS + " of something else");
        try {
            var types = new Document("bsonType", "object")
                    .append("required", List.of("_id", "c", "latest", "t", GroupCodec.ENTRIES))
                    .append(
                            "properties",
                            new Document("_id", new Document("bsonType", "long").append("minimum", 0L))
                                    .append("c", new Document("bsonType", "int").append("minimum", 1))
                                    .append("latest", new Document("bsonType", "long"))
                                    .append("t", new Document("bsonType", "array"))
                                    .append(GroupCodec.ENTRIES, new Document("bsonType", "array")));
            store.database()
                    .createCollection(
                            Store.GROUPS,
                            new CreateCollectionOptions()
                                    .validationOptions(
                                            new ValidationOptions().validator(new Document("$jsonSchema", types))));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NAMESPACE_EXISTS) throw e;
        }
        documents().createIndex(Indexes.ascending(Places.INDEXED), new IndexOptions().unique(true));
        store.checkpoints().createIndex(Indexes.ascending("tree", "size", "serial"));
        store.personal().createIndex(Indexes.ascending("owner"));
        store.ledger()
                .updateOne(
                        Filters.eq("_id", LEDGER),
                        Updates.setOnInsert("format", FORMAT),
                        new UpdateOptions().upsert(true));
    }

    private void checkCollection() {
        var found = store.database()
                .listCollections()
                .filter(Filters.eq("name", Store.GROUPS))
                .first();
        if (found == null) throw new CannotOpen.Gap(log, "its collection " + Store.GROUPS + " is missing");
        var options = found.get("options", new Document());
        if (Boolean.TRUE.equals(options.getBoolean("capped")))
            throw altered("its collection " + Store.GROUPS + " is capped and would forget entries");
        if (!"collection".equals(found.getString("type")) || options.containsKey("collation"))
            throw altered("its collection " + Store.GROUPS + " is none of the usual kind");
    }

    private void checkIndexes() {
        var guarded = false;
        for (var index : documents().listIndexes()) {
            var name = index.getString("name");
            var key = index.get("key", Document.class);
            var isUnique = Boolean.TRUE.equals(index.getBoolean("unique"));
            if (index.containsKey("expireAfterSeconds")) throw altered("index " + name + " would delete entries");
            if (key.equals(new Document(Places.INDEXED, 1)) && isUnique) {
                if (index.containsKey("partialFilterExpression") || index.containsKey("collation"))
                    throw altered("index " + name + " does not guard all entries");
                guarded = true;
            } else if (isUnique && !name.equals("_id_")) {
                throw altered("unique index " + name + " is none of its own and would refuse entries");
            }
        }
        if (!guarded) throw altered("the unique index over " + Places.INDEXED + " is missing");
    }

    private void checkNewest() {
        var oldest = documents().find().projection(Projections.include("c")).sort(Sorts.ascending("_id"));
        var first = oldest.first();
        if (first == null) return;
        if (position(first) != 0) throw new CannotOpen.Gap(log, "its first entry is missing");
        var next = -1L;
        for (var group : documents()
                .find()
                .projection(Projections.include("c"))
                .sort(Sorts.descending("_id"))
                .limit(CHECKED)) {
            var end = position(group) + count(group);
            if (next >= 0 && end != next)
                throw new CannotOpen.Gap(log, "entries before position " + next + " are missing");
            next = position(group);
        }
    }

    private long position(Document group) {
        if (group.get("_id") instanceof Long position) return position;
        throw altered("document " + group.get("_id") + " has an _id that is no 64-bit integer, as no ledger writes it");
    }

    private int count(Document group) {
        if (group.get("c") instanceof Integer count) return count;
        throw altered("document " + group.get("_id") + " does not say how many entries it has");
    }

    private MongoCollection<Document> documents() {
        return store.database().getCollection(Store.GROUPS);
    }

    private CannotOpen.Altered altered(String what) {
        return new CannotOpen.Altered(log, what);
    }
}
