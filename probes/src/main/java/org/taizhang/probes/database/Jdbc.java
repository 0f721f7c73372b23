package org.taizhang.probes.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.Aside;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;

/**
 * Opens connections that can only read, for one run each.
 *
 * <p>Drivers that we do not know may heed no interrupt, so the work is done on a few threads of its own; every wait for the
 * database ends with the target's timeout.
 */
public final class Jdbc {
    private final Drivers drivers;
    private final Credentials credentials;
    private final Aside readers = new Aside("jdbc-reader", 32);

    public Jdbc(Drivers drivers, Credentials credentials) {
        this.drivers = drivers;
        this.credentials = credentials;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work {
        void with(Connection connection) throws SQLException, Failed;
    }

    /**
     * Does the work with a connection that is closed afterwards.
     *
     * @param tls whether only an encrypted connection to a server with a certificate for its name will do
     * @throws Failed where that cannot be; the sentence holds nothing of what the driver said but the SQL state
     */
    public void run(Watched target, @Nullable String credential, boolean tls, Readings readings, Work work)
            throws Failed, InterruptedException {
        var properties = properties(target.address(), credential, tls, target.timeout());
        var address = known(target.address());
        var driver = drivers.of(address);
        readings.step("connecting to the database");
        try {
            readers.call(() -> {
                try (var connection = driver.connect(address, properties)) {
                    if (connection == null) throw new Failed("The driver does not take this address");
                    connection.setReadOnly(true);
                    work.with(connection);
                }
                return readings;
            });
        } catch (ExecutionException e) {
            throw why(e.getCause());
        }
    }

    /** MariaDB's driver speaks to MySQL too, under its own name. */
    private String known(String address) {
        return address.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
    }

    private Properties properties(String address, @Nullable String credential, boolean tls, Duration timeout)
            throws Failed {
        var properties = new Properties();
        if (credential != null) {
            var known = credentials.find(credential);
            properties.setProperty("user", known.user());
            properties.setProperty("password", known.secret());
        }
        var dialect = Dialect.scheme(address);
        var millis = Math.max(1, timeout.toMillis());
        var seconds = Math.max(1, timeout.plusMillis(999).toSeconds());
        switch (dialect) {
            case "postgresql", "kingbase8", "opengauss" -> {
                properties.setProperty("connectTimeout", Long.toString(seconds));
                properties.setProperty("socketTimeout", Long.toString(seconds));
                properties.setProperty("ApplicationName", "taizhang");
                if (tls) properties.setProperty("sslmode", "verify-full");
            }
            case "mariadb", "mysql" -> {
                properties.setProperty("connectTimeout", Long.toString(millis));
                properties.setProperty("socketTimeout", Long.toString(millis));
                properties.setProperty("sslMode", tls ? "verify-full" : "disable");
            }
            case "oracle" -> {
                properties.setProperty("oracle.net.CONNECT_TIMEOUT", Long.toString(millis));
                properties.setProperty("oracle.jdbc.ReadTimeout", Long.toString(millis));
            }
            case "dm" -> {
                properties.setProperty("connectTimeout", Long.toString(millis));
                properties.setProperty("socketTimeout", Long.toString(millis));
            }
            default -> {}
        }
        return properties;
    }

    /** Tells the state, never what the driver says: it quotes statements, and some quote users. */
    static Failed why(@Nullable Throwable failure) {
        if (failure instanceof Failed failed) return failed;
        if (!(failure instanceof SQLException sql))
            return new Failed("The driver failed: "
                    + (failure == null ? "?" : failure.getClass().getSimpleName()));
        var state = sql.getSQLState() == null ? "" : sql.getSQLState();
        var told = " (SQL state " + (state.isEmpty() ? "unknown" : state) + ", code " + sql.getErrorCode() + ")";
        if (state.startsWith("28")) return new Failed("The database does not let the credential in" + told);
        if (state.startsWith("08"))
            return new Failed("The database cannot be reached, or does not speak its protocol" + told);
        if (state.equals("42501") || sql.getErrorCode() == 1142 || sql.getErrorCode() == 1227)
            return new Failed("The database does not grant what is to be read" + told);
        if (state.equals("57014") || sql.getErrorCode() == 1969)
            return new Failed("The database took longer than the statement may" + told);
        if (state.equals("25006")) return new Failed("Only reading is allowed" + told);
        return new Failed("The database refused" + told);
    }
}
