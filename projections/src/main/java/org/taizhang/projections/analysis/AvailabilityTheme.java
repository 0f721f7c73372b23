package org.taizhang.projections.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.taizhang.domain.analysis.Figures.Availability;
import org.taizhang.domain.analysis.Figures.KindShare;
import org.taizhang.domain.analysis.Figures.MonthShare;
import org.taizhang.domain.analysis.Figures.Watched;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.digest.DigestEvent.Taken;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.domain.target.TargetEvent.Registered;
import org.taizhang.domain.target.TargetEvent.Revised;
import org.taizhang.projections.Recorded;

/** Availability: which share of its probes each target passed, by the digests of its days. */
final class AvailabilityTheme implements Theme<Availability> {
    private final Span span;
    private final Map<UUID, Named> targets = new HashMap<>();
    private final Map<UUID, Sum> sums = new HashMap<>();
    private final Sum[] months;

    private record Named(String name, String kind, String unit) {}

    /** The days of something together. */
    private static final class Sum {
        private long targets;
        private long runs;
        private long failures;
        private long gaps;
        private Duration unwatched = Duration.ZERO;

        void add(Day day) {
            runs += day.runs();
            failures += day.failures();
            gaps += day.gaps();
            unwatched = unwatched.plus(day.unwatched());
        }

        void add(Sum other) {
            targets++;
            runs += other.runs;
            failures += other.failures;
            unwatched = unwatched.plus(other.unwatched);
        }

        long passed() {
            return runs - failures;
        }
    }

    AvailabilityTheme(Span span) {
        this.span = span;
        this.months = span.months().stream().map(month -> new Sum()).toArray(Sum[]::new);
    }

    @Override
    public void hear(Recorded<?> recorded) {
        switch (recorded.event()) {
            case TargetEvent event -> named(event, recorded.unit());
            case DigestEvent event -> taken(event);
            default -> {}
        }
    }

    private void named(TargetEvent event, String unit) {
        switch (event) {
            case Registered e -> targets.put(e.target(), named(e.definition(), unit));
            case Revised e -> targets.put(e.target(), named(e.definition(), unit));
            default -> {}
        }
    }

    private static Named named(Definition definition, String unit) {
        return new Named(definition.name(), definition.kind(), unit);
    }

    private void taken(DigestEvent event) {
        if (!(event instanceof Taken taken)) return;
        var day = taken.day();
        var place = span.place(day.date());
        if (place >= 0) months[place].add(day);
        if (span.holds(day.date()))
            sums.computeIfAbsent(day.target(), target -> new Sum()).add(day);
    }

    @Override
    public Availability figures(int most, Instant until) {
        var all = new Sum();
        var kinds = new TreeMap<String, Sum>();
        sums.forEach((target, sum) -> {
            all.add(sum);
            kinds.computeIfAbsent(named(target).kind(), kind -> new Sum()).add(sum);
        });
        return new Availability(
                sums.size(),
                Shares.of(all.passed(), all.runs),
                all.unwatched,
                kinds.entrySet().stream()
                        .filter(kind -> kind.getValue().runs > 0)
                        .map(kind -> new KindShare(
                                kind.getKey(),
                                kind.getValue().targets,
                                Shares.share(kind.getValue().passed(), kind.getValue().runs)))
                        .limit(most)
                        .toList(),
                least(most),
                IntStream.range(0, months.length)
                        .mapToObj(place -> new MonthShare(
                                span.months().get(place), Shares.of(months[place].passed(), months[place].runs)))
                        .toList());
    }

    private List<Watched> least(int most) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue().runs > 0)
                .map(entry -> watched(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Watched::share)
                        .thenComparing(Watched::unwatched, Comparator.reverseOrder())
                        .thenComparing(Watched::target))
                .limit(most)
                .toList();
    }

    private Watched watched(UUID target, Sum sum) {
        var named = named(target);
        return new Watched(
                target,
                named.name(),
                named.kind(),
                named.unit(),
                sum.runs,
                sum.failures,
                Shares.share(sum.passed(), sum.runs),
                sum.gaps,
                sum.unwatched);
    }

    private Named named(UUID target) {
        return targets.getOrDefault(target, new Named(target.toString(), "-", "-"));
    }
}
