package org.taizhang.projections.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.taizhang.projections.series.Resolution.DAY;
import static org.taizhang.projections.series.Resolution.FIVE_MINUTES;
import static org.taizhang.projections.series.Resolution.HOUR;
import static org.taizhang.projections.series.Resolution.RAW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine of {@link Series} must do. */
abstract class SeriesContract {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UUID SITE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    /** Midnight in the zone. */
    private static final Instant T0 = Instant.parse("2026-03-01T16:00:00Z");

    private Series series;

    /** The same series each time, as after a restart. */
    abstract Series engine();

    @BeforeEach
    void open() {
        series = engine();
    }

    private static Instant at(String offset) {
        return T0.plus(Duration.parse(offset));
    }

    private static Point point(String offset, double value) {
        return new Point(SITE, "up", "", at(offset), value);
    }

    private List<Bucket> read(Resolution resolution) {
        return series.read(SITE, "up", "", at("P-10D"), at("P400D"), resolution);
    }

    @Test
    void givesBackWhatWasWrittenInOrderOfTime() {
        var written = series.write(List.of(point("PT2S", 2), point("PT1S", 1), new Point(OTHER, "up", "", T0, 9)));
        assertThat(written).isEqualTo(new Series.Written(3, 0, 0));
        assertThat(read(RAW))
                .containsExactly(new Bucket("", at("PT1S"), 1, 1, 1, 1, 1), new Bucket("", at("PT2S"), 1, 2, 2, 2, 2));
        assertThat(series.read(SITE, "up", "", at("PT1S"), at("PT2S"), RAW)).hasSize(1);
        assertThat(series.read(SITE, "down", "", T0, at("P1D"), RAW)).isEmpty();
        assertThat(series.read(UUID.randomUUID(), "up", "", T0, at("P1D"), DAY)).isEmpty();
    }

    @Test
    void aPointOfTheSameMillisecondTakesThePlaceOfTheOther() {
        series.write(List.of(point("PT1S", 1)));
        series.write(List.of(point("PT1.0004S", 5), point("PT1.001S", 7)));
        assertThat(read(RAW)).extracting(Bucket::last).containsExactly(5.0, 7.0);
        series.maintain(at("PT10M"));
        series.write(List.of(point("PT1S", 3)));
        assertThat(read(FIVE_MINUTES)).containsExactly(new Bucket("", T0, 2, 3, 7, 10, 7));
    }

    @Test
    void refusesWhatIsNoNumberAndCountsIt() {
        var written = series.write(
                List.of(point("PT1S", Double.NaN), point("PT2S", Double.POSITIVE_INFINITY), point("PT3S", 1)));
        assertThat(written).isEqualTo(new Series.Written(1, 2, 0));
        assertThat(read(RAW)).hasSize(1);
    }

    @Test
    void tellsInstancesApart() {
        series.write(List.of(
                new Point(SITE, "disk", "/var", T0, 2),
                new Point(SITE, "disk", "/", at("PT1S"), 1),
                new Point(SITE, "disk", "/", T0, 0)));
        assertThat(series.read(SITE, "disk", null, T0, at("PT1H"), RAW))
                .extracting(Bucket::instance, Bucket::last)
                .containsExactly(tuple("/", 0.0), tuple("/", 1.0), tuple("/var", 2.0));
        assertThat(series.read(SITE, "disk", "/var", T0, at("PT1H"), HOUR)).hasSize(1);
    }

