package org.taizhang.ledger.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.Recorded;

/**
 * Finds entries by the places they hold, through the unique index over the keys. Sequences are dense, so that every key
 * an aggregate may have can be named: the index is asked for keys, never for ranges, which it could not answer well.
 */
final class Places {
    static final String INDEXED = GroupCodec.ENTRIES + "." + GroupCodec.KEY;

    /** How many of an aggregate's entries are looked for at first, and how many when it has more. */
    private static final int FEW = 32;

    private static final int MANY = 500;
    private static final int PROBES = 62;

    /** More than any sequence, and still something one can subtract from. */
    private static final long UNKNOWN = Long.MAX_VALUE / 2;

    /** Of an entry only where it stands, without its bytes. */
    private static final Document PLACE = new Document(GroupCodec.POSITION, "$$held." + GroupCodec.POSITION)
            .append(GroupCodec.KEY, "$$held." + GroupCodec.KEY);

    private final MongoCollection<Group> groups;

    Places(MongoCollection<Group> groups) {
        this.groups = groups;
    }

    /** An aggregate's entries from a sequence on, in order and without a gap. */
    List<Recorded> aggregate(String aggregate, long from, int limit) {
        var found = new ArrayList<Recorded>();
        var start = Math.max(from, 0);
        var few = true;
        while (found.size() < limit) {
            var asked = Math.min(few ? FEW : MANY, limit - found.size());
            var some = some(aggregate, start + found.size(), asked);
            for (var recorded : some)
                if (recorded.entry().sequence() != start + found.size())
                    throw new CannotRead("The ledger is damaged: aggregate " + aggregate + " has no entry "
                            + (start + found.size()));
                else found.add(recorded);
            if (some.size() < asked) break;
            few = some.size() > asked;
        }
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }

    /** So many entries, if there are, and those that came with them in the same groups. */
    private List<Recorded> some(String aggregate, long from, int count) {
        var keys = LongStream.range(from, from + count)
                .mapToObj(sequence -> new Place(aggregate, sequence).key())
                .toList();
        // Keys of the aggregate lie between these two, which a server compares faster than it searches a list.
        var ofAggregate = new Document(
                "$and",
                List.of(
                        new Document("$gte", List.of("$$entry." + GroupCodec.KEY, literal(aggregate + '\0'))),
                        new Document("$lt", List.of("$$entry." + GroupCodec.KEY, literal(aggregate + '\1')))));
        var pipeline = List.<Bson>of(
                holding(keys),
                new Document("$project", new Document("_id", 0).append(GroupCodec.ENTRIES, filtered(ofAggregate))));
        var found = new ArrayList<Recorded>();
        for (var slice : groups.aggregate(pipeline, SliceCodec.Slice.class).hint(Indexes.ascending(INDEXED)))
            for (var recorded : slice.entries()) {
                var entry = recorded.entry();
                if (entry.aggregate().equals(aggregate) && entry.sequence() >= from) found.add(recorded);
            }
        found.sort(Comparator.comparingLong(recorded -> recorded.entry().sequence()));
        return found;
    }

    /** The sequence of an aggregate's newest entry, -1 where there is none. */
    long last(String aggregate) {
        var low = -1L;
        var high = UNKNOWN;
        while (high - low > 1) {
            var probes = probes(low, high);
            if (probes.isEmpty()) throw new Malformed("key has sequence " + low + " of aggregate " + aggregate);
            var taken = holders(probes.stream()
                            .map(sequence -> new Place(aggregate, sequence))
                            .toList())
                    .keySet();
            for (var sequence : probes) if (taken.contains(new Place(aggregate, sequence))) low = sequence;
            for (var sequence : probes.reversed()) if (sequence > low) high = sequence;
        }
        return low;
    }

    /** Sequences between two others, fewer with every step when the upper one is not known yet. */
    private static List<Long> probes(long low, long high) {
        if (high == UNKNOWN)
            return LongStream.range(0, PROBES)
                    .map(bits -> (1L << bits) - 1)
                    .filter(sequence -> sequence > low)
                    .boxed()
                    .toList();
        var step = Math.max(1, (high - low) / (PROBES + 1));
        return LongStream.iterate(low + step, sequence -> sequence < high, sequence -> sequence + step)
                .boxed()
                .toList();
    }

    Map<Place, Standing> standings(Collection<Place> wanted) {
        var asked = new HashSet<>(wanted);
        for (var place : wanted) if (place.sequence() > 0) asked.add(before(place));
        var holders = holders(asked);
        var standings = new HashMap<Place, Standing>();
        for (var place : wanted) {
            var holder = holders.get(place);
            var follows = place.sequence() == 0 || holders.containsKey(before(place));
            var last = holder == null && follows ? place.sequence() - 1 : last(place.aggregate());
            standings.put(place, new Standing(last, holder));
        }
        return standings;
    }

    private static Place before(Place place) {
        return new Place(place.aggregate(), place.sequence() - 1);
    }

    /** Whose append holds each of the places that are held. */
    private Map<Place, UUID> holders(Collection<Place> places) {
        var keys = places.stream().map(Place::key).toList();
        var held = filtered(new Document("$in", List.of("$$entry." + GroupCodec.KEY, literal(keys))));
        var pipeline = List.<Bson>of(
                holding(keys),
                new Document(
                        "$project",
                        new Document("t", 1)
                                .append(
                                        GroupCodec.ENTRIES,
                                        new Document(
                                                "$map",
                                                new Document("input", held)
                                                        .append("as", "held")
                                                        .append("in", PLACE)))));
        var holders = new HashMap<Place, UUID>();
        for (var found : groups.aggregate(pipeline, Document.class).hint(Indexes.ascending(INDEXED)))
            for (var entry : found.getList(GroupCodec.ENTRIES, Document.class)) {
                var offset = entry.getLong(GroupCodec.POSITION) - found.getLong("_id");
                var holder = holder(found.getList("t", Document.class), offset);
                if (holder != null) holders.put(Place.of(entry.getString(GroupCodec.KEY)), holder);
            }
        return holders;
    }

    private static @Nullable UUID holder(List<Document> parts, long offset) {
        var end = 0L;
        for (var part : parts) {
            end += part.getInteger("c");
            if (offset < end) return part.get("n", UUID.class);
        }
        return null;
    }

    private static Bson holding(List<String> keys) {
        return new Document("$match", new Document(INDEXED, new Document("$in", keys)));
    }

    /** A value that is not read as an expression when it begins with a dollar sign. */
    private static Document literal(Object value) {
        return new Document("$literal", value);
    }

    private static Document filtered(Document condition) {
        return new Document(
                "$filter",
                new Document("input", "$" + GroupCodec.ENTRIES)
                        .append("as", "entry")
                        .append("cond", condition));
    }
}
