package org.taizhang.projections.analysis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.analysis.Figures.Covered;
import org.taizhang.domain.analysis.Figures.Watches;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.duty.DutyEvent.Dissolved;
import org.taizhang.domain.duty.DutyEvent.Missed;
import org.taizhang.domain.duty.DutyEvent.Planned;
import org.taizhang.domain.duty.DutyEvent.Replanned;
import org.taizhang.domain.duty.DutyEvent.Roster;
import org.taizhang.domain.duty.DutyEvent.TakenOver;
import org.taizhang.domain.duty.Turns;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.duty.Coverage;
import org.taizhang.projections.duty.WatchView;

/** Duty: how much of what each roster asks for somebody had signed for. */
final class DutyTheme implements Theme<Watches> {
    private final Span span;
    private final Map<UUID, Kept> duties = new HashMap<>();

    /** What is remembered of one roster. */
    private final class Kept {
        private final UUID duty;
        private final String unit;
        private final Instant plannedAt;
        private final List<WatchView> watches = new ArrayList<>();
        private Roster roster;
        private @Nullable Instant dissolvedAt;
        private long taken;
        private long unsigned;
        private long missed;

        Kept(Planned event, Recorded<?> recorded) {
            this.duty = event.duty();
            this.unit = recorded.unit();
            this.plannedAt = recorded.time();
            this.roster = event.roster();
        }

        void takenOver(TakenOver event, Recorded<DutyEvent> recorded) {
            var watch = WatchView.evolve(null, recorded);
            if (watch == null || !span.hasBegun(recorded.time())) return;
            watches.removeIf(earlier -> !earlier.until().isAfter(span.begin()));
            watches.add(watch);
            if (!span.holds(recorded.time())) return;
            taken++;
            if (event.from() != null && !event.signed()) unsigned++;
        }

        /** What the roster asks for: all the time it is there, or its shifts only. */
        private List<Turned> owed(Instant until) {
            var zone = ZoneId.of(roster.zone());
            var last = roster.until();
            var from = latest(span.begin(), latest(plannedAt, begin(roster.from(), zone)));
            var ends = dissolvedAt == null ? until : earliest(until, dissolvedAt);
            var to = last == null ? ends : earliest(ends, begin(last.plusDays(1), zone));
            if (!from.isBefore(to)) return List.of();
            if (roster.roundTheClock()) return List.of(new Turned(from, to));
            var turns = new ArrayList<Turned>();
            for (var turn : new Turns(roster, List.of(), List.of()).between(from, to)) {
                var part = new Turned(latest(from, turn.from()), earliest(to, turn.until()));
                if (turns.isEmpty() || part.from().isAfter(turns.getLast().until())) turns.add(part);
                else turns.set(turns.size() - 1, turns.getLast().and(part));
            }
            return turns;
        }

        Covered covered(Instant until) {
            var owed = Duration.ZERO;
            var open = Duration.ZERO;
            var gaps = 0;
            for (var turn : owed(until)) {
                var coverage = Coverage.of(watches, turn.from(), turn.until());
                owed = owed.plus(Duration.between(turn.from(), turn.until()));
                open = open.plus(Duration.between(turn.from(), turn.until()).minus(coverage.covered()));
                gaps += coverage.gaps().size();
            }
            var covered = owed.minus(open);
            return new Covered(
                    duty,
                    roster.name(),
                    unit,
                    owed,
                    covered,
                    Shares.of(covered.toMillis(), owed.toMillis()),
                    taken,
                    unsigned,
                    missed,
                    gaps);
        }
    }

    /** A part of the month in which somebody is to be there. */
    private record Turned(Instant from, Instant until) {
        Turned and(Turned later) {
            return new Turned(from, latest(until, later.until));
        }
    }

    DutyTheme(Span span) {
        this.span = span;
    }

    @Override
    public void hear(Recorded<?> recorded) {
        if (!(recorded.event() instanceof DutyEvent event)) return;
        if (event instanceof Planned e) duties.put(e.duty(), new Kept(e, recorded));
        var kept = duties.get(event.duty());
        if (kept == null || !span.hasBegun(recorded.time())) return;
        switch (event) {
            case Replanned e -> kept.roster = e.roster();
            case TakenOver e -> kept.takenOver(e, typed(recorded, event));
            case Missed e when span.holds(recorded.time()) -> kept.missed++;
            case Dissolved e -> kept.dissolvedAt = recorded.time();
            default -> {}
        }
    }

    private static Recorded<DutyEvent> typed(Recorded<?> recorded, DutyEvent event) {
        return new Recorded<>(
                event,
                recorded.name(),
                recorded.position(),
                recorded.sequence(),
                recorded.subject(),
                recorded.time(),
                recorded.actor(),
                recorded.unit(),
                recorded.requestId(),
                recorded.id(),
                recorded.erased());
    }

    /** Of the rosters of which something was asked in the month. */
    @Override
    public Watches figures(int most, Instant until) {
        var rosters = duties.values().stream()
                .map(kept -> kept.covered(until))
                .filter(covered -> covered.share() != null)
                .sorted(Comparator.comparingDouble(
                                (Covered covered) -> Objects.requireNonNullElse(covered.share(), 1.0))
                        .thenComparing(Covered::duty))
                .toList();
        return new Watches(
                rosters.stream().mapToLong(Covered::missed).sum(),
                rosters.stream().mapToLong(Covered::unsigned).sum(),
                rosters.stream().limit(most).toList());
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
