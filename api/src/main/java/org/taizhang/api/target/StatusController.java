package org.taizhang.api.target;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.api.rule.RuleBook;
import org.taizhang.api.rule.RuleInForce;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.probes.Standing;
import org.taizhang.projections.series.Bucket;
import org.taizhang.projections.series.Resolution;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.target.TargetView;

/** What is seen of a target: its last observation, and its metrics over time. */
@RestController
@RequestMapping("/api/v1/targets/{target}")
class StatusController {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final int MOST = 50_000;

    private final Reads reads;
    private final Model<TargetEvent, TargetView> targets;
    private final MetricBus bus;
    private final Series series;
    private final RuleBook book;
    private final Watchman watchman;
    private final Clock clock;

    /** A metric's values over time. */
    record Metric(String metric, Resolution resolution, List<Point> points) {}

    /** @param at when the span begins */
    record Point(String instance, Instant at, long count, double min, double max, double average, double last) {
        static Point of(Bucket bucket) {
            return new Point(
                    bucket.instance(),
                    bucket.at(),
                    bucket.count(),
                    bucket.min(),
                    bucket.max(),
                    bucket.average(),
                    bucket.last());
        }
    }

    record Newest(String metric, String instance, Instant at, double value) {}

    StatusController(
            Reads reads,
            Model<TargetEvent, TargetView> targets,
            MetricBus bus,
            Series series,
            RuleBook book,
            Watchman watchman,
            Clock clock) {
        this.reads = reads;
        this.targets = targets;
        this.bus = bus;
        this.series = series;
        this.book = book;
        this.watchman = watchman;
        this.clock = clock;
    }

    @GetMapping("/status")
    @Summary(zh = "最近一次探测结果", en = "The last observation")
    Observation status(@PathVariable UUID target) {
        reads.known(targets, target);
        return bus.newest(target).orElseThrow(() -> new Unknown(target));
    }

    @GetMapping("/rules")
    @Summary(zh = "生效的告警规则、其来源与当前判定", en = "The rules that hold, where each comes from and how it stands")
    List<RuleInForce> rules(@PathVariable UUID target) {
        var definition = reads.known(targets, target).definition();
        var standing = watchman.standing(target).stream().collect(toMap(Standing::rule, it -> it));
        return book.of(definition).all().stream()
                .map(rule -> RuleInForce.of(rule, book.reason(rule), standing.get(rule.rule())))
                .toList();
    }

    @GetMapping("/metrics")
    @Summary(zh = "各指标的最新值", en = "The newest value of each metric")
    List<Newest> newest(@PathVariable UUID target) {
        reads.known(targets, target);
        return series.latest(List.of(target)).stream()
                .map(point -> new Newest(point.metric(), point.instance(), point.at(), point.value()))
                .toList();
    }

    @GetMapping("/metrics/{metric}")
    @Summary(zh = "指标的时间序列", en = "A metric over time")
    Metric metric(
            @PathVariable UUID target,
            @PathVariable String metric,
            @RequestParam @Nullable String instance,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam @Nullable Resolution resolution) {
        reads.known(targets, target);
        var end = to == null ? clock.instant() : to;
        var begin = from == null ? end.minus(USUAL) : from;
        var asked = resolution == null ? fitting(Duration.between(begin, end)) : resolution;
        if (!begin.isBefore(end)) throw new Problem(HttpStatus.BAD_REQUEST, "bad-period", begin, end);
        var points = series.read(target, metric, instance, begin, end, asked).stream()
                .map(Point::of)
                .toList();
        if (points.size() > MOST) throw new Problem(HttpStatus.BAD_REQUEST, "too-many-points", points.size(), MOST);
        return new Metric(metric, asked, points);
    }

    /** The finest resolution that gives some hundred points. */
    private static Resolution fitting(Duration period) {
        if (period.compareTo(Duration.ofHours(3)) <= 0) return Resolution.RAW;
        if (period.compareTo(Duration.ofDays(3)) <= 0) return Resolution.FIVE_MINUTES;
        return period.compareTo(Duration.ofDays(60)) <= 0 ? Resolution.HOUR : Resolution.DAY;
    }
}
