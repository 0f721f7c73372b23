package org.taizhang.ledger.sqlite;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.taizhang.ledger.CannotRead;

/** A few read-only connections, each opened when first needed and given up when it fails; they never block the writer. */
final class Readers implements AutoCloseable {
    interface Query<T> {
        T of(Session session) throws SQLException;
    }

    private static final int CONNECTIONS = 4;

    private final SqliteFile file;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(SqliteFile file) {
        this.file = file;
    }

    <T> T read(Query<T> query) {
        free.acquireUninterruptibly();
        try {
            if (closed) throw new CannotRead("The log is closed");
            var session = idle.poll();
            if (session == null) session = file.reader();
            try {
                var answer = query.of(session);
                idle.push(session);
                return answer;
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new CannotRead("The ledger cannot be read (" + e.getMessage() + ")", e);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        free.acquireUninterruptibly(CONNECTIONS);
        free.release(CONNECTIONS);
        for (var session = idle.poll(); session != null; session = idle.poll()) session.close();
    }
}
