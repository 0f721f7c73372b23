package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;
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
    private final Map<String, Long> lasts = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Recorded> group = new ArrayList<>();
    private final List<Append> appends = new ArrayList<>();
    private final Recent recent;
    private long next;
    private long latest;

    private Tail(Session session, Trees trees) throws SQLException {
        this.session = session;
        this.trees = trees;
        next = EntryTable.head(session);
        recent = PlaceTable.recent(session, next);
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

    /** Takes an append into the group that is written next; gives the position of its first entry. */
    long add(Append append) {
        var first = next;
        for (var entry : append.all()) {
            group.add(new Recorded(next++, entry));
            lasts.put(entry.aggregate(), entry.sequence());
        }
        appends.add(append);
        return first;
    }

    /** Writes the group and what belongs to it. */
    void write() throws SQLException {
        latest = EntryTable.insert(session, group, latest);
        for (var append : appends) {
            trees.add(append.leaves(), session);
            for (var personal : append.personal()) PersonalTable.insert(session, personal);
        }
    }

    /** Lets others see the group, which has been committed. */
    void publish() {
        trees.publish();
        for (var recorded : group)
            recent.add(recorded.entry().aggregate(), recorded.entry().sequence(), recorded.position());
        group.clear();
        appends.clear();
        var eldest = lasts.keySet().iterator();
        for (var beyond = lasts.size() - REMEMBERED; beyond > 0; beyond--) {
            eldest.next();
            eldest.remove();
        }
    }

    /** The entries that were written and may have been committed. */
    List<Entry> group() {
        return group.stream().map(Recorded::entry).toList();
    }

    /** What the index does not have yet. */
    Recent recent() {
        return recent;
    }

    /** Brings the index up to date if that is worth it. */
    void index() throws SQLException {
        if (recent.size() >= PlaceTable.GO) PlaceTable.addAll(session, recent, next);
    }

    private @Nullable Conflict conflict(Entry entry, Map<String, Long> ahead) throws SQLException {
        var last = ahead.get(entry.aggregate());
        if (last == null) last = last(entry.aggregate());
        return entry.sequence() == last + 1 ? null : new Conflict(entry.aggregate(), entry.sequence(), last);
    }

    private long last(String aggregate) throws SQLException {
        var known = lasts.get(aggregate);
        if (known != null) return known;
        var last = PlaceTable.last(session, recent, aggregate);
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
