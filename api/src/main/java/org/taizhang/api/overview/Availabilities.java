package org.taizhang.api.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.api.web.Model;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.target.TargetView;

/** Which share of its probes each target passed over a day, a week and a month; reckoned at most every ten seconds. */
@Component
class Availabilities {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String METRIC = "probe_success";

    private final Model<TargetEvent, TargetView> targets;
    private final Series series;
    private final MetricBus bus;
    private final Map<String, Reckoned> reckoned = new ConcurrentHashMap<>();

    /**
     * The availability of one target, 0 to 1; null where there was no probe in that time.
     *
     * @param up whether the last probe succeeded; null where there was none since the start
     */
    record Availability(
            UUID target,
            String name,
            String kind,
            String unit,
            @Nullable Boolean up,
            @Nullable Double day,
            @Nullable Double week,
            @Nullable Double month) {}

    private record Reckoned(Instant at, List<Availability> all) {}

    Availabilities(Model<TargetEvent, TargetView> targets, Series series, MetricBus bus) {
        this.targets = targets;
        this.series = series;
        this.bus = bus;
    }

    /** Of every target watched within the unit, by name. */
    List<Availability> of(String unit, Instant now) {
        return reckoned.compute(
                        unit,
                        (key, was) -> was != null && now.isBefore(was.at().plus(FRESH))
                                ? was
                                : new Reckoned(now, reckon(unit, now)))
                .all();
    }

    private List<Availability> reckon(String unit, Instant now) {
        var watched = watched(unit);
        var ids = watched.stream().map(TargetView::id).toList();
        var day = series.average(METRIC, ids, now.minus(Duration.ofDays(1)), now);
        var week = series.average(METRIC, ids, now.minus(Duration.ofDays(7)), now);
        var month = series.average(METRIC, ids, now.minus(Duration.ofDays(30)), now);
        return watched.stream()
                .map(target -> new Availability(
                        target.id(),
                        target.definition().name(),
                        target.definition().kind(),
                        target.unit(),
                        up(target.id()),
                        day.get(target.id()),
                        week.get(target.id()),
                        month.get(target.id())))
                .sorted(Comparator.comparing(Availability::name))
                .toList();
    }

    private List<TargetView> watched(String unit) {
        var reader = targets.view().within(unit);
        var query = Query.where(Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)))
                .limit(Query.MOST);
        var all = new ArrayList<TargetView>();
        reader.each(query, all::add);
        return all;
    }

    private @Nullable Boolean up(UUID target) {
        return bus.newest(target)
                .map(seen -> seen.outcome() == Outcome.SUCCEEDED)
                .orElse(null);
    }
}
