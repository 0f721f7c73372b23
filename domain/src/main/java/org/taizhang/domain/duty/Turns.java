package org.taizhang.domain.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.taizhang.domain.duty.DutyEvent.Absence;
import org.taizhang.domain.duty.DutyEvent.Roster;
import org.taizhang.domain.duty.DutyEvent.Span;
import org.taizhang.domain.duty.DutyEvent.Substitution;

/** Works out from a roster, its absences and its substitutions whose turn it is when. */
public record Turns(Roster roster, List<Absence> absences, List<Substitution> substitutions) {
    private static final Duration LONGEST_SHIFT = Duration.ofDays(1);
    private static final Duration FAR = Duration.ofDays(400);

    /** Every turn and part of one that lies in the span or reaches into it, by when it begins. */
    public List<Turn> between(Instant from, Instant until) {
        var turns = new ArrayList<Turn>();
        var zone = ZoneId.of(roster.zone());
        var last = until.atZone(zone).toLocalDate();
        for (var day = from.minus(LONGEST_SHIFT).atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1))
            if (isPlanned(day)) addDay(day, zone, from, until, turns);
        turns.sort(Comparator.comparing(Turn::from));
        return turns;
    }

    /** The turns that are on at that instant; several where shifts overlap. */
    public List<Turn> at(Instant at) {
        return between(at, at.plusMillis(1));
    }

    /** The first whole turn that begins after the instant; nothing where the roster has none within 400 days. */
    public Optional<Instant> nextBeginning(Instant after) {
        var zone = ZoneId.of(roster.zone());
        var from = roster.from().atStartOfDay(zone).toInstant();
        var start = after.isBefore(from) ? from.minusMillis(1) : after;
        for (var span = start; span.isBefore(start.plus(FAR)); span = span.plus(LONGEST_SHIFT)) {
            var begins = between(span, span.plus(LONGEST_SHIFT)).stream()
                    .map(Turn::began)
                    .filter(began -> began.isAfter(start))
                    .findFirst();
            if (begins.isPresent()) return begins;
        }
        return Optional.empty();
    }

    /** Where nobody is planned who should be. */
    public List<Span> gaps(Instant from, Instant until) {
        var turns = between(from, until);
        var gaps = new ArrayList<Span>();
        if (roster.roundTheClock()) {
            var covered = turns.stream()
                    .filter(turn -> !turn.people().isEmpty())
                    .map(turn -> new Span(turn.from(), turn.until()))
                    .toList();
            return uncovered(covered, from, until);
        }
        for (var turn : turns) if (turn.people().isEmpty()) gaps.add(new Span(turn.from(), turn.until()));
        return gaps;
    }

    /** What is left of a span when the covered ones, by when they begin, are taken from it. */
    public static List<Span> uncovered(List<Span> covered, Instant from, Instant until) {
        var gaps = new ArrayList<Span>();
        var reached = from;
        for (var span : covered) {
            if (span.from().isAfter(reached)) gaps.add(new Span(reached, earliest(span.from(), until)));
            if (span.until().isAfter(reached)) reached = span.until();
            if (!reached.isBefore(until)) return gaps;
        }
        gaps.add(new Span(reached, until));
        return gaps;
    }

    private boolean isPlanned(LocalDate day) {
        var until = roster.until();
        return !day.isBefore(roster.from()) && (until == null || !day.isAfter(until));
    }

    private void addDay(LocalDate day, ZoneId zone, Instant from, Instant until, List<Turn> turns) {
        for (var i = 0; i < roster.shifts().size(); i++) {
            var shift = roster.shifts().get(i);
            var begins = day.atTime(shift.begins()).atZone(zone).toInstant();
            var ends = begins.plus(shift.length());
            if (!ends.isAfter(from) || !begins.isBefore(until)) continue;
            var crew = roster.crews().get(crew(day, i)).people();
            parts(new Turn(shift.name(), begins, begins, ends, new LinkedHashSet<>(crew)), turns);
        }
    }

    private int crew(LocalDate day, int shift) {
        var days = ChronoUnit.DAYS.between(roster.from(), day);
        var turn = switch (roster.rotation()) {
            case EVERY_SHIFT -> days * roster.shifts().size() + shift;
            case EVERY_DAY -> days;
            case EVERY_WEEK -> days / 7;
        };
        return (int) (turn % roster.crews().size());
    }

    private void parts(Turn turn, List<Turn> turns) {
        var edges = new TreeSet<>(List.of(turn.from(), turn.until()));
        absences.forEach(absence -> edges.addAll(List.of(absence.from(), absence.until())));
        substitutions.forEach(substitution -> edges.addAll(List.of(substitution.from(), substitution.until())));
        var within = List.copyOf(edges.subSet(turn.from(), true, turn.until(), true));
        for (var i = 1; i < within.size(); i++) {
            var from = within.get(i - 1);
            turns.add(new Turn(turn.shift(), turn.began(), from, within.get(i), present(turn.people(), from)));
        }
    }

    private Set<String> present(Set<String> planned, Instant at) {
        var people = new LinkedHashSet<String>();
        for (var person : planned) {
            var instead = substitutions.stream()
                    .filter(one -> one.person().equals(person) && within(at, one.from(), one.until()))
                    .map(Substitution::substitute)
                    .reduce((earlier, later) -> later)
                    .orElse(person);
            if (absences.stream().noneMatch(one -> one.person().equals(instead) && within(at, one.from(), one.until())))
                people.add(instead);
        }
        return people;
    }

    private static boolean within(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
