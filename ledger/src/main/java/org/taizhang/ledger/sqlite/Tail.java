package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.sqlite.Work.Append;

/**
 * What the writer knows of the end of the log, so that it need not ask: true from one commit to the next, and given up
 * together with the connection after any failure.
 */
final class Tail {
    /** Aggregates beyond these are looked up. */
    private static final int REMEMBERED = 10_000;

    private final Session session;
    private final Trees trees;
    private final Map<String, Long> lasts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long next;
    private long latest;

    private Tail(Session session, Trees trees) throws SQLException {
        this.session = session;
        this.trees = trees;
        next = EntryTable.head(session);
        latest = EntryTable.latestBefore(session, next);
    }

    /** Reads the end of the log; the trees come to be as long as the log. */
    static Tail of(Session session, Trees trees) throws SQLException {
        var tail = new Tail(session, trees);
        trees.restore(session, tail.next);
        return tail;
    }

    Session session() {
        return session;
    }

    /** The position the next entry takes. */
    long next() {
        return next;
    }

    /** What keeps an append out: the first of its entries that does not follow its aggregate's last. */
    @Nullable
    Conflict conflict(Append append) throws SQLException {
        if (append.all().size() == 1) return conflict(append.all().getFirst(), Map.of());
        var ahead = new HashMap<String, Long>();
        for (var entry : append.all()) {
            var conflict = conflict(entry, ahead);
            if (conflict != null) return conflict;
            ahead.put(entry.aggregate(), entry.sequence());
        }
        return null;
    }

    /** Inserts an append's entries and what belongs to them; gives the position of the first. */
    long insert(Append append) throws SQLException {
        var first = next;
        for (var entry : append.all()) {
            latest = Math.max(latest, EntryTable.nanos(entry.time()));
            EntryTable.insert(session, next++, latest, entry);
            lasts.put(entry.aggregate(), entry.sequence());
        }
        trees.add(append.leaves(), session);
        for (var personal : append.personal()) PersonalTable.insert(session, personal);
        return first;
    }

    /** Lets others see what has been committed. */
    void publish() {
        trees.publish();
    }

    private @Nullable Conflict conflict(Entry entry, Map<String, Long> ahead) throws SQLException {
        var last = ahead.get(entry.aggregate());
        if (last == null) last = last(entry.aggregate());
        return entry.sequence() == last + 1 ? null : new Conflict(entry.aggregate(), entry.sequence(), last);
    }

    private long last(String aggregate) throws SQLException {
        var known = lasts.get(aggregate);
        if (known != null) return known;
        var last = EntryTable.last(session, aggregate);
        if (last >= 0) lasts.put(aggregate, last);
        return last;
    }

    /** Whether these entries stand from a position on, byte for byte. */
    boolean holds(long position, List<Entry> entries) throws SQLException {
        var at = position;
        for (var recorded : EntryTable.read(session, position, entries.size()))
            if (!recorded.entry().equals(entries.get((int) (at++ - position)))) return false;
        return at - position == entries.size();
    }
}
