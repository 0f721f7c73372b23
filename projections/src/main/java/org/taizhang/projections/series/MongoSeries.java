package org.taizhang.projections.series;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.projections.series.Cells.Cell;
import org.taizhang.projections.series.Cells.Touched;

/** Series in a MongoDB database, written and read by any number of nodes. */
public final class MongoSeries implements Series {
    private static final String KEPT = "kept";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoDatabase database;
    private final MongoCollection<Document> series;
    private final MongoCollection<Document> kept;
    private final Retention retention;
    private final ZoneId zone;
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    /** Keeps series in a database that is used for nothing else; days are those of the zone. */
    public MongoSeries(MongoDatabase database, Retention retention, ZoneId zone) {
        this.database = database;
        this.retention = retention;
        this.zone = zone;
        series = database.getCollection("series");
        kept = database.getCollection(KEPT);
        var unique = new IndexOptions().unique(true);
        series.createIndex(Indexes.ascending("target", "metric"));
        database.getCollection("raw").createIndex(Indexes.ascending("s", "t"), unique);
        database.getCollection("rollup").createIndex(Indexes.ascending("l", "s", "t"), unique);
        database.getCollection("touched").createIndex(Indexes.ascending("l", "s", "t"), unique);
        database.getCollection("touched").createIndex(Indexes.ascending("l", "t"));
    }

    private Rolling rolling() {
        return new Rolling(new MongoCells(database), zone);
    }

    private long rawFrom() {
        var mark = kept.find(Filters.eq("_id", KEPT)).first();
        return mark == null ? Long.MIN_VALUE : mark.getLong("rawFrom");
    }

    /** Points are written before what they touch: what is rolled up in between is rolled up once more. */
    @Override
    public Written write(List<Point> points) {
        var from = rawFrom();
        var names = new HashMap<Long, Name>();
        var cells = new LinkedHashMap<Touched, Cell>();
        int notNumbers = 0;
        int tooOld = 0;
        for (var point : points) {
            var at = point.at().toEpochMilli();
            if (!Double.isFinite(point.value())) {
                notNumbers++;
            } else if (at < from) {
                tooOld++;
            } else {
                var name = Name.of(point);
                var id = id(name);
                names.put(id, name);
                cells.put(new Touched(id, at), Cell.raw(id, at, point.value()));
            }
        }
        know(names);
        var spans = new HashSet<Touched>();
        for (var cell : cells.values())
            spans.add(new Touched(cell.series(), Resolution.FIVE_MINUTES.start(cell.at(), zone)));
        var store = new MongoCells(database);
        store.write(cells.values());
        store.touch(Resolution.FIVE_MINUTES, spans);
        newest(cells.values());
        return new Written(points.size() - notNumbers - tooOld, notNumbers, tooOld);
    }

    private static long id(Name name) {
        return Ids.of(name.target(), name.metric(), name.instance()).getMostSignificantBits();
    }

    private void know(Map<Long, Name> names) {
        var inserts = new ArrayList<UpdateOneModel<Document>>();
        names.forEach((id, name) -> {
            if (!known.contains(id))
                inserts.add(new UpdateOneModel<>(
                        Filters.eq("_id", id),
                        Updates.combine(
                                Updates.setOnInsert("target", name.target().toString()),
                                Updates.setOnInsert("metric", name.metric()),
                                Updates.setOnInsert("instance", name.instance()),
                                Updates.setOnInsert("at", Long.MIN_VALUE),
                                Updates.setOnInsert("value", 0.0)),
                        UPSERT));
        });
        MongoCells.bulk(series, inserts);
        known.addAll(names.keySet());
    }

    private void newest(Collection<Cell> cells) {
        var newest = new HashMap<Long, Cell>();
        for (var cell : cells)
            newest.merge(cell.series(), cell, (before, now) -> now.at() >= before.at() ? now : before);
        MongoCells.bulk(
                series,
                newest.values().stream()
                        .map(cell -> new UpdateOneModel<Document>(
                                Filters.and(Filters.eq("_id", cell.series()), Filters.lte("at", cell.at())),
                                Updates.combine(Updates.set("at", cell.at()), Updates.set("value", cell.last()))))
                        .toList());
    }

    @Override
    public List<Bucket> read(
            UUID target, String metric, @Nullable String instance, Instant from, Instant to, Resolution resolution) {
        var instances = new LinkedHashMap<Long, String>();
        for (var found : series.find(named(List.of(target), metric)))
            if (instance == null || instance.equals(found.getString("instance")))
                instances.put(found.getLong("_id"), found.getString("instance"));
        var cells = rolling().read(resolution, instances.keySet(), from.toEpochMilli(), to.toEpochMilli());
        return Rolling.buckets(cells, instances);
    }

    private static Bson named(Collection<UUID> targets, String metric) {
        return Filters.and(of(targets), Filters.eq("metric", metric));
    }

    private static Bson of(Collection<UUID> targets) {
        return Filters.in("target", targets.stream().map(UUID::toString).toList());
    }

    @Override
    public List<Point> latest(Collection<UUID> targets) {
        var points = new ArrayList<Point>();
        for (var found :
                series.find(Filters.and(of(targets), Filters.gte("at", Math.max(rawFrom(), Long.MIN_VALUE + 1)))))
            points.add(new Point(
                    UUID.fromString(found.getString("target")),
                    found.getString("metric"),
                    found.getString("instance"),
                    Instant.ofEpochMilli(found.getLong("at")),
                    found.getDouble("value")));
        return points;
    }

    @Override
    public Map<UUID, Double> average(String metric, Collection<UUID> targets, Instant from, Instant to) {
        var ids = new HashMap<Long, UUID>();
        for (var found : series.find(named(targets, metric)))
            ids.put(found.getLong("_id"), UUID.fromString(found.getString("target")));
        return rolling().average(ids, from.toEpochMilli(), to.toEpochMilli());
    }

    @Override
    public void maintain(Instant now) {
        rolling().roll(now);
        for (var level : Resolution.values()) forget(level, now);
    }

    /** Raw values go by whole spans of five minutes, and late ones are refused before any goes. */
    private void forget(Resolution level, Instant now) {
        var before =
                Resolution.FIVE_MINUTES.start(now.minus(retention.of(level)).toEpochMilli(), zone);
        var raw = level == Resolution.RAW;
        if (raw) kept.updateOne(Filters.eq("_id", KEPT), Updates.max("rawFrom", before), UPSERT);
        var deletes = new ArrayList<DeleteManyModel<Document>>();
        for (var found : series.find()) {
            var old = Filters.and(Filters.eq("s", found.getLong("_id")), Filters.lt("t", before));
            deletes.add(new DeleteManyModel<>(raw ? old : Filters.and(Filters.eq("l", level.level), old)));
        }
        MongoCells.bulk(database.getCollection(raw ? "raw" : "rollup"), deletes);
    }

    @Override
    public Size size() {
        var rows = new EnumMap<Resolution, Long>(Resolution.class);
        for (var level : Resolution.values())
            rows.put(
                    level,
                    level == Resolution.RAW
                            ? database.getCollection("raw").estimatedDocumentCount()
                            : database.getCollection("rollup").countDocuments(Filters.eq("l", level.level)));
        var stats = database.runCommand(new Document("dbStats", 1));
        var bytes =
                stats.get("storageSize") instanceof Number number && number.longValue() > 0 ? number.longValue() : -1;
        return new Size(series.estimatedDocumentCount(), rows, bytes);
    }

    @Override
    public void close() {
        known.clear();
    }
}
