package org.taizhang.ledger.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite on storage that fails when a test says so. */
final class Faults implements Connector {
    interface Fault {
        void at(Mode mode, String sql) throws SQLException;
    }

    static final Fault NONE = (mode, sql) -> {};

    interface Opening {
        void of(Mode mode, @Nullable Connection connection) throws SQLException;
    }

    /** Runs before a statement; what it throws keeps the statement from running. */
    volatile Fault before = NONE;

    /** Runs after a statement; what it throws hides that the statement ran. */
    volatile Fault after = NONE;

    /** Runs before a connection is opened, without it, and after, with it. */
    volatile Opening opening = (mode, connection) -> {};

    static SQLException ioError() {
        return new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    }

    /** Fails the statement that begins like this, once. */
    static Fault once(String start) {
        return new Fault() {
            private boolean done;

            @Override
            public synchronized void at(Mode mode, String sql) throws SQLException {
                if (done || !sql.startsWith(start)) return;
                done = true;
                throw ioError();
            }
        };
    }

    @Override
    public Connection open(Path file, Mode mode) throws SQLException {
        opening.of(mode, null);
        var connection = SQLITE.open(file, mode);
        opening.of(mode, connection);
        return proxy(Connection.class, (method, arguments) -> {
            var result = call(method, connection, arguments);
            return method.getName().equals("prepareStatement")
                    ? prepared(mode, (PreparedStatement) result, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement prepared(Mode mode, PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) return call(method, statement, arguments);
            before.at(mode, sql);
            var result = call(method, statement, arguments);
            after.at(mode, sql);
            return result;
        });
    }

    private interface Call {
        Object with(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.with(method, arguments)));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
