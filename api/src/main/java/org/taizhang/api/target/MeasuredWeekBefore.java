package org.taizhang.api.target;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.observation.WeekBefore;
import org.taizhang.projections.series.Resolution;
import org.taizhang.projections.series.Series;

/** What the time-series store has of the hour a week before; read once an hour for each metric that is compared so. */
@Component
class MeasuredWeekBefore implements WeekBefore {
    private static final Duration WEEK = Duration.ofDays(7);
    /** One value is no habit: three in the hour at least, which an interval of twenty minutes gives. */
    private static final int FEWEST = 3;

    private final Series series;
    private final Map<Of, Hour> hours = new ConcurrentHashMap<>();

    private record Of(UUID target, String metric) {}

    private record Hour(Instant begins, Map<String, Double> means) {}

    MeasuredWeekBefore(Series series) {
        this.series = series;
    }

    @Override
    public @Nullable Double mean(UUID target, String metric, String instance, Instant at) {
        var begins = at.minus(WEEK).truncatedTo(ChronoUnit.HOURS);
        var of = new Of(target, metric);
        var hour = hours.get(of);
        if (hour == null || !hour.begins().equals(begins)) {
            hour = read(of, begins);
            hours.put(of, hour);
        }
        return hour.means().get(instance);
    }

    private Hour read(Of of, Instant begins) {
        var means = new HashMap<String, Double>();
        for (var bucket :
                series.read(of.target(), of.metric(), null, begins, begins.plus(1, ChronoUnit.HOURS), Resolution.HOUR))
            if (bucket.count() >= FEWEST) means.put(bucket.instance(), bucket.average());
        return new Hour(begins, means);
    }
}
