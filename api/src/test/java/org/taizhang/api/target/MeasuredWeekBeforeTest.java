package org.taizhang.api.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.series.Point;
import org.taizhang.projections.series.Retention;
import org.taizhang.projections.series.SqliteSeries;
import org.taizhang.projections.sqlite.Sqlite;

class MeasuredWeekBeforeTest {
    private static final UUID TARGET = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-23T08:17:00Z");
    private static final Instant THEN = Instant.parse("2026-11-16T08:00:00Z");

    @Test
    void isTheMeanOfTheHourOfEachInstanceAndNothingWhereThereIsTooLittle(@TempDir Path folder) {
        try (var file = new Sqlite(folder.resolve("metrics.db"), 2);
                var series = new SqliteSeries(file, Retention.DEFAULT, ZoneId.of("Asia/Shanghai"))) {
            series.write(List.of(
                    point("a", -1, 1000),
                    point("a", 0, 10),
                    point("a", 30, 20),
                    point("a", 59, 60),
                    point("a", 60, 1000),
                    point("b", 0, 7),
                    point("b", 30, 7)));
            var weekBefore = new MeasuredWeekBefore(series);
            assertThat(weekBefore.mean(TARGET, "used", "a", NOW)).isEqualTo(30);
            assertThat(weekBefore.mean(TARGET, "used", "a", NOW.plus(Duration.ofMinutes(42))))
                    .isEqualTo(30);
            assertThat(weekBefore.mean(TARGET, "used", "b", NOW))
                    .as("two values")
                    .isNull();
            assertThat(weekBefore.mean(TARGET, "used", "c", NOW)).isNull();
            assertThat(weekBefore.mean(TARGET, "other", "a", NOW)).isNull();
            assertThat(weekBefore.mean(TARGET, "used", "a", NOW.plus(Duration.ofHours(1))))
                    .as("of the next hour there is one value")
                    .isNull();
            assertThat(weekBefore.mean(TARGET, "used", "a", NOW)).isEqualTo(30);
        }
    }

    private static Point point(String instance, int minute, double value) {
        return new Point(TARGET, "used", instance, THEN.plus(Duration.ofMinutes(minute)), value);
    }
}
