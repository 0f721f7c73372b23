package org.taizhang.ledger.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.Tiles;
import org.taizhang.ledger.tree.TreeHash;

/**
 * The full tiles of a tree. They follow from the entries: every node stores those it sees become full, whoever is first,
 * and one that is not there is made again.
 */
final class StoredTiles implements Tiles {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTiles.class);

    private final MongoCollection<Document> tiles;
    private final TreeHash hash;
    private final MongoGroups groups;
    private final Executor aside;
    private final Map<Tile, byte[]> pending = new ConcurrentHashMap<>();

    StoredTiles(MongoCollection<Document> tiles, TreeHash hash, MongoGroups groups, Executor aside) {
        this.tiles = tiles;
        this.hash = hash;
        this.groups = groups;
        this.aside = aside;
    }

    TreeHash hash() {
        return hash;
    }

    /** How many entries are under the leaves stored, though some before them may be missing. */
    long covered() {
        var prefix = hash.tree() + "/0/";
        var last = tiles.find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + ":")))
                .sort(Sorts.descending("_id"))
                .first();
        return last == null
                ? 0
                : Tile.FULL * (1 + Long.parseLong(last.getString("_id").substring(prefix.length())));
    }

    /** Keeps a tile in memory until it is stored, which takes place meanwhile. */
    void store(Tile tile, byte[] hashes) {
        pending.put(tile, hashes);
    }

    /** Has what is kept in memory stored; what fails is tried again the next time. */
    void flush() {
        if (!pending.isEmpty()) aside.execute(this::write);
    }

    private void write() {
        var some = Map.copyOf(pending);
        if (some.isEmpty()) return;
        try {
            tiles.bulkWrite(
                    some.entrySet().stream()
                            .map(tile -> new UpdateOneModel<Document>(
                                    Filters.eq("_id", id(tile.getKey())),
                                    Updates.setOnInsert("hashes", new Binary(tile.getValue())),
                                    new UpdateOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
            some.keySet().forEach(pending::remove);
        } catch (MongoException e) {
            LOG.warn("{} tiles were not stored yet", some.size(), e);
        }
    }

    @Override
    public byte[] read(Tile tile) {
        var known = pending.get(tile);
        if (known != null) return known;
        var found = tiles.find(Filters.eq("_id", id(tile))).first();
        if (found != null) return found.get("hashes", Binary.class).getData();
        var made = made(tile);
        store(tile, made);
        flush();
        return made;
    }

    private byte[] made(Tile tile) {
        var hasher = hash.hasher();
        var hashes = new ByteArrayOutputStream(Tile.FULL * TreeHash.BYTES);
        if (tile.level() > 0) {
            for (var i = 0; i < Tile.FULL; i++) {
                var below = read(new Tile(tile.level() - 1, tile.number() * Tile.FULL + i, Tile.FULL));
                hashes.writeBytes(hasher.root(below, 0, Tile.FULL));
            }
            return hashes.toByteArray();
        }
        var next = tile.first();
        var end = next + Tile.FULL;
        while (next < end) {
            var group = groups.holding(next);
            for (; next < Math.min(end, group.end()); next++)
                hashes.writeBytes(hasher.leaf(group.entries()
                        .get((int) (next - group.first()))
                        .entry()
                        .bytes()));
        }
        return hashes.toByteArray();
    }

    private String id(Tile tile) {
        return "%s/%d/%019d".formatted(hash.tree(), tile.level(), tile.number());
    }
}
