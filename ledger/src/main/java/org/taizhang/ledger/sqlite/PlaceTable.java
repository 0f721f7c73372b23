package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.Recorded;

/**
 * The index of entries by aggregate and sequence. It is brought up to date from time to time, many entries in one go;
 * until then {@link Recent} knows where they stand.
 */
final class PlaceTable {
    static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE place (
                aggregate TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                position INTEGER NOT NULL,
                PRIMARY KEY (aggregate, sequence)
            ) STRICT, WITHOUT ROWID""", "CREATE TABLE indexed (entries INTEGER NOT NULL) STRICT", "INSERT INTO indexed (entries) VALUES (0)");

    /** So many entries share the pages of the index that one go dirties, and are looked up when the log is opened. */
    static final int GO = 8_192;

    private PlaceTable() {}

    /** Reads what the index does not have, and adds it to the index where that is much. */
    static Recent recent(Session session, long head) throws SQLException {
        var recent = new Recent();
        for (var next = session.number("SELECT entries FROM indexed"); next < head; ) {
            for (var recorded : EntryTable.read(session, next, 1_024)) {
                var entry = recorded.entry();
                recent.add(entry.aggregate(), entry.sequence(), recorded.position());
                next = recorded.position() + 1;
            }
            if (recent.size() >= GO) addAll(session, recent, next);
        }
        return recent;
    }

    /** Brings the index up to a head. */
    static void addAll(Session session, Recent recent, long head) throws SQLException {
        var values = new ArrayList<Object>(3 * recent.size());
        for (var run : new TreeMap<>(recent.runs()).entrySet()) {
            var sequence = run.getValue().first();
            for (var position : run.getValue().from(sequence, Integer.MAX_VALUE)) {
                values.add(run.getKey());
                values.add(sequence++);
                values.add(position);
            }
        }
        session.run("BEGIN IMMEDIATE");
        session.insert("INSERT INTO place (aggregate, sequence, position)", 3, values);
        session.run("UPDATE indexed SET entries = ?", head);
        session.run("COMMIT");
        recent.clear();
    }

    /** The sequence of an aggregate's newest entry, -1 where there is none. */
    static long last(Session session, Recent recent, String aggregate) throws SQLException {
        var run = recent.of(aggregate);
        return run.isPresent()
                ? run.get().last()
                : session.number("SELECT ifnull(max(sequence), -1) FROM place WHERE aggregate = ?", aggregate);
    }

    static List<Recorded> read(Session session, Recent recent, String aggregate, long from, int limit)
            throws SQLException {
        var run = recent.of(aggregate); // first: what it has and the index gets meanwhile is found in the index
        var read = new ArrayList<>(session.rows(
                EntryTable::recorded,
                EntryTable.COLUMNS + "JOIN place USING (position) WHERE place.aggregate = ? AND place.sequence >= ? "
                        + "ORDER BY place.sequence LIMIT ?",
                aggregate,
                from,
                limit));
        var first = Math.max(from, 0);
        if (run.isPresent() && read.size() < limit) {
            var positions =
                    run.get().from(Math.max(first + read.size(), run.get().first()), limit - read.size());
            if (positions.length > 0)
                read.addAll(EntryTable.read(
                        session, LongStream.of(positions).boxed().toList()));
        }
        for (var i = 0; i < read.size(); i++)
            if (read.get(i).entry().sequence() != first + i)
                throw new CannotRead("The ledger is damaged: aggregate " + aggregate + " has no entry " + (first + i));
        return read;
    }
}
