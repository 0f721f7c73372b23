package org.taizhang.ledger.bench;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** Transactions of a thread over a pool, as a transaction manager of Spring's keeps them. */
final class Transactions implements TransactionManager, ConnectionProvider {
    private final DataSource pool;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    Transactions(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.get();
        return connection == null
                ? pool.getConnection()
                : ConnectionWrapperFactory.wrap(connection, new ConnectionWrapperFactory.NoOpCloseHandler());
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) return new Ended();
        try {
            var connection = pool.getConnection();
            connection.setAutoCommit(false);
            current.set(connection);
            return new Begun(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private final class Begun implements Transaction {
        private final Connection connection;

        Begun(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(connection::commit);
        }

        @Override
        public void rollback() {
            end(connection::rollback);
        }

        private void end(Step step) {
            current.remove();
            try (connection) {
                step.run();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** One within another ends with that. */
    private static final class Ended implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }
}
