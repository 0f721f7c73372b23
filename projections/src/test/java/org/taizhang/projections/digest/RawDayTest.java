package org.taizhang.projections.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.digest.DigestEvent.Extreme;
import org.taizhang.domain.digest.DigestEvent.Gap;
import org.taizhang.projections.series.Point;
import org.taizhang.projections.series.Retention;
import org.taizhang.projections.series.SqliteSeries;
import org.taizhang.projections.sqlite.Sqlite;
import tools.jackson.databind.json.JsonMapper;

class RawDayTest {
    private static final UUID TARGET = new UUID(0, 7);
    private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");

    private static final Retention KEPT =
            new Retention(Duration.ofDays(2), Duration.ofDays(14), Duration.ofDays(400), Duration.ofDays(3650));

    @TempDir
    private Path folder;

    private static Point point(String metric, String instance, int second, double value) {
        return new Point(TARGET, metric, instance, DAY.plusSeconds(second), value);
    }

    @Test
    void aDayComesToItsRunsItsGapsItsExtremesAndAlwaysTheSameLines() throws IOException {
        try (var file = new Sqlite(folder.resolve("metrics.db"), 1);
                var series = new SqliteSeries(file, KEPT, ZoneOffset.UTC)) {
            series.write(List.of(
                    point("probe_success", "", 20, 0),
                    point("probe_success", "", 0, 1),
                    point("probe_success", "", 10, 1),
                    point("probe_success", "", 50, 1),
                    point("probe_success", "", 60, 1),
                    point("host_cpu_ratio", "", 10, 0.25),
                    point("host_filesystem_used_ratio", "/var", 10, 0.5),
                    point("host_filesystem_used_ratio", "/", 20, 0.75),
                    point("host_filesystem_used_ratio", "/", 10, 0.7)));
            var day = new RawDay(series, TARGET, DAY, DAY.plusSeconds(60));
            assertThat(day.runs()).isEqualTo(4);
            assertThat(day.failures()).isOne();
            assertThat(day.gaps(Duration.ofSeconds(20)))
                    .containsExactly(new Gap(DAY.plusSeconds(20), DAY.plusSeconds(50)));
            assertThat(day.gaps(Duration.ofSeconds(30))).isEmpty();

            var bytes = new ByteArrayOutputStream();
            var sum = day.write(bytes, Set.of("host_filesystem_used_ratio"), JsonMapper.shared());
            assertThat(sum.points()).isEqualTo(8);
            assertThat(sum.extremes())
                    .containsExactly(
                            new Extreme("host_filesystem_used_ratio", "/", 0.7, 0.75),
                            new Extreme("host_filesystem_used_ratio", "/var", 0.5, 0.5),
                            new Extreme("host_cpu_ratio", "", 0.25, 0.25),
                            new Extreme("probe_success", "", 0, 1));
            assertThat(bytes.toString(StandardCharsets.UTF_8))
                    .startsWith("[\"host_cpu_ratio\",\"\",\"2026-11-23T00:00:10Z\",0.25]\n")
                    .contains("[\"host_filesystem_used_ratio\",\"/\",\"2026-11-23T00:00:10Z\",0.7]\n")
                    .endsWith("[\"probe_success\",\"\",\"2026-11-23T00:00:50Z\",1.0]\n")
                    .hasLineCount(8);
        }
    }

    @Test
    void aDayWithoutARunIsOneGap() {
        try (var file = new Sqlite(folder.resolve("metrics.db"), 1);
                var series = new SqliteSeries(file, KEPT, ZoneOffset.UTC)) {
            var day = new RawDay(series, TARGET, DAY, DAY.plusSeconds(86_400));
            assertThat(day.runs()).isZero();
            assertThat(day.gaps(Duration.ofSeconds(20))).containsExactly(new Gap(DAY, DAY.plusSeconds(86_400)));
        }
    }

    @Test
    void ofManyGapsTheLongestHundredAreNamedInOrder() {
        var gaps = IntStream.range(0, 300)
                .mapToObj(i -> new Gap(DAY.plusSeconds(1_000L * i), DAY.plusSeconds(1_000L * i + 1 + i)))
                .toList();
        assertThat(RawDay.longest(gaps)).isEqualTo(gaps.subList(200, 300));
    }
}
