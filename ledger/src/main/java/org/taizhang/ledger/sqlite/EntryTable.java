package org.taizhang.ledger.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.taizhang.ledger.Bytes;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.group.Nanos;

/** The table of entries: what is asked of it and how it answers. */
final class EntryTable {
    /** {@code latest} is the latest time up to and including the entry: it never falls, so that it can be searched. */
    static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE entry (
                position INTEGER PRIMARY KEY,
                aggregate TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                time INTEGER NOT NULL,
                latest INTEGER NOT NULL,
                bytes BLOB NOT NULL
            ) STRICT""",
            "CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry "
                    + "BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END",
            "CREATE TRIGGER entry_never_leaves BEFORE DELETE ON entry "
                    + "BEGIN SELECT RAISE(ABORT, 'an entry never leaves'); END");

    static final String COLUMNS = "SELECT entry.position, entry.aggregate, entry.sequence, time, bytes FROM entry ";

    private EntryTable() {}

    static long head(Session session) throws SQLException {
        return session.number("SELECT ifnull(max(position) + 1, 0) FROM entry");
    }

    /** Inserts entries, each with the latest time up to it; gives the latest of all. */
    static long insert(Session session, List<Recorded> all, long latestBefore) throws SQLException {
        var latest = latestBefore;
        var values = new ArrayList<Object>(6 * all.size());
        for (var recorded : all) {
            var entry = recorded.entry();
            var time = Nanos.of(entry.time());
            latest = Math.max(latest, time);
            values.add(recorded.position());
            values.add(entry.aggregate());
            values.add(entry.sequence());
            values.add(time);
            values.add(latest);
            values.add(entry.bytes());
        }
        session.insert("INSERT INTO entry (position, aggregate, sequence, time, latest, bytes)", 6, values);
        return latest;
    }

    static List<Recorded> read(Session session, long from, int limit) throws SQLException {
        var read = session.rows(
                EntryTable::recorded, COLUMNS + "WHERE position >= ? ORDER BY position LIMIT ?", from, limit);
        checkDense(read, from, Recorded::position);
        return read;
    }

    static List<Bytes> bytes(Session session, long from, int limit) throws SQLException {
        var read = session.rows(
                row -> new Bytes(row.getLong(1), Nanos.instant(row.getLong(2)), row.getBytes(3)),
                "SELECT position, time, bytes FROM entry WHERE position >= ? ORDER BY position LIMIT ?",
                from,
                limit);
        checkDense(read, from, Bytes::position);
        return read;
    }

    private static <T> void checkDense(List<T> read, long from, ToLongFunction<T> position) {
        var expected = Math.max(from, 0);
        for (var each : read)
            if (position.applyAsLong(each) != expected++)
                throw new CannotRead("The ledger is damaged: there is no entry at position " + (expected - 1));
    }

    /** Each position is looked up by itself: a set of them would be put into a table of their own first. */
    static List<Recorded> read(Session session, Collection<Long> positions) throws SQLException {
        var read = session.rows(
                EntryTable::recorded,
                COLUMNS.replace(
                        "FROM entry", "FROM json_each(?) AS wanted CROSS JOIN entry ON position = wanted.value"),
                Session.array(new TreeSet<>(positions)));
        read.sort(Comparator.comparingLong(Recorded::position));
        return read;
    }

    /** The latest time among the entries before a position. */
    static long latestBefore(Session session, long position) throws SQLException {
        return session.first(row -> row.getLong(1), "SELECT latest FROM entry WHERE position = ?", position - 1)
                .orElse(Long.MIN_VALUE);
    }

    /** The first of the positions below a head whose time is at least this, or the head. */
    static long firstAt(Session session, long nanos, long head) throws SQLException {
        var low = 0L;
        var high = head;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (latestBefore(session, middle + 1) < nanos) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        var time = Nanos.instant(row.getLong(4));
        return new Recorded(row.getLong(1), new Entry(row.getString(2), row.getLong(3), time, row.getBytes(5)));
    }
}
