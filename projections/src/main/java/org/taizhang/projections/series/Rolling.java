package org.taizhang.projections.series;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.taizhang.projections.series.Cells.Cell;
import org.taizhang.projections.series.Cells.Touched;

/** Rolls up, the same way over every store: a touched span is made anew from the level below, when rolled up or when read. */
record Rolling(Cells cells, ZoneId zone) {
    private static final Comparator<Cell> ORDER =
            Comparator.comparingLong(Cell::series).thenComparingLong(Cell::at);

    List<Cell> read(Resolution level, Collection<Long> series, long from, long to) {
        if (series.isEmpty() || from >= to) return List.of();
        if (level == Resolution.RAW) return cells.scan(level, series, from, to);
        // What is touched is asked first: a span rolled up in between is then made anew, rather than missed.
        var touched = touched(level, series, from, level.end(level.start(to - 1, zone), zone));
        var stored = cells.scan(level, series, from, to);
        if (touched.isEmpty()) return stored;
        var all = new ArrayList<Cell>();
        for (var cell : stored) if (!touched.contains(new Touched(cell.series(), cell.at()))) all.add(cell);
        all.addAll(anew(level, touched));
        all.sort(ORDER);
        return all;
    }

    /** Spans of the level that begin at the earliest then and are touched themselves or in their parts. */
    private Set<Touched> touched(Resolution level, Collection<Long> series, long from, long end) {
        var touched = new HashSet<Touched>();
        for (var part = level; part != Resolution.RAW; part = part.finer())
            for (var found : cells.touched(part, series, from, end)) {
                var start = level.start(found.at(), zone);
                if (start >= from) touched.add(new Touched(found.series(), start));
            }
        return touched;
    }

    private List<Cell> anew(Resolution level, Set<Touched> touched) {
        var from = touched.stream().mapToLong(Touched::at).min().orElseThrow();
        var to = level.end(touched.stream().mapToLong(Touched::at).max().orElseThrow(), zone);
        var series = touched.stream().map(Touched::series).collect(Collectors.toSet());
        var spans = new LinkedHashMap<Touched, Cell>();
        for (var part : read(level.finer(), series, from, to)) {
            var span = new Touched(part.series(), level.start(part.at(), zone));
            if (touched.contains(span)) spans.merge(span, part.at(span.at()), (before, now) -> before.with(part));
        }
        return List.copyOf(spans.values());
    }

    /** Rolls up every touched span that has ended. */
    void roll(Instant now) {
        for (var level : List.of(Resolution.FIVE_MINUTES, Resolution.HOUR, Resolution.DAY)) {
            var open = level.start(now.toEpochMilli(), zone);
            var done = cells.touchedBefore(level, open);
            while (!done.isEmpty()) {
                var bySpan =
                        done.stream().collect(Collectors.groupingBy(Touched::at, TreeMap::new, Collectors.toSet()));
                var rolled = new ArrayList<Cell>();
                bySpan.values().forEach(spans -> rolled.addAll(anew(level, spans)));
                cells.roll(level, rolled, next(level, done), done);
                done = cells.touchedBefore(level, open);
            }
        }
    }

    private List<Touched> next(Resolution level, List<Touched> done) {
        if (level == Resolution.DAY) return List.of();
        return done.stream()
                .map(span -> new Touched(span.series(), level.coarser().start(span.at(), zone)))
                .distinct()
                .toList();
    }

    /** The mean of all single values of each target, whose series are given. */
    Map<UUID, Double> average(Map<Long, UUID> targets, long from, long to) {
        var totals = new LinkedHashMap<UUID, Cell>();
        total(Resolution.DAY, targets, from, to, totals);
        var averages = new LinkedHashMap<UUID, Double>();
        totals.forEach((target, total) -> averages.put(target, total.sum() / total.count()));
        return averages;
    }

    /** Takes whole spans of the level where there are any, and finer ones before and after them. */
    private void total(Resolution level, Map<Long, UUID> targets, long from, long to, Map<UUID, Cell> totals) {
        if (from >= to) return;
        var start = level.start(from, zone);
        var first = start == from ? from : level.end(start, zone);
        var last = level.start(to, zone);
        if (first >= last) {
            total(level.finer(), targets, from, to, totals);
            return;
        }
        for (var cell : read(level, targets.keySet(), first, last)) {
            var target = targets.get(cell.series());
            if (target != null) totals.merge(target, cell, Cell::with);
        }
        if (level == Resolution.RAW) return;
        total(level.finer(), targets, from, first, totals);
        total(level.finer(), targets, last, to, totals);
    }

    static List<Bucket> buckets(List<Cell> cells, Map<Long, String> instances) {
        return cells.stream()
                .map(cell -> new Bucket(
                        instances.getOrDefault(cell.series(), ""),
                        Instant.ofEpochMilli(cell.at()),
                        cell.count(),
                        cell.min(),
                        cell.max(),
                        cell.sum(),
                        cell.last()))
                .sorted(Comparator.comparing(Bucket::instance).thenComparing(Bucket::at))
                .toList();
    }
}
