package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.group.Head;
import org.taizhang.ledger.group.Waiting;
import org.taizhang.ledger.sqlite.Work.Append;
import org.taizhang.ledger.sqlite.Work.Keep;

/**
 * The one thread that writes: what waits together is committed together, with one sync. After any failure it trusts
 * nothing it knew: it closes, reopens, and looks up by nonce what became of every append that was under way.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final SqliteFile file;
    private final Waiting<Work> waiting;
    private final Head head;
    private @Nullable Session session;
    private volatile @Nullable String trouble;

    Writer(SqliteFile file, Session session, Waiting<Work> waiting, Head head) {
        this.file = file;
        this.session = session;
        this.waiting = waiting;
        this.head = head;
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void run() {
        try {
            for (var group = waiting.take(); !group.isEmpty(); group = waiting.take()) write(group);
        } finally {
            waiting.close();
            head.close();
            abandon();
            for (var left = waiting.take(); !left.isEmpty(); left = waiting.take())
                left.forEach(work -> work.fail(new CannotAppend.Closed()));
        }
    }

    private void write(List<Work> group) {
        try {
            append(group.stream()
                    .filter(Append.class::isInstance)
                    .map(Append.class::cast)
                    .toList());
            group.stream().filter(Keep.class::isInstance).map(Keep.class::cast).forEach(this::keep);
        } catch (Error e) {
            trouble = "The ledger takes no entries until the product is started again: " + e;
            group.forEach(work -> work.fail(new CannotAppend.OutcomeUnknown("The ledger's writer died", e)));
            throw e;
        }
    }

    private void append(List<Append> group) {
        if (group.isEmpty()) return;
        var committing = false;
        try {
            var open = session();
            var outcomes = new ArrayList<Runnable>();
            open.run("BEGIN IMMEDIATE");
            var next = knownHead(open);
            var latest = EntryTable.latestBefore(open, next);
            for (var append : group) {
                var conflict = conflict(open, append);
                if (conflict != null) {
                    outcomes.add(() -> append.fail(conflict));
                    continue;
                }
                var first = next;
                for (var entry : append.all()) {
                    latest = Math.max(latest, EntryTable.nanos(entry.time()));
                    EntryTable.insert(open, next++, latest, entry, append.nonceBytes());
                }
                outcomes.add(() -> append.done().complete(first));
            }
            committing = true;
            open.run("COMMIT");
            head.advance(next);
            outcomes.forEach(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            resolve(group, committing && !isFull(e), e);
        }
    }

    private void keep(Keep keep) {
        try {
            session()
                    .run(
                            """
                            INSERT INTO snapshot (aggregate, sequence, bytes) VALUES (?, ?, ?)
                            ON CONFLICT (aggregate) DO UPDATE SET sequence = excluded.sequence, bytes = excluded.bytes
                            WHERE excluded.sequence >= snapshot.sequence""",
                            keep.snapshot().aggregate(),
                            keep.snapshot().sequence(),
                            keep.snapshot().bytes());
            keep.done().complete(null);
        } catch (SQLException | RuntimeException e) {
            resolve(List.of(), false, e);
            keep.fail(new CannotAppend.NotStored("The snapshot was not kept (" + e.getMessage() + ")", e));
        }
    }

    /** What keeps an append out: the first of its entries that does not follow its aggregate's last. */
    private static @Nullable Conflict conflict(Session open, Append append) throws SQLException {
        var lasts = new HashMap<String, Long>();
        for (var entry : append.all()) {
            var last = lasts.get(entry.aggregate());
            if (last == null) last = EntryTable.last(open, entry.aggregate());
            if (entry.sequence() != last + 1) return new Conflict(entry.aggregate(), entry.sequence(), last);
            lasts.put(entry.aggregate(), entry.sequence());
        }
        return null;
    }

    /**
     * Reopens the log and tells each append what became of it. Before the commit was sent, and where it had no room,
     * it cannot have happened; a commit that failed otherwise may have happened, and only the reopened log knows.
     */
    private void resolve(List<Append> group, boolean uncertain, Exception why) {
        LOG.warn("The ledger could not be written; reopening it", why);
        abandon();
        var notStored = "The entries were not stored (" + why.getMessage() + ")";
        try {
            var open = session();
            for (var append : group) {
                var position = EntryTable.position(open, append.all().getFirst(), append.nonceBytes());
                if (position.isPresent()) append.done().complete(position.getAsLong());
                else {
                    var conflict = conflict(open, append);
                    append.fail(conflict != null ? conflict : new CannotAppend.NotStored(notStored, why));
                }
            }
        } catch (SQLException | RuntimeException e) {
            abandon();
            trouble = "The ledger takes no entries: " + e.getMessage();
            LOG.error("The ledger takes no entries until it can be opened again", e);
            group.forEach(append -> append.fail(
                    uncertain
                            ? new CannotAppend.OutcomeUnknown(
                                    "Whether the entries were stored is not known (" + why.getMessage() + ")", why)
                            : new CannotAppend.NotStored(notStored, why)));
        }
    }

    /** The connection to write over, opened again if it had to be given up. */
    private Session session() throws SQLException {
        var open = session;
        if (open != null) return open;
        open = file.reopen();
        session = open;
        head.advance(knownHead(open));
        trouble = null;
        return open;
    }

    private long knownHead(Session open) throws SQLException {
        var found = EntryTable.head(open);
        if (found < head.get()) throw new SQLException(found + " entries are left of " + head.get());
        return found;
    }

    private void abandon() {
        var open = session;
        session = null;
        if (open == null) return;
        try {
            open.close();
        } catch (SQLException e) {
            LOG.warn("A connection to the ledger did not close", e);
        }
    }

    private static boolean isFull(Exception e) {
        return e instanceof SQLException failure && failure.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
