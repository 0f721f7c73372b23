package org.taizhang.probes.contract;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import org.taizhang.probes.database.Jdbc;

/** Reads what a database gives to one SELECT, in a transaction that can only read, and holds it to its contract. */
public final class DataQueryProbe {
    private static final int MOST_ROWS = 100_000;
    private static final int AT_ONCE = 500;

    private final Jdbc jdbc;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone in which times without an offset are */
    public DataQueryProbe(Jdbc jdbc, InstantSource clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    public void read(Watched target, Check.DataQuery check, Readings readings) throws Failed, InterruptedException {
        var contract = new Contract(check.contract(), new Moments(zone), clock);
        var seconds = (int) Math.max(1, target.timeout().toSeconds());
        jdbc.run(target, check.credential(), Boolean.TRUE.equals(check.tls()), readings, connection -> {
            connection.setAutoCommit(false);
            readings.step("asking the database");
            try {
                select(connection, check.select(), seconds, contract);
            } finally {
                connection.rollback();
            }
        });
        contract.finish(readings);
    }

    private void select(Connection connection, String select, int seconds, Contract contract)
            throws SQLException, Failed {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
            statement.setMaxRows(MOST_ROWS);
            statement.setFetchSize(AT_ONCE);
            try (var rows = statement.executeQuery(select)) {
                var columns = new HashMap<String, Integer>();
                for (var i = rows.getMetaData().getColumnCount(); i > 0; i--)
                    columns.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), i);
                while (rows.next()) {
                    var record = record(rows, columns);
                    contract.take(name -> record.get(name.toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private Map<String, Object> record(ResultSet row, Map<String, Integer> columns) throws SQLException {
        var record = new HashMap<String, Object>();
        for (var column : columns.entrySet()) {
            var value = value(row, column.getValue());
            if (value != null) record.put(column.getKey(), value);
        }
        return record;
    }

    private @Nullable Object value(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        if (value instanceof Timestamp)
            return row.getTimestamp(column, Calendar.getInstance(TimeZone.getTimeZone(zone)));
        return value instanceof java.sql.Date day ? day.toLocalDate() : value;
    }
}
