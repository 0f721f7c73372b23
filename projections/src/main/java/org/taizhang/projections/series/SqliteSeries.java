package org.taizhang.projections.series;

import java.sql.Connection;
import java.sql.SQLException;
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
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.series.Cells.Touched;
import org.taizhang.projections.sqlite.Sqlite;
import tools.jackson.databind.json.JsonMapper;

/** Series in one SQLite file of one process: names once, then eight bytes of value and a few of key for each point. */
public final class SqliteSeries implements Series {
    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, target TEXT, metric TEXT, instance TEXT,
              UNIQUE (target, metric, instance));
            CREATE TABLE IF NOT EXISTS raw (series INTEGER, at INTEGER, value REAL NOT NULL,
              PRIMARY KEY (series, at)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS rollup (level INTEGER, series INTEGER, at INTEGER, n INTEGER NOT NULL,
              min REAL NOT NULL, max REAL NOT NULL, sum REAL NOT NULL, last REAL NOT NULL,
              PRIMARY KEY (level, series, at)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS touched (level INTEGER, at INTEGER, series INTEGER,
              PRIMARY KEY (level, at, series)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS kept (raw_from INTEGER NOT NULL);
            INSERT INTO kept SELECT -9223372036854775808 WHERE NOT EXISTS (SELECT * FROM kept)
            """;

    private final Sqlite file;
    private final Retention retention;
    private final ZoneId zone;
    private final Map<Name, Long> names = new ConcurrentHashMap<>();
    private final Map<UUID, Map<Name, Long>> byTarget = new ConcurrentHashMap<>();
    private Set<Touched> touched = new HashSet<>();
    private long rawFrom;

    /** Keeps series in a file that the caller opened and closes after this; days are those of the zone. */
    public SqliteSeries(Sqlite file, Retention retention, ZoneId zone) {
        this.file = file;
        this.retention = retention;
        this.zone = zone;
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                for (var table : TABLES.strip().split(";\n", -1)) statement.execute(table);
                try (var rows = statement.executeQuery("SELECT raw_from FROM kept")) {
                    if (rows.next()) rawFrom = rows.getLong(1);
                }
                try (var rows = statement.executeQuery("SELECT id, target, metric, instance FROM series")) {
                    while (rows.next())
                        know(
                                new Name(UUID.fromString(rows.getString(2)), rows.getString(3), rows.getString(4)),
                                rows.getLong(1));
                }
            }
            return rawFrom;
        });
    }

    private void know(Name name, long id) {
        names.put(name, id);
        byTarget.computeIfAbsent(name.target(), target -> new ConcurrentHashMap<>())
                .put(name, id);
    }

    @Override
    public Written write(List<Point> points) {
        var fresh = new HashMap<Name, Long>();
        var spans = new HashSet<Touched>();
        Sqlite.Work<Written> insertion = connection -> {
            int notNumbers = 0;
            int tooOld = 0;
            try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO raw VALUES (?, ?, ?)")) {
                for (var point : points) {
                    var at = point.at().toEpochMilli();
                    if (!Double.isFinite(point.value())) {
                        notNumbers++;
                    } else if (at < rawFrom) {
                        tooOld++;
                    } else {
                        var id = id(connection, Name.of(point), fresh);
                        insert.setLong(1, id);
                        insert.setLong(2, at);
                        insert.setDouble(3, point.value());
                        insert.executeUpdate();
                        var span = new Touched(id, Resolution.FIVE_MINUTES.start(at, zone));
                        if (!touched.contains(span)) spans.add(span);
                    }
                }
            }
            new SqliteCells(connection).touch(Resolution.FIVE_MINUTES, spans);
            return new Written(points.size() - notNumbers - tooOld, notNumbers, tooOld);
        };
        return file.write(insertion, done -> {
            fresh.forEach(this::know);
            touched.addAll(spans);
        });
    }

    private long id(Connection connection, Name name, Map<Name, Long> fresh) throws SQLException {
        var known = names.get(name);
        if (known == null) known = fresh.get(name);
        if (known != null) return known;
        try (var insert = connection.prepareStatement(
                "INSERT INTO series (target, metric, instance) VALUES (?, ?, ?) RETURNING id")) {
            insert.setString(1, name.target().toString());
            insert.setString(2, name.metric());
            insert.setString(3, name.instance());
            try (var rows = insert.executeQuery()) {
                rows.next();
                var id = rows.getLong(1);
                fresh.put(name, id);
                return id;
            }
        }
    }

    @Override
    public List<Bucket> read(
            UUID target, String metric, @Nullable String instance, Instant from, Instant to, Resolution resolution) {
        var instances = new LinkedHashMap<Long, String>();
        of(target).forEach((name, id) -> {
            if (name.metric().equals(metric)
                    && (instance == null || name.instance().equals(instance))) instances.put(id, name.instance());
        });
        var cells = file.read(connection -> new Rolling(new SqliteCells(connection), zone)
                .read(resolution, instances.keySet(), from.toEpochMilli(), to.toEpochMilli()));
        return Rolling.buckets(cells, instances);
    }

    private Map<Name, Long> of(UUID target) {
        return byTarget.getOrDefault(target, Map.of());
    }

    @Override
    public List<Point> latest(Collection<UUID> targets) {
        var series = new LinkedHashMap<Long, Name>();
        for (var target : targets) of(target).forEach((name, id) -> series.put(id, name));
        return file.read(connection -> {
            var sql = "SELECT raw.series, raw.at, raw.value FROM json_each(?) AS wanted JOIN raw"
                    + " ON raw.series = wanted.value"
                    + " AND raw.at = (SELECT max(at) FROM raw AS newest WHERE newest.series = wanted.value)";
            var points = new ArrayList<Point>();
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, JsonMapper.shared().writeValueAsString(series.keySet()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var name = series.get(rows.getLong(1));
                        if (name == null) continue;
                        var at = Instant.ofEpochMilli(rows.getLong(2));
                        points.add(new Point(name.target(), name.metric(), name.instance(), at, rows.getDouble(3)));
                    }
                }
            }
            return points;
        });
    }

    @Override
    public Map<UUID, Double> average(String metric, Collection<UUID> targets, Instant from, Instant to) {
        var series = new HashMap<Long, UUID>();
        for (var target : targets)
            of(target).forEach((name, id) -> {
                if (name.metric().equals(metric)) series.put(id, target);
            });
        return file.read(connection ->
                new Rolling(new SqliteCells(connection), zone).average(series, from.toEpochMilli(), to.toEpochMilli()));
    }

    @Override
    public void maintain(Instant now) {
        file.write(connection -> {
            touched = new HashSet<>();
            new Rolling(new SqliteCells(connection), zone).roll(now);
            return now;
        });
        for (var level : Resolution.values()) forget(level, now);
    }

    /** Raw values go by whole spans of five minutes, so that a late one never finds half of its span. */
    private void forget(Resolution level, Instant now) {
        var before =
                Resolution.FIVE_MINUTES.start(now.minus(retention.of(level)).toEpochMilli(), zone);
        file.write(connection -> {
            var raw = level == Resolution.RAW;
            var sql = raw
                    ? "DELETE FROM raw WHERE series = ? AND at < ?"
                    : "DELETE FROM rollup WHERE level = " + level.level + " AND series = ? AND at < ?";
            try (var delete = connection.prepareStatement(sql);
                    var keep = connection.prepareStatement("UPDATE kept SET raw_from = ?")) {
                for (var id : names.values()) {
                    delete.setLong(1, id);
                    delete.setLong(2, before);
                    delete.executeUpdate();
                }
                if (raw) {
                    rawFrom = Math.max(rawFrom, before);
                    keep.setLong(1, rawFrom);
                    keep.executeUpdate();
                }
            }
            return before;
        });
    }

    @Override
    public Size size() {
        return file.read(connection -> {
            var rows = new EnumMap<Resolution, Long>(Resolution.class);
            try (var statement = connection.createStatement()) {
                for (var level : Resolution.values()) {
                    var from = level == Resolution.RAW ? "raw" : "rollup WHERE level = " + level.level;
                    try (var count = statement.executeQuery("SELECT count(*) FROM " + from)) {
                        count.next();
                        rows.put(level, count.getLong(1));
                    }
                }
                try (var bytes = statement.executeQuery(
                        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")) {
                    bytes.next();
                    return new Size(names.size(), rows, bytes.getLong(1));
                }
            }
        });
    }

    @Override
    public void close() {
        names.clear();
        byTarget.clear();
    }
}