    @Test
    void readsTheSameBeforeAndAfterItIsRolledUp() {
        var random = new Random(7);
        var points = new ArrayList<Point>();
        for (int i = 0; i < 3_000; i++) points.add(point("PT" + random.nextInt(3 * 86_400) + "S", random.nextInt(100)));
        series.write(points.subList(0, 2_000));
        series.maintain(at("PT30H7M"));
        series.write(points.subList(2_000, 3_000));
        var raw = read(RAW);
        for (var resolution : List.of(FIVE_MINUTES, HOUR, DAY)) {
            var before = read(resolution);
            assertThat(before.stream().mapToLong(Bucket::count).sum()).isEqualTo(raw.size());
            assertThat(before.stream().mapToDouble(Bucket::sum).sum())
                    .isEqualTo(raw.stream().mapToDouble(Bucket::sum).sum());
            series.maintain(at("PT47H"));
            assertThat(read(resolution)).isEqualTo(before);
        }
        assertThat(read(DAY)).extracting(Bucket::at).containsExactly(T0, at("P1D"), at("P2D"));
        assertThat(series.size().rows().get(DAY)).isEqualTo(1);
        assertThat(read(DAY).getFirst().last())
                .isEqualTo(raw.stream()
                        .filter(bucket -> bucket.at().isBefore(at("P1D")))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .last());
    }

    @Test
    void countsALatePointInEverySpanThatWasRolledUp() {
        series.write(List.of(point("PT1M", 10), point("PT2H", 30)));
        series.maintain(at("P1DT1H"));
        assertThat(series.size().rows()).isEqualTo(Map.of(RAW, 2L, FIVE_MINUTES, 2L, HOUR, 2L, DAY, 1L));
        series.write(List.of(point("PT2M", 50)));
        for (int i = 0; i < 2; i++) {
            assertThat(read(FIVE_MINUTES).getFirst()).isEqualTo(new Bucket("", T0, 2, 10, 50, 60, 50));
            assertThat(read(HOUR).getFirst()).isEqualTo(new Bucket("", T0, 2, 10, 50, 60, 50));
            assertThat(read(DAY)).containsExactly(new Bucket("", T0, 3, 10, 50, 90, 30));
            series.maintain(at("P1DT1H"));
        }
    }

    @Test
    void daysAreThoseOfTheZone() {
        series.write(List.of(point("PT-1S", 1), point("PT0S", 2), point("PT23H59M59S", 3), point("P1D", 4)));
        assertThat(read(DAY))
                .extracting(Bucket::at, Bucket::sum)
                .containsExactly(tuple(at("P-1D"), 1.0), tuple(T0, 5.0), tuple(at("P1D"), 4.0));
    }

    @Test
    void forgetsEachResolutionInItsTime() {
        series.write(List.of(point("PT0S", 1), point("P1D", 2), point("P3D", 3)));
        series.maintain(at("P1DT1H"));
        series.maintain(at("P3DT1H"));
        assertThat(read(RAW)).extracting(Bucket::at).containsExactly(at("P3D"));
        assertThat(read(DAY)).extracting(Bucket::sum).containsExactly(1.0, 2.0, 3.0);
        series.maintain(at("P16D"));
        assertThat(read(FIVE_MINUTES)).extracting(Bucket::at).containsExactly(at("P3D"));
        assertThat(read(HOUR)).hasSize(3);
        series.maintain(at("P402D"));
        assertThat(read(HOUR)).hasSize(1);
        series.maintain(at("P3652D"));
        assertThat(read(DAY)).hasSize(3);
        series.maintain(at("P3655D"));
        assertThat(read(DAY)).extracting(Bucket::at).containsExactly(at("P3D"));
    }

    @Test
    void letsGoWhatIsOlderThanTheRawValuesItWouldBelongTo() {
        series.write(List.of(point("PT1M", 1)));
        series.maintain(at("P2DT6M"));
        assertThat(read(RAW)).isEmpty();
        var late = List.of(point("PT2M", 9), point("PT5M", 2));
        assertThat(series.write(late)).isEqualTo(new Series.Written(1, 0, 1));
        series.close();
        series = engine();
        assertThat(series.write(late)).isEqualTo(new Series.Written(1, 0, 1));
        series.maintain(at("P2DT6M"));
        assertThat(read(HOUR)).containsExactly(new Bucket("", T0, 2, 1, 2, 3, 2));
    }

