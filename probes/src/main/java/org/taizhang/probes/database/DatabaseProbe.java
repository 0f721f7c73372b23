package org.taizhang.probes.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import org.taizhang.probes.database.Dialect.Question;

/**
 * Reads a database by what it tells of itself: sessions and their limit, processes, tablespaces, slow statements, lag of
 * replication, cache hits, its version.
 *
 * <p>{@code database_up} is 1 where it answers, whatever else it may refuse.
 */
public final class DatabaseProbe {
    private static final int MOST_ROWS = 1_000;

    private final Jdbc jdbc;

    public DatabaseProbe(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public void read(Watched target, Check.Database check, Readings readings) throws Failed, InterruptedException {
        var scheme = Dialect.scheme(target.address());
        Dialect.of(scheme);
        readings.put("database_up", 0);
        var seconds = (int) Math.max(1, target.timeout().toSeconds());
        jdbc.run(target, check.credential(), Boolean.TRUE.equals(check.tls()), readings, connection -> {
            readings.step("asking the database");
            ping(connection, seconds, readings);
            var refused = 0;
            for (var question : Dialect.of(kind(connection, scheme)).questions())
                refused += ask(connection, question, seconds, readings) ? 0 : 1;
            readings.put("database_questions_refused", refused);
        });
        var sessions = readings.value("database_sessions");
        readings.put("database_sessions_used_ratio", sessions / readings.value("database_sessions_limit"));
    }

    /** MariaDB and MySQL go by one protocol and tell of themselves in different places. */
    private static String kind(Connection connection, String scheme) throws SQLException {
        if (!scheme.equals("mariadb") && !scheme.equals("mysql")) return scheme;
        return connection
                        .getMetaData()
                        .getDatabaseProductName()
                        .toLowerCase(Locale.ROOT)
                        .contains("maria")
                ? "mariadb"
                : "mysql";
    }

    private static void ping(Connection connection, int seconds, Readings readings) throws SQLException, Failed {
        var began = System.nanoTime();
        if (!connection.isValid(seconds)) throw new Failed("The database does not answer");
        readings.put("database_ping_seconds", (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
        readings.put("database_up", 1);
    }

    /** Says whether the database answered; one that need not may refuse. */
    private static boolean ask(Connection connection, Question question, int seconds, Readings readings)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
            statement.setMaxRows(MOST_ROWS);
            try (var rows = statement.executeQuery(question.sql())) {
                while (rows.next()) row(rows, question, readings);
            }
            return true;
        } catch (SQLException e) {
            if (!question.optional() || connection.isClosed()) throw e;
            return false;
        }
    }

    private static void row(ResultSet row, Question question, Readings readings) throws SQLException {
        var columns = row.getMetaData();
        var instance = "";
        for (var i = 1; i <= columns.getColumnCount(); i++)
            if (columns.getColumnLabel(i).equalsIgnoreCase("instance")) instance = text(row.getObject(i));
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            var label = columns.getColumnLabel(i);
            if (label.equalsIgnoreCase("instance")) continue;
            var name = question.columns().isEmpty()
                    ? label.toLowerCase(Locale.ROOT)
                    : question.columns().get(label);
            var value = row.getObject(i);
            if (name == null || value == null) continue;
            if (value instanceof Number number) readings.put(name, instance, number.doubleValue());
            else if (instance.isEmpty()) readings.fact(name, text(value));
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
