package org.taizhang.ledger.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.group.Head;
import org.taizhang.ledger.group.Nanos;

/** Reads entries by position, from the groups at hand or from the storage, and never past a gap. */
final class Reading {
    /** Whoever reads so many entries at once will want more. */
    private static final int AHEAD_FROM = 100;

    private static final int AHEAD = 4_000;

    private final MongoGroups groups;
    private final Recent recent;
    private final Head head;

    Reading(MongoGroups groups, Recent recent, Head head) {
        this.groups = groups;
        this.recent = recent;
        this.head = head;
    }

    List<Recorded> from(long position, int limit) {
        var next = Math.max(position, 0);
        var end = Math.min(head.get(), next + limit);
        var found = new ArrayList<Recorded>();
        while (next < end) {
            var group = recent.holding(next);
            var some = group != null ? List.of(group) : stored(next, (int) (end - next));
            for (var each : some) {
                if (next >= end) break;
                if (next < each.first() || next >= each.end())
                    throw new CannotRead("The ledger is damaged: there is no entry at position " + next);
                var until = Math.min(end, each.end());
                found.addAll(each.entries().subList((int) (next - each.first()), (int) (until - each.first())));
                next = until;
            }
        }
        return found;
    }

    List<Recorded> at(Collection<Long> positions) {
        var found = new ArrayList<Recorded>();
        for (var position : new TreeSet<>(positions)) if (position >= 0) found.addAll(from(position, 1));
        return found;
    }

    /** The first position whose time is at least this, or the head. */
    long firstAt(Instant time) {
        var nanos = Nanos.of(time);
        var low = 0L;
        var high = head.get();
        @Nullable Group newer = null;
        while (low < high) {
            var group = holding((low + high) >>> 1);
            if (group.latest() < nanos) {
                low = group.end();
            } else {
                newer = group;
                high = group.first();
            }
        }
        if (newer == null) return low;
        for (var recorded : newer.entries()) if (Nanos.of(recorded.entry().time()) >= nanos) return recorded.position();
        throw new Malformed("latest time is that of no entry in the group at position " + newer.first());
    }

    /** Groups in order of which the first has a position; never none. They are kept for whoever reads on. */
    private List<Group> stored(long position, int entries) {
        var found = groups.from(position, entries < AHEAD_FROM ? entries : Math.max(entries, AHEAD));
        if (found.isEmpty() || found.getFirst().first() != position) found = List.of(holding(position));
        found.forEach(recent::add);
        return found;
    }

    private Group holding(long position) {
        var known = recent.holding(position);
        return known != null ? known : groups.holding(position);
    }
}
