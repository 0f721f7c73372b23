package org.taizhang.projections.documents;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.sqlite.Sqlite;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents in one SQLite file: a table for each collection with the JSON as it was given, the values of the indexed fields
 * beside it, and an index on the expression that reads each of them.
 */
public final class SqliteDocuments implements Documents {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sqlite file;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Keeps documents in a file that the caller opened and closes after this. */
    public SqliteDocuments(Sqlite file) {
        this.file = file;
    }

    @Override
    public void define(Schema schema) {
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS " + quoted(schema.collection())
                        + " (id TEXT PRIMARY KEY, position INTEGER NOT NULL, version INTEGER NOT NULL,"
                        + " unit TEXT NOT NULL, json TEXT NOT NULL, fields TEXT NOT NULL, texts TEXT NOT NULL)");
            }
            index(connection, schema);
            return schema;
        });
        schemas.put(schema.collection(), schema);
    }

    /** Renaming a table keeps its indexes but not their names, so they are known by what they are on. */
    private void index(Connection connection, Schema schema) throws SQLException {
        var existing = new HashMap<String, String>();
        try (var indexes = connection.prepareStatement(
                "SELECT name, substr(sql, instr(sql, '(')) FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?"
                        + " AND sql IS NOT NULL")) {
            indexes.setString(1, schema.collection());
            try (var rows = indexes.executeQuery()) {
                while (rows.next()) existing.put(rows.getString(2), rows.getString(1));
            }
        }
        var wanted = new ArrayList<String>(List.of("(position, id, unit)"));
        schema.fields().forEach(field -> wanted.add("(" + column(field.path()) + ", id, unit)"));
        try (var statement = connection.createStatement()) {
            for (var on : wanted)
                if (existing.remove(on) == null)
                    statement.execute("CREATE INDEX " + quoted(schema.collection() + ":" + UUID.randomUUID()) + " ON "
                            + quoted(schema.collection()) + on);
            for (var name : existing.values()) statement.execute("DROP INDEX " + quoted(name));
        }
    }

    @Override
    public Map<String, Document> get(String collection, Collection<String> ids) {
        schema(collection);
        return file.read(connection -> {
            var sql = "SELECT id, position, version, unit, json FROM " + quoted(collection)
                    + " WHERE id IN (SELECT value FROM json_each(?))";
            var found = HashMap.<String, Document>newHashMap(ids.size());
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, JSON.writeValueAsString(ids));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) found.put(rows.getString(1), document(rows));
                }
            }
            return found;
        });
    }

    @Override
    public void replace(String collection, Collection<Document> documents) {
        var schema = schema(collection);
        if (documents.isEmpty()) return;
        var rows = documents.stream().map(document -> row(schema, document)).toList();
        file.write(connection -> {
            var sql =
                    "INSERT INTO " + quoted(collection) + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                            + " position = excluded.position, version = excluded.version, unit = excluded.unit,"
                            + " json = excluded.json, fields = excluded.fields, texts = excluded.texts";
            try (var statement = connection.prepareStatement(sql)) {
                for (var row : rows) {
                    SqliteQuery.bind(statement, row);
                    statement.executeUpdate();
                }
            }
            return rows;
        });
    }

    private static List<Object> row(Schema schema, Document document) {
        var values = schema.values(JSON.readTree(document.json()));
        return List.of(
                document.id(),
                document.position(),
                document.version(),
                document.unit(),
                document.json(),
                JSON.writeValueAsString(values),
                JSON.writeValueAsString(schema.texts(values)));
    }

    @Override
    public void delete(String collection, Collection<String> ids) {
        schema(collection);
        file.write(connection -> {
            var sql = "DELETE FROM " + quoted(collection) + " WHERE id IN (SELECT value FROM json_each(?))";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, JSON.writeValueAsString(ids));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Page find(String collection, Query query) {
        var schema = schema(collection);
        var sort = column(schema.field(query.sort()).path());
        var cursor = Cursor.of(schema, query);
        var where = new SqliteQuery(schema, query.filters());
        if (cursor != null) where.after(sort, query.descending(), cursor);
        var order = query.descending() ? " DESC" : "";
        var sql = "SELECT id, position, version, unit, json, " + sort + " FROM " + quoted(collection) + where.sql()
                + " ORDER BY " + sort + order + (sort.equals("id") ? "" : ", id" + order) + " LIMIT "
                + (query.limit() + 1);
        return file.read(connection -> {
            var documents = new ArrayList<Document>();
            Object last = null;
            try (var statement = connection.prepareStatement(sql)) {
                SqliteQuery.bind(statement, where.values());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (documents.size() == query.limit()) {
                            var next = new Cursor(last, documents.getLast().id()).in(schema, query);
                            return new Page(documents, next);
                        }
                        documents.add(document(rows));
                        last = value(schema.field(query.sort()), rows, 6);
                    }
                }
            }
            return new Page(documents, null);
        });
    }

    @Override
    public Map<List<@Nullable Object>, Long> count(String collection, List<Filter> filters, List<String> groupBy) {
        var schema = schema(collection);
        var fields = groupBy.stream().map(schema::field).toList();
        var where = new SqliteQuery(schema, filters);
        var groups = fields.stream().map(field -> column(field.path())).toList();
        var sql = "SELECT "
                + String.join("", groups.stream().map(group -> group + ", ").toList()) + "count(*) FROM "
                + quoted(collection) + where.sql() + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups));
        return file.read(connection -> {
            var counts = new LinkedHashMap<List<@Nullable Object>, Long>();
            try (var statement = connection.prepareStatement(sql)) {
                SqliteQuery.bind(statement, where.values());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var group = new ArrayList<@Nullable Object>();
                        for (int i = 0; i < fields.size(); i++) group.add(value(fields.get(i), rows, i + 1));
                        counts.put(Collections.unmodifiableList(group), rows.getLong(fields.size() + 1));
                    }
                }
            }
            return counts;
        });
    }

    @Override
    public void drop(String collection) {
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("DROP TABLE IF EXISTS " + quoted(collection));
            }
        });
        schemas.remove(collection);
    }

    @Override
    public void rename(String from, String to) {
        var schema = schema(from);
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS " + quoted(to));
                return statement.execute("ALTER TABLE " + quoted(from) + " RENAME TO " + quoted(to));
            }
        });
        schemas.remove(from);
        schemas.put(to, schema.as(to));
    }

    @Override
    public void purge() {
        file.purge();
    }

    @Override
    public void close() {
        schemas.clear();
    }

    private Schema schema(String collection) {
        var schema = schemas.get(collection);
        if (schema == null) throw new IllegalStateException(collection + " was not defined");
        return schema;
    }

    private static String quoted(String collection) {
        return "\"" + collection + "\"";
    }

    /** The column or the indexed expression; names were checked when the schema was made. */
    static String column(String path) {
        return Schema.BUILT_IN.containsKey(path) ? path : "json_extract(fields, '$.\"" + path + "\"')";
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5));
    }

    private static @Nullable Object value(Field field, ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        return value == null
                ? null
                : field.type() == Field.Type.FLAG ? (Object) (row.getInt(column) == 1) : field.plain(value);
    }
}
