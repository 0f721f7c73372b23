package org.taizhang.projections.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.sqlite.Sqlite;

class SqliteSeriesTest extends SeriesContract {
    private final Sqlite file;

    SqliteSeriesTest(@TempDir Path folder) {
        file = new Sqlite(folder.resolve("metrics.db"), 2);
    }

    @Override
    Series engine() {
        return new SqliteSeries(file, Retention.DEFAULT, ZONE);
    }

    @AfterEach
    void closeFile() {
        file.close();
    }

    @Test
    void knowsNoSeriesOfAWriteThatFailed() {
        var series = engine();
        execute("CREATE TRIGGER full BEFORE INSERT ON touched BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        var point = new Point(UUID.randomUUID(), "up", "", Instant.EPOCH, 1);
        assertThatThrownBy(() -> series.write(List.of(point))).isInstanceOf(Sqlite.Failure.class);
        assertThat(series.size().series()).isZero();
        execute("DROP TRIGGER full");
        series.write(List.of(point));
        var read = series.read(point.target(), "up", "", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Resolution.HOUR);
        assertThat(read).extracting(Bucket::count).containsExactly(1L);
    }

    private void execute(String sql) {
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
