package org.taizhang.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection, used by one thread at a time, and the statements it has prepared. */
final class Session implements AutoCloseable {
    /** Reads what it needs of the row a result set stands at. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** How many rows a statement inserts: as many as fit of the first, then of the next. */
    private static final int[] GOES = {64, 16, 4, 1};

    private final Connection connection;
    private final Map<String, Map<Integer, String>> statements = new HashMap<>();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    void run(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statement(sql, parameters);
        if (statement.execute()) statement.getResultSet().close();
    }

    /**
     * Inserts rows of so many columns, given one after the other, dozens with a statement: what a statement costs here
     * is the call into the library, not the rows.
     */
    void insert(String into, int columns, List<Object> values) throws SQLException {
        var row = 0;
        var rows = values.size() / columns;
        for (var many : GOES)
            for (; rows - row >= many; row += many) {
                var sql = statements
                        .computeIfAbsent(into, table -> new HashMap<>())
                        .computeIfAbsent(many, count -> into + " VALUES " + places(columns, count));
                run(sql, values.subList(row * columns, (row + many) * columns).toArray());
            }
    }

    private static String places(int columns, int rows) {
        var row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        return String.join(", ", Collections.nCopies(rows, row));
    }

    <T> List<T> rows(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        try (var result = statement(sql, parameters).executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) rows.add(row.of(result));
            return rows;
        }
    }

    <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        try (var result = statement(sql, parameters).executeQuery()) {
            return result.next() ? Optional.of(row.of(result)) : Optional.empty();
        }
    }

    /** The number in the only column of the only row. */
    long number(String sql, @Nullable Object... parameters) throws SQLException {
        return first(row -> row.getLong(1), sql, parameters).orElseThrow(() -> new SQLException("No row: " + sql));
    }

    String text(String sql) throws SQLException {
        return first(row -> row.getString(1), sql).orElseThrow(() -> new SQLException("No row: " + sql));
    }

    /** Numbers, or texts without quotes and backslashes, as what json_each takes apart. */
    static String array(Collection<?> values) {
        return values.stream()
                .map(value -> value instanceof String text ? '"' + text + '"' : value.toString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private PreparedStatement statement(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (var i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