    @Test
    void knowsTheNewestOfEachSeries() {
        series.write(List.of(
                point("PT1S", 1),
                point("PT3S", 3),
                new Point(SITE, "disk", "/", T0, 5),
                new Point(OTHER, "up", "", T0, 6)));
        series.write(List.of(point("PT2S", 2), new Point(OTHER, "up", "", T0, 7)));
        assertThat(series.latest(List.of(SITE)))
                .containsExactlyInAnyOrder(point("PT3S", 3), new Point(SITE, "disk", "/", T0, 5));
        assertThat(series.latest(List.of(SITE, OTHER, UUID.randomUUID())))
                .hasSize(3)
                .contains(new Point(OTHER, "up", "", T0, 7));
        assertThat(series.latest(List.of())).isEmpty();
        series.maintain(at("P3D"));
        assertThat(series.latest(List.of(SITE))).isEmpty();
    }

    @Test
    void averagesEveryValueOverCoarseSpansAndFineEdges() {
        var from = at("PT7H3M20S");
        var to = at("P2DT5H41M7S");
        double sum = 0;
        int count = 0;
        var points = new ArrayList<Point>();
        for (int seconds = 0; seconds < 3 * 86_400; seconds += 47) {
            var value = seconds % 3 == 0 ? 0 : 1;
            points.add(point("PT" + seconds + "S", value));
            if (!T0.plusSeconds(seconds).isBefore(from)
                    && T0.plusSeconds(seconds).isBefore(to)) {
                sum += value;
                count++;
            }
        }
        points.add(new Point(OTHER, "up", "a", at("P1D"), 1));
        points.add(new Point(OTHER, "up", "b", at("P1D"), 0));
        points.add(new Point(OTHER, "load", "", at("P1D"), 7));
        series.write(points);
        for (int i = 0; i < 2; i++) {
            var averages = series.average("up", List.of(SITE, OTHER, UUID.randomUUID()), from, to);
            assertThat(averages).containsOnlyKeys(SITE, OTHER);
            assertThat(averages.get(SITE)).isCloseTo(sum / count, within(1e-12));
            assertThat(averages.get(OTHER)).isEqualTo(0.5);
            series.maintain(at("PT47H"));
        }
        assertThat(series.average("up", List.of(SITE), to, from)).isEmpty();
    }

    @Test
    void remembersEverythingAfterARestart() {
        series.write(List.of(point("PT1S", 1)));
        series.maintain(at("PT10M"));
        series.write(List.of(point("PT2S", 2)));
        series.close();
        series = engine();
        assertThat(read(FIVE_MINUTES)).containsExactly(new Bucket("", T0, 2, 1, 2, 3, 2));
        series.write(List.of(point("PT3S", 3)));
        series.maintain(at("PT10M"));
        assertThat(read(FIVE_MINUTES)).containsExactly(new Bucket("", T0, 3, 1, 3, 6, 3));
        assertThat(series.size().series()).isEqualTo(1);
    }

    @Test
    void saysHowMuchThereIs() {
        series.write(List.of(point("PT1S", 1), point("PT6M", 2), new Point(SITE, "down", "", T0, 1)));
        assertThat(series.size().rows()).isEqualTo(Map.of(RAW, 3L, FIVE_MINUTES, 0L, HOUR, 0L, DAY, 0L));
        series.maintain(at("PT2H"));
        var size = series.size();
        assertThat(size.series()).isEqualTo(2);
        assertThat(size.rows()).isEqualTo(Map.of(RAW, 3L, FIVE_MINUTES, 3L, HOUR, 2L, DAY, 0L));
        assertThat(size.bytes()).isNotZero();
    }

    @Test
    void refusesToKeepSoShortThatNothingCouldBeRolledUp() {
        var day = Duration.ofDays(1);
        assertThatThrownBy(() -> new Retention(Duration.ofMinutes(1), day, day, day))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
