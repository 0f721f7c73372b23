package org.taizhang.ledger.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.sqlite.Connector.Mode;

/** The file of a ledger: what makes it one, and the connections to it. */
final class SqliteFile {
    /** Says in the file's header that it is a ledger: "TZLG". */
    static final int APPLICATION = 0x545A4C47;

    static final int FORMAT = 2;

    /** How many of the newest entries are checked for gaps at opening; reading checks all the others. */
    private static final int CHECKED = 1_000;

    /** The index of aggregates is written all over: what of it is in use should be in memory. */
    private static final int CACHE_KIB = 32 << 10;

    /** Each checkpoint syncs twice while all appends wait: 32 MiB of write-ahead log make it rare. */
    private static final int WAL_PAGES = 4 << 10;

    /** A sync costs as much for one page as for two, and a page for each entry less is written. */
    private static final int PAGE_BYTES = 8 << 10;

    private final Path file;
    private final Connector connector;

    SqliteFile(Path file, Connector connector) {
        this.file = file;
        this.connector = connector;
    }

    /** A connection to write over, to a file created where there was none. */
    Session create() {
        return writer(Mode.CREATE);
    }

    /** A connection to write over, to the file that was there before. */
    Session reopen() {
        return writer(Mode.WRITE);
    }

    Session reader() throws SQLException {
        return new Session(connector.open(file, Mode.READ));
    }

    @SuppressWarnings("MustBeClosedChecker")
    private Session writer(Mode mode) {
        try {
            var session = new Session(connector.open(file, mode));
            try {
                identify(session, mode);
                checkNewest(session);
                settle(session);
                return session;
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private void identify(Session session, Mode mode) throws SQLException {
        var application = session.number("PRAGMA application_id");
        var format = session.number("PRAGMA user_version");
        var empty = session.number("SELECT count(*) FROM sqlite_schema") == 0;
        var blank = application == 0 && format == 0 && empty;
        if (blank && mode != Mode.CREATE) throw gap("it has become empty");
        if (!blank && application != APPLICATION) throw new CannotOpen.Foreign(file);
        if (format > FORMAT) throw new CannotOpen.Newer(file, format, FORMAT);
        if (blank) session.run("PRAGMA page_size = " + PAGE_BYTES);
        expect("journal_mode", "wal", session.text("PRAGMA journal_mode = WAL"));
        session.run("PRAGMA synchronous = FULL");
        expect("synchronous", "2", session.text("PRAGMA synchronous"));
        session.run("PRAGMA fullfsync = ON"); // where fsync alone leaves data in the drive's cache
        session.run("PRAGMA secure_delete = ON"); // what is erased is overwritten
        session.run("PRAGMA cache_size = -" + CACHE_KIB);
        session.run("PRAGMA wal_autocheckpoint = " + WAL_PAGES);
        if (blank) initialise(session);
        else if (format < FORMAT) upgrade(session);
    }

    private void expect(String setting, String wanted, String found) {
        if (!found.equals(wanted)) throw new CannotOpen.NotDurable(file, setting, wanted, found);
    }

    private static void initialise(Session session) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        for (var statement : EntryTable.SCHEMA) session.run(statement);
        session.run(
                "CREATE TABLE snapshot (aggregate TEXT PRIMARY KEY, sequence INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT");
        session.run("CREATE TABLE opening (count INTEGER NOT NULL) STRICT");
        session.run("INSERT INTO opening (count) VALUES (0)");
        session.run("PRAGMA application_id = " + APPLICATION);
        addProofs(session);
        session.run("COMMIT");
    }

    /** From the first format, which had no trees, and a nonce with each entry, which nothing could check. */
    private static void upgrade(Session session) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        session.run("ALTER TABLE entry RENAME TO entry_of_format_1");
        session.run("DROP TRIGGER entry_never_changes");
        session.run("DROP TRIGGER entry_never_leaves");
        for (var statement : EntryTable.SCHEMA) session.run(statement);
        session.run(
                "INSERT INTO entry SELECT position, aggregate, sequence, time, latest, bytes FROM entry_of_format_1 "
                        + "ORDER BY position");
        session.run("DROP TABLE entry_of_format_1");
        addProofs(session);
        session.run("COMMIT");
    }

    private static void addProofs(Session session) throws SQLException {
        for (var statement : PlaceTable.SCHEMA) session.run(statement);
        session.run(Trees.SCHEMA);
        session.run(CheckpointTable.SCHEMA);
        for (var statement : PersonalTable.SCHEMA) session.run(statement);
        session.run("PRAGMA user_version = " + FORMAT);
    }

    CannotOpen.Gap gap(String what) {
        return new CannotOpen.Gap(file, what);
    }

    private void checkNewest(Session session) throws SQLException {
        var head = EntryTable.head(session);
        if (head == 0) return;
        if (session.number("SELECT min(position) FROM entry") != 0) throw gap("its first entry is missing");
        var from = Math.max(0, head - CHECKED);
        var missing = head - from - session.number("SELECT count(*) FROM entry WHERE position >= ?", from);
        if (missing != 0) throw gap(missing + " entries after position " + from + " are missing");
    }

    /**
     * Makes what can be read durable and what cannot be read gone for good. After a failed sync neither is so: the
     * pages may be in memory only and yet count as written, and a commit that failed may be found complete in the
     * write-ahead log by whoever recovers it next. So all that counts is copied into the database and synced there,
     * and the log is begun anew by a commit of our own, after which nothing of the old one is ever read again.
     */
    private static void settle(Session session) throws SQLException {
        emptyLog(session);
        session.run("UPDATE opening SET count = count + 1");
    }

    /** Copies what the write-ahead log holds into the database and leaves the log empty. */
    static void emptyLog(Session session) throws SQLException {
        if (session.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            throw new SQLException("somebody else is reading it for too long", "", SQLiteErrorCode.SQLITE_BUSY.code);
    }

    private CannotOpen refusal(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF)) {
            case SQLITE_NOTADB, SQLITE_CORRUPT -> new CannotOpen.NotADatabase(file, e);
            case SQLITE_BUSY, SQLITE_LOCKED -> new CannotOpen.InUse(file);
            default -> new CannotOpen.NotWritable(file, e);
        };
    }
}
