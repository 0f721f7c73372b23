package org.taizhang.projections.documents;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents in a MongoDB database: the JSON as it was given, and the values of the indexed fields beside it. Asks for nothing
 * that a compatible server would not have.
 */
public final class MongoDocuments implements Documents {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> BUILT_IN = Map.of("id", "_id", "unit", "unit", "position", "position");

    private final MongoDatabase database;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Keeps documents in a database that is used for nothing else but tokens. */
    public MongoDocuments(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public void define(Schema schema) {
        var collection = database.getCollection(schema.collection());
        var paths = new ArrayList<String>(List.of("position"));
        schema.fields().forEach(field -> paths.add(field.path()));
        var unwanted = new HashSet<String>();
        for (var index : collection.listIndexes()) unwanted.add(index.getString("name"));
        unwanted.remove("_id_");
        for (var path : paths) {
            if (!unwanted.remove(path))
                collection.createIndex(Indexes.ascending(column(path), "_id", "unit"), new IndexOptions().name(path));
        }
        unwanted.forEach(collection::dropIndex);
        schemas.put(schema.collection(), schema);
    }

    @Override
    public Map<String, Document> get(String collection, Collection<String> ids) {
        var found = HashMap.<String, Document>newHashMap(ids.size());
        for (var stored : stored(collection).find(Filters.in("_id", ids))) {
            var document = document(stored);
            found.put(document.id(), document);
        }
        return found;
    }

    @Override
    public void replace(String collection, Collection<Document> documents) {
        var schema = schema(collection);
        if (documents.isEmpty()) return;
        var upsert = new ReplaceOptions().upsert(true);
        stored(collection)
                .bulkWrite(
                        documents.stream()
                                .map(document -> new ReplaceOneModel<>(
                                        Filters.eq("_id", document.id()), bson(schema, document), upsert))
                                .toList(),
                        new BulkWriteOptions().ordered(false));
    }

    private static org.bson.Document bson(Schema schema, Document document) {
        var values = schema.values(JSON.readTree(document.json()));
        var fields = new org.bson.Document();
        values.forEach((path, value) -> fields.append(key(path), value));
        var texts = new org.bson.Document();
        schema.texts(values).forEach((path, text) -> texts.append(key(path), text));
        return new org.bson.Document("_id", document.id())
                .append("position", document.position())
                .append("version", document.version())
                .append("unit", document.unit())
                .append("json", document.json())
                .append("fields", fields)
                .append("texts", texts);
    }

    @Override
    public void delete(String collection, Collection<String> ids) {
        if (!ids.isEmpty()) stored(collection).deleteMany(Filters.in("_id", ids));
    }

    @Override
    public Page find(String collection, Query query) {
        var schema = schema(collection);
        var field = schema.field(query.sort());
        var sort = column(field.path());
        var filters = filters(schema, query.filters());
        var cursor = Cursor.of(schema, query);
        if (cursor != null) filters.add(after(sort, query.descending(), cursor));
        var order = sort.equals("_id") ? List.of(sort) : List.of(sort, "_id");
        var documents = new ArrayList<Document>();
        @Nullable Object last = null;
        for (var found : stored(collection)
                .find(all(filters))
                .sort(query.descending() ? Sorts.descending(order) : Sorts.ascending(order))
                .limit(query.limit() + 1)) {
            if (documents.size() == query.limit())
                return new Page(documents, new Cursor(last, documents.getLast().id()).in(schema, query));
            documents.add(document(found));
            last = plain(field, found.getEmbedded(List.of(sort.split("[.]", 2)), Object.class));
        }
        return new Page(documents, null);
    }

    private static @Nullable Object plain(Field field, @Nullable Object value) {
        return value == null ? null : field.plain(value);
    }

    /** What comes after the cursor; a missing value is the smallest. */
    private static Bson after(String sort, boolean descending, Cursor cursor) {
        var value = cursor.value();
        var id = descending ? Filters.lt("_id", cursor.id()) : Filters.gt("_id", cursor.id());
        if (sort.equals("_id")) return id;
        var same = Filters.and(Filters.eq(sort, value), id);
        if (value == null) return descending ? same : Filters.or(same, Filters.ne(sort, null));
        return descending
                ? Filters.or(Filters.lt(sort, value), same, Filters.eq(sort, null))
                : Filters.or(Filters.gt(sort, value), same);
    }

    @Override
    public Map<List<@Nullable Object>, Long> count(String collection, List<Filter> filters, List<String> groupBy) {
        var schema = schema(collection);
        var where = all(filters(schema, filters));
        if (groupBy.isEmpty()) return Map.of(List.of(), stored(collection).countDocuments(where));
        var group = new org.bson.Document();
        for (int i = 0; i < groupBy.size(); i++)
            group.append("g" + i, "$" + column(schema.field(groupBy.get(i)).path()));
        var counts = new LinkedHashMap<List<@Nullable Object>, Long>();
        for (var found : stored(collection)
                .aggregate(List.of(
                        new org.bson.Document("$match", where),
                        new org.bson.Document(
                                "$group",
                                new org.bson.Document("_id", group).append("n", new org.bson.Document("$sum", 1L)))))) {
            var values = found.get("_id", org.bson.Document.class);
            var key = new ArrayList<@Nullable Object>();
            for (int i = 0; i < groupBy.size(); i++) key.add(plain(schema.field(groupBy.get(i)), values.get("g" + i)));
            counts.put(
                    Collections.unmodifiableList(key),
                    found.get("n", Number.class).longValue());
        }
        return counts;
    }

    @Override
    public void drop(String collection) {
        database.getCollection(collection).drop();
        schemas.remove(collection);
    }

    @Override
    public void rename(String from, String to) {
        var schema = schema(from);
        stored(from)
                .renameCollection(
                        new MongoNamespace(database.getName(), to), new RenameCollectionOptions().dropTarget(true));
        schemas.remove(from);
        schemas.put(to, schema.as(to));
    }

    /** The file of a collection goes with it; what is freed within one, and the journal, is the server's affair. */
    @Override
    public void purge() {}

    @Override
    public void close() {
        schemas.clear();
    }

    private Schema schema(String collection) {
        var schema = schemas.get(collection);
        if (schema == null) throw new IllegalStateException(collection + " was not defined");
        return schema;
    }

    private MongoCollection<org.bson.Document> stored(String collection) {
        return database.getCollection(schema(collection).collection());
    }

    private static Document document(org.bson.Document stored) {
        return new Document(
                stored.getString("_id"),
                stored.getLong("position"),
                stored.getLong("version"),
                stored.getString("unit"),
                stored.getString("json"));
    }

    private static List<Bson> filters(Schema schema, List<Filter> filters) {
        var all = new ArrayList<Bson>();
        for (var filter : filters) all.add(filter(filter.in(schema)));
        return all;
    }

    private static Bson all(List<Bson> filters) {
        return filters.isEmpty() ? new org.bson.Document() : Filters.and(filters);
    }

    private static Bson filter(Filter filter) {
        var column = column(filter.field());
        return switch (filter.op()) {
            case EQ -> Filters.eq(column, filter.value());
            case IN -> Filters.in(column, filter.values());
            case GE -> Filters.gte(column, filter.value());
            case GT -> Filters.gt(column, filter.value());
            case LE -> Filters.lte(column, filter.value());
            case LT -> Filters.lt(column, filter.value());
            case PREFIX -> Filters.regex(column, "^" + quoted(filter.text()));
            case CONTAINS -> Filters.regex("texts." + key(filter.field()), quoted(Field.folded(filter.text())));
            case EXISTS -> filter.value().equals(true) ? Filters.ne(column, null) : Filters.eq(column, null);
            case UNDER ->
                Filters.or(Filters.eq(column, filter.text()), Filters.regex(column, "^" + quoted(filter.text() + "/")));
        };
    }

    /** The text and nothing but the text, for the regular expressions of Java and of PCRE alike. */
    private static String quoted(String text) {
        return text.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0");
    }

    private static String column(String path) {
        var builtIn = BUILT_IN.get(path);
        return builtIn != null ? builtIn : "fields." + key(path);
    }

    /** A path as one name, which must not hold a dot. */
    private static String key(String path) {
        return path.replace('.', '/');
    }
}
