package org.taizhang.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.taizhang.ledger.CannotRead;

/** Groups in a collection of MongoDB. */
final class MongoGroups implements Groups {
    /** How much is read at once, at most; a group more when the last one is large. */
    private static final int ENTRIES = 4_000;

    private static final long BYTES = 16 << 20;

    private final MongoCollection<Group> groups;
    private final Places places;

    /** How many entries the groups read last had, so that about as many groups are asked for as are wanted. */
    private volatile int each = 64;

    MongoGroups(MongoCollection<Group> groups, Places places) {
        this.groups = groups;
        this.places = places;
    }

    @Override
    public Stored insert(Group group) {
        try {
            groups.insertOne(group);
            return new Stored.Durably();
        } catch (MongoWriteException e) {
            return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                    ? new Stored.Taken()
                    : new Stored.Perhaps(e);
        } catch (RuntimeException e) {
            return new Stored.Perhaps(e);
        }
    }

    @Override
    public List<Group> tail(long from) {
        return from(from, ENTRIES);
    }

    /** Groups that begin at or after a position, about as many as hold so many entries; none where the log ends. */
    List<Group> from(long position, int entries) {
        var most = entries / each + 1;
        var found = new ArrayList<Group>();
        var count = 0;
        var bytes = 0L;
        try (var cursor = groups.find(Filters.gte("_id", position))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .cursor()) {
            while (count < entries && bytes < BYTES && cursor.hasNext()) {
                var group = cursor.next();
                found.add(group);
                count += group.entries().size();
                bytes += group.bytes();
            }
        }
        if (!found.isEmpty()) each = Math.max(1, count / found.size());
        return found;
    }

    /** The group that has a position; throws {@link CannotRead} where there is none. */
    Group holding(long position) {
        var group = groups.find(Filters.lte("_id", position))
                .sort(Sorts.descending("_id"))
                .limit(1)
                .first();
        if (group == null || position >= group.end())
            throw new CannotRead(
                    "The ledger is damaged, or the server that answered is behind: there is no entry at position "
                            + position);
        return group;
    }

    @Override
    public Map<Place, Standing> standings(Collection<Place> wanted) {
        return places.standings(wanted);
    }
}
