package org.taizhang.projections.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file that can be lost without loss: one writer at a time, a few readers that never wait for it, and no fsync
 * per commit. A commit survives the end of the process; the newest ones may not survive a power failure.
 */
public final class Sqlite implements AutoCloseable {
    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** SQLite refused or failed; nothing of the transaction was kept. */
    public static final class Failure extends RuntimeException {
        public Failure(Object where, SQLException cause) {
            super(where + ": " + cause.getMessage(), cause);
        }
    }

    private final Path file;
    private final boolean durable;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Connection> readers = new ArrayList<>();
    private final BlockingQueue<Connection> idle;

    /** Opens the file, or creates it and its folder, with so many connections for readers. */
    public Sqlite(Path file, int readers) {
        this(file, readers, false);
    }

    /** @param durable whether a write is on the disk when it returns, rather than soon after */
    public Sqlite(Path file, int readers, boolean durable) {
        this.file = file;
        this.durable = durable;
        idle = new ArrayBlockingQueue<>(readers);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writer = connect(false);
            for (int i = 0; i < readers; i++) this.readers.add(connect(true));
            idle.addAll(this.readers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new Failure(file, e);
        }
    }

    private Connection connect(boolean reader) throws SQLException {
        var config = new SQLiteConfig();
        config.setGetGeneratedKeys(false); // costs a query with each insert
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(durable ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(10_000);
        config.setCacheSize(reader ? -4_000 : -32_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        if (reader) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = 1");
            }
        }
        return connection;
    }

    public Path file() {
        return file;
    }

    /** Runs the work in one transaction, alone; what throws is rolled back. */
    public <T> T write(Work<T> work) {
        return write(work, done -> {});
    }

    /** As {@link #write(Work)}, and tells what was committed before anybody else writes. */
    public <T> T write(Work<T> work, Consumer<? super T> committed) {
        writing.lock();
        try (var statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            T result;
            try {
                result = work.with(writer);
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollBack(statement, e);
                throw e;
            }
            committed.accept(result);
            return result;
        } catch (SQLException e) {
            throw new Failure(file, e);
        } finally {
            writing.unlock();
        }
    }

    /** SQLite has rolled back itself after some failures, and then refuses to do it again. */
    private static void rollBack(Statement statement, Exception because) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Runs the work beside any writer, waiting for a free reader. */
    public <T> T read(Work<T> work) {
        Connection reader;
        try {
            reader = idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to read " + file, e);
        }
        try {
            return work.with(reader);
        } catch (SQLException e) {
            throw new Failure(file, e);
        } finally {
            idle.add(reader);
        }
    }

    /** Writes the file anew, so that nothing is left in it or in its log of what was deleted; takes as long as that takes. */
    public void purge() {
        writing.lock();
        try (var statement = writer.createStatement()) {
            statement.execute("PRAGMA temp_store = FILE"); // a copy of the whole file has no place in memory
            try {
                statement.execute("VACUUM");
            } finally {
                statement.execute("PRAGMA temp_store = MEMORY");
            }
            try (var answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (answer.next() && answer.getInt(1) != 0)
                    throw new SQLException("Somebody reads what was deleted; it could not be purged from the log");
            }
        } catch (SQLException e) {
            throw new Failure(file, e);
        } finally {
            writing.unlock();
        }
    }

    /** Waits for the writer and closes every connection. */
    @Override
    public void close() {
        writing.lock();
        try {
            for (var reader : readers) reader.close();
            writer.close();
        } catch (SQLException e) {
            throw new Failure(file, e);
        } finally {
            writing.unlock();
        }
    }
}
