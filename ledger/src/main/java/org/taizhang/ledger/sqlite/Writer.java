package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.group.Head;
import org.taizhang.ledger.group.Waiting;
import org.taizhang.ledger.sqlite.Work.Append;
import org.taizhang.ledger.sqlite.Work.Aside;

/**
 * The one thread that writes: what waits together is committed together, with one sync. After any failure it trusts
 * nothing it knew: it closes, reopens, and looks up what became of every append that was under way.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private static final Attempt NOTHING = new Attempt(List.of(), List.of(), -1);

    private final SqliteFile file;
    private final Waiting<Work> waiting;
    private final Head head;
    private final Trees trees;
    private @Nullable Tail tail;
    private volatile Recent recent;
    private volatile @Nullable String trouble;

    Writer(SqliteFile file, Tail tail, Trees trees, Waiting<Work> waiting, Head head) {
        this.file = file;
        this.tail = tail;
        this.recent = tail.recent();
        this.trees = trees;
        this.waiting = waiting;
        this.head = head;
    }

    /** Where entries stand that the index does not have yet. */
    Recent recent() {
        return recent;
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
            for (var work : group) if (work instanceof Aside<?> aside) change(aside);
            index();
        } catch (Error e) {
            trouble = "The ledger takes no entries until the product is started again: " + e;
            group.forEach(work -> work.fail(new CannotAppend.OutcomeUnknown("The ledger's writer died", e)));
            throw e;
        }
    }

    private void append(List<Append> group) {
        if (group.isEmpty()) return;
        var attempt = NOTHING;
        var committing = false;
        try {
            var open = tail();
            attempt = Attempt.at(open, group);
            open.session().run("BEGIN IMMEDIATE");
            open.write();
            committing = true;
            open.session().run("COMMIT");
            open.publish();
            head.advance(open.next());
            waiting.answering(group.size());
            attempt.tell();
        } catch (SQLException | RuntimeException e) {
            resolve(group, attempt, committing && !isFull(e), e);
        }
    }

    /** What is done for a group, from a position on, and what each of its members is to be told if it is committed. */
    private record Attempt(List<Entry> entries, List<Runnable> outcomes, long position) {
        static Attempt at(Tail open, List<Append> group) throws SQLException {
            var position = open.next();
            var outcomes = new ArrayList<Runnable>(group.size());
            for (var append : group) {
                var conflict = open.conflict(append);
                var first = conflict == null ? open.add(append) : -1;
                outcomes.add(conflict == null ? () -> append.done().complete(first) : () -> append.fail(conflict));
            }
            return new Attempt(open.group(), outcomes, position);
        }

        void tell() {
            outcomes.forEach(Runnable::run);
        }
    }

    private <T> void change(Aside<T> aside) {
        var committing = false;
        try {
            var open = tail().session();
            open.run("BEGIN IMMEDIATE");
            var result = aside.change().by(open);
            committing = true;
            open.run("COMMIT");
            if (aside.erases()) SqliteFile.emptyLog(open);
            aside.done().complete(result);
        } catch (SQLException | RuntimeException e) {
            resolve(List.of(), NOTHING, false, e);
            aside.fail(
                    committing && !isFull(e)
                            ? new CannotAppend.OutcomeUnknown(
                                    "Whether it was kept is not known (" + e.getMessage() + ")", e)
                            : new CannotAppend.NotStored("It was not kept (" + e.getMessage() + ")", e));
        }
    }

    private void index() {
        var open = tail;
        if (open == null) return;
        try {
            open.index();
        } catch (SQLException | RuntimeException e) {
            resolve(List.of(), NOTHING, false, e);
        }
    }

    /**
     * Reopens the log and tells each append what became of it. Before the commit was sent, and where it had no room,
     * it cannot have happened; a commit that failed otherwise may have happened, all of it or nothing, and only the
     * reopened log knows: the entries are there, byte for byte, or not.
     */
    private void resolve(List<Append> group, Attempt attempt, boolean uncertain, Exception why) {
        LOG.warn("The ledger could not be written; reopening it", why);
        abandon();
        var notStored = "The entries were not stored (" + why.getMessage() + ")";
        try {
            var open = tail();
            if (uncertain && open.holds(attempt.position(), attempt.entries())) {
                attempt.tell();
                return;
            }
            for (var append : group) {
                var conflict = open.conflict(append);
                append.fail(conflict != null ? conflict : new CannotAppend.NotStored(notStored, why));
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

    /** The end of the log, over a connection opened again if it had to be given up. */
    private Tail tail() throws SQLException {
        var known = tail;
        if (known != null) return known;
        var session = file.reopen();
        try {
            known = Tail.of(session, trees);
            if (known.next() < head.get()) throw new SQLException(known.next() + " entries are left of " + head.get());
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
        tail = known;
        recent = known.recent();
        head.advance(known.next());
        trouble = null;
        return known;
    }

    private void abandon() {
        var open = tail;
        tail = null;
        if (open == null) return;
        try {
            open.session().close();
        } catch (SQLException e) {
            LOG.warn("A connection to the ledger did not close", e);
        }
    }

    private static boolean isFull(Exception e) {
        return e instanceof SQLException failure && failure.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
