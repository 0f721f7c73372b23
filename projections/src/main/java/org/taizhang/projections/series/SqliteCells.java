package org.taizhang.projections.series;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.taizhang.projections.sqlite.Sqlite;
import tools.jackson.databind.json.JsonMapper;

/** Cells on one connection, within the transaction of its user. */
record SqliteCells(Connection connection) implements Cells {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SPANS = 2_000;

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new Sqlite.Failure("Series", e);
        }
    }

    @Override
    public List<Cell> scan(Resolution level, Collection<Long> series, long from, long to) {
        var raw = level == Resolution.RAW;
        return run(
                (raw ? "SELECT series, at, value FROM raw" : "SELECT series, at, n, min, max, sum, last FROM rollup")
                        + " WHERE " + between(level) + " ORDER BY series, at",
                statement -> {
                    bind(statement, series, from, to);
                    var cells = new ArrayList<Cell>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next())
                            cells.add(
                                    raw
                                            ? Cell.raw(rows.getLong(1), rows.getLong(2), rows.getDouble(3))
                                            : new Cell(
                                                    rows.getLong(1),
                                                    rows.getLong(2),
                                                    rows.getLong(3),
                                                    rows.getDouble(4),
                                                    rows.getDouble(5),
                                                    rows.getDouble(6),
                                                    rows.getDouble(7)));
                    }
                    return cells;
                });
    }

    private static String between(Resolution level) {
        return (level == Resolution.RAW ? "" : "level = " + level.level + " AND ")
                + "series IN (SELECT value FROM json_each(?)) AND at >= ? AND at < ?";
    }

    private static void bind(PreparedStatement statement, Collection<Long> series, long from, long to)
            throws SQLException {
        statement.setString(1, JSON.writeValueAsString(series));
        statement.setLong(2, from);
        statement.setLong(3, to);
    }

    @Override
    public List<Touched> touched(Resolution level, Collection<Long> series, long from, long to) {
        return run("SELECT series, at FROM touched WHERE " + between(level), statement -> {
            bind(statement, series, from, to);
            return spans(statement);
        });
    }

    @Override
    public List<Touched> touchedBefore(Resolution level, long before) {
        return run("SELECT series, at FROM touched WHERE level = ? AND at < ? LIMIT " + SPANS, statement -> {
            statement.setInt(1, level.level);
            statement.setLong(2, before);
            return spans(statement);
        });
    }

    private static List<Touched> spans(PreparedStatement statement) throws SQLException {
        var spans = new ArrayList<Touched>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) spans.add(new Touched(rows.getLong(1), rows.getLong(2)));
        }
        return spans;
    }

    @Override
    public void roll(Resolution level, List<Cell> cells, List<Touched> next, List<Touched> done) {
        run("INSERT OR REPLACE INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?, ?)", statement -> {
            for (var cell : cells) {
                statement.setInt(1, level.level);
                statement.setLong(2, cell.series());
                statement.setLong(3, cell.at());
                statement.setLong(4, cell.count());
                statement.setDouble(5, cell.min());
                statement.setDouble(6, cell.max());
                statement.setDouble(7, cell.sum());
                statement.setDouble(8, cell.last());
                statement.executeUpdate();
            }
            return cells;
        });
        if (!next.isEmpty()) touch(level.coarser(), next);
        each("DELETE FROM touched WHERE level = ? AND at = ? AND series = ?", level, done);
    }

    void touch(Resolution level, Collection<Touched> spans) {
        each("INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", level, spans);
    }

    private void each(String sql, Resolution level, Collection<Touched> spans) {
        run(sql, statement -> {
            for (var span : spans) {
                statement.setInt(1, level.level);
                statement.setLong(2, span.at());
                statement.setLong(3, span.series());
                statement.executeUpdate();
            }
            return spans;
        });
    }
}
