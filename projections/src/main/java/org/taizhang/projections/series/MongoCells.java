package org.taizhang.projections.series;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Cells in a MongoDB database. Every touch leaves a stamp, and rolling up takes away only the stamp it has seen: what is
 * touched meanwhile stays touched.
 */
final class MongoCells implements Cells {
    private static final int SPANS = 2_000;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions REPLACE = new ReplaceOptions().upsert(true);
    private static final UpdateOptions UPDATE = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> raw;
    private final MongoCollection<Document> rollup;
    private final MongoCollection<Document> touched;
    private final Map<Touched, ObjectId> seen = new HashMap<>();

    MongoCells(MongoDatabase database) {
        raw = database.getCollection("raw");
        rollup = database.getCollection("rollup");
        touched = database.getCollection("touched");
    }

    static void bulk(MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
        if (!writes.isEmpty()) collection.bulkWrite(writes, ANY_ORDER);
    }

    void write(Collection<Cell> points) {
        bulk(
                raw,
                points.stream()
                        .map(point -> {
                            var key = new Document("s", point.series()).append("t", point.at());
                            return new ReplaceOneModel<>(key, new Document(key).append("v", point.last()), REPLACE);
                        })
                        .toList());
    }

    void touch(Resolution level, Collection<Touched> spans) {
        bulk(
                touched,
                spans.stream()
                        .map(span -> new UpdateOneModel<Document>(
                                key(level, span), Updates.set("stamp", new ObjectId()), UPDATE))
                        .toList());
    }

    private static Document key(Resolution level, Touched span) {
        return new Document("l", level.level).append("s", span.series()).append("t", span.at());
    }

    private static Bson between(Resolution level, Collection<Long> series, long from, long to) {
        var between = Filters.and(Filters.in("s", series), Filters.gte("t", from), Filters.lt("t", to));
        return level == Resolution.RAW ? between : Filters.and(Filters.eq("l", level.level), between);
    }

    @Override
    public List<Cell> scan(Resolution level, Collection<Long> series, long from, long to) {
        var isRaw = level == Resolution.RAW;
        var cells = new ArrayList<Cell>();
        for (var found :
                (isRaw ? raw : rollup).find(between(level, series, from, to)).sort(Sorts.ascending("s", "t"))) {
            var id = found.getLong("s");
            var at = found.getLong("t");
            cells.add(
                    isRaw
                            ? Cell.raw(id, at, found.getDouble("v"))
                            : new Cell(
                                    id,
                                    at,
                                    found.getLong("n"),
                                    found.getDouble("min"),
                                    found.getDouble("max"),
                                    found.getDouble("sum"),
                                    found.getDouble("last")));
        }
        return cells;
    }

    @Override
    public List<Touched> touched(Resolution level, Collection<Long> series, long from, long to) {
        return spans(between(level, series, from, to), Integer.MAX_VALUE);
    }

    @Override
    public List<Touched> touchedBefore(Resolution level, long before) {
        seen.clear();
        return spans(Filters.and(Filters.eq("l", level.level), Filters.lt("t", before)), SPANS);
    }

    private List<Touched> spans(Bson filter, int most) {
        var spans = new ArrayList<Touched>();
        for (var found : touched.find(filter).limit(most)) {
            var span = new Touched(found.getLong("s"), found.getLong("t"));
            seen.putIfAbsent(span, found.getObjectId("stamp"));
            spans.add(span);
        }
        return spans;
    }

    @Override
    public void roll(Resolution level, List<Cell> cells, List<Touched> next, List<Touched> done) {
        bulk(
                rollup,
                cells.stream()
                        .map(cell -> {
                            var key = key(level, new Touched(cell.series(), cell.at()));
                            var all = new Document(key)
                                    .append("n", cell.count())
                                    .append("min", cell.min())
                                    .append("max", cell.max())
                                    .append("sum", cell.sum())
                                    .append("last", cell.last());
                            return new ReplaceOneModel<>(key, all, REPLACE);
                        })
                        .toList());
        if (!next.isEmpty()) touch(level.coarser(), next);
        bulk(
                touched,
                done.stream()
                        .map(span ->
                                new DeleteOneModel<Document>(key(level, span).append("stamp", seen.get(span))))
                        .toList());
    }
}
