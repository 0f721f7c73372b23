package org.taizhang.ledger.mongo;

import java.util.ArrayDeque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Groups that were stored or read last, up to 32 MiB: a group never changes, so that whoever finds it here need not ask. */
final class Recent {
    private static final long BYTES = 32 << 20;

    private final TreeMap<Long, Group> groups = new TreeMap<>();
    private final ArrayDeque<Group> added = new ArrayDeque<>();
    private long bytes;

    synchronized void add(Group group) {
        if (groups.putIfAbsent(group.first(), group) != null) return;
        added.add(group);
        bytes += weight(group);
        while (bytes > BYTES) {
            var oldest = added.remove();
            groups.remove(oldest.first());
            bytes -= weight(oldest);
        }
    }

    /** The group that has a position. */
    synchronized @Nullable Group holding(long position) {
        var floor = groups.floorEntry(position);
        return floor != null && position < floor.getValue().end() ? floor.getValue() : null;
    }

    private static long weight(Group group) {
        return group.bytes() + 200L * group.entries().size();
    }
}
