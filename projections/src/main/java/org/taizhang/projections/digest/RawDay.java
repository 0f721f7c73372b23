package org.taizhang.projections.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.taizhang.domain.digest.DigestEvent.Extreme;
import org.taizhang.domain.digest.DigestEvent.Gap;
import org.taizhang.projections.series.Bucket;
import org.taizhang.projections.series.Point;
import org.taizhang.projections.series.Resolution;
import org.taizhang.projections.series.Series;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every value that was measured of a target in a time, while it is kept raw, as lines that always come out the same:
 * {@code ["metric","instance","2026-11-23T00:00:00Z",1.5]}, by metric, instance and time, each ended by a line feed.
 */
public final class RawDay {
    private static final String RUN = "probe_success";
    private static final int GAPS = 100;
    private static final int EXTREMES = 60;

    private final Series series;
    private final UUID target;
    private final Instant from;
    private final Instant until;
    private final List<Bucket> runs;

    public RawDay(Series series, UUID target, Instant from, Instant until) {
        this.series = series;
        this.target = target;
        this.from = from;
        this.until = until;
        this.runs = series.read(target, RUN, "", from, until, Resolution.RAW);
    }

    /**
     * What the lines come to besides their hash.
     *
     * @param extremes of the series of metrics that rules ask for, then of others
     */
    public record Sum(long points, List<Extreme> extremes) {}

    /** Writes every line, and sums up what goes by. */
    public Sum write(OutputStream to, Set<String> asked, JsonMapper json) throws IOException {
        var extremes = new ArrayList<Extreme>();
        var points = 0L;
        for (var metric : metrics()) {
            var values = series.read(target, metric, null, from, until, Resolution.RAW);
            for (var value : values) to.write(line(metric, value, json));
            points += values.size();
            extremes(metric, values, extremes);
        }
        extremes.sort(Comparator.comparing((Extreme one) -> !asked.contains(one.metric()))
                .thenComparing(Extreme::metric)
                .thenComparing(Extreme::instance));
        return new Sum(points, List.copyOf(extremes.subList(0, Math.min(EXTREMES, extremes.size()))));
    }

    public long runs() {
        return runs.size();
    }

    public long failures() {
        return runs.stream().filter(run -> run.last() < 1).count();
    }

    /** The times, in order, in which more than {@code longest} went by without a run. */
    public List<Gap> gaps(Duration longest) {
        var gaps = new ArrayList<Gap>();
        var last = from;
        for (var run : runs) {
            addGap(last, run.at(), longest, gaps);
            last = run.at();
        }
        addGap(last, until, longest, gaps);
        return gaps;
    }

    /** The longest hundred of them, in order. */
    public static List<Gap> longest(List<Gap> gaps) {
        return gaps.stream()
                .sorted(Comparator.comparing(RawDay::length).reversed())
                .limit(GAPS)
                .sorted(Comparator.comparing(Gap::from))
                .toList();
    }

    public static Duration length(Gap gap) {
        return Duration.between(gap.from(), gap.until());
    }

    private static void addGap(Instant from, Instant until, Duration longest, List<Gap> gaps) {
        if (Duration.between(from, until).compareTo(longest) > 0) gaps.add(new Gap(from, until));
    }

    private List<String> metrics() {
        return series.latest(List.of(target)).stream()
                .map(Point::metric)
                .distinct()
                .sorted()
                .toList();
    }

    private static byte[] line(String metric, Bucket value, JsonMapper json) {
        var parts = List.of(metric, value.instance(), value.at().toString(), value.last());
        return (json.writeValueAsString(parts) + "\n").getBytes(UTF_8);
    }

    /** Of values that come by instance. */
    private static void extremes(String metric, List<Bucket> values, List<Extreme> extremes) {
        for (var i = 0; i < values.size(); ) {
            var instance = values.get(i).instance();
            var min = Double.POSITIVE_INFINITY;
            var max = Double.NEGATIVE_INFINITY;
            for (; i < values.size() && values.get(i).instance().equals(instance); i++) {
                min = Math.min(min, values.get(i).min());
                max = Math.max(max, values.get(i).max());
            }
            extremes.add(new Extreme(metric, instance, min, max));
        }
    }
}
