package org.taizhang.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.duty.DutyEvent.*;

class TurnsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private static Roster roster(Rotation rotation, String... people) {
        return new Roster(
                "watch",
                "230000",
                "Asia/Shanghai",
                true,
                List.of(
                        new Shift("day", LocalTime.of(8, 0), Duration.ofHours(12)),
                        new Shift("night", LocalTime.of(20, 0), Duration.ofHours(12))),
                List.of(people).stream().map(one -> new Crew(List.of(one))).toList(),
                rotation,
                Duration.ofMinutes(15),
                MONDAY,
                null);
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+08:00");
    }

    private static Turns turns(Roster roster) {
        return new Turns(roster, List.of(), List.of());
    }

    private static List<Set<String>> people(Turns turns, String from, String until) {
        return turns.between(at(from), at(until)).stream().map(Turn::people).toList();
    }

    @Test
    void aCrewComesEveryShiftEveryDayOrEveryWeek() {
        assertThat(people(turns(roster(Rotation.EVERY_SHIFT, "a", "b", "c")), "2026-11-23T08:00", "2026-11-25T08:00"))
                .containsExactly(Set.of("a"), Set.of("b"), Set.of("c"), Set.of("a"));
        assertThat(people(turns(roster(Rotation.EVERY_DAY, "a", "b", "c")), "2026-11-23T08:00", "2026-11-25T08:00"))
                .containsExactly(Set.of("a"), Set.of("a"), Set.of("b"), Set.of("b"));
        assertThat(people(turns(roster(Rotation.EVERY_WEEK, "a", "b")), "2026-11-29T08:00", "2026-12-01T08:00"))
                .containsExactly(Set.of("a"), Set.of("a"), Set.of("b"), Set.of("b"));
    }

    @Test
    void aNightBelongsToTheDayItBeginsOn() {
        var turn = turns(roster(Rotation.EVERY_DAY, "a", "b")).at(at("2026-11-24T03:00"));
        assertThat(turn)
                .containsExactly(new Turn(
                        "night", at("2026-11-23T20:00"), at("2026-11-23T20:00"), at("2026-11-24T08:00"), Set.of("a")));
    }

    @Test
    void nothingIsPlannedBeforeTheFirstDayNorAfterTheLast() {
        var open = roster(Rotation.EVERY_DAY, "a");
        var ended = new Roster(
                open.name(),
                open.unit(),
                open.zone(),
                true,
                open.shifts(),
                open.crews(),
                open.rotation(),
                open.takeOverWithin(),
                MONDAY,
                MONDAY);
        assertThat(turns(open).between(at("2026-11-20T00:00"), at("2026-11-23T08:00")))
                .isEmpty();
        assertThat(turns(ended).between(at("2026-11-24T08:00"), at("2026-11-30T00:00")))
                .isEmpty();
        assertThat(turns(ended).nextBeginning(at("2026-11-23T20:00"))).isEmpty();
        assertThat(turns(open).nextBeginning(at("2026-01-01T00:00"))).contains(at("2026-11-23T08:00"));
    }

    @Test
    void aSubstituteTakesThePlaceOfAnotherForAPartOfATurn() {
        var turns = new Turns(
                roster(Rotation.EVERY_DAY, "a"),
                List.of(),
                List.of(new Substitution("a", "x", at("2026-11-23T10:00"), at("2026-11-23T12:00"), "dentist")));
        assertThat(people(turns, "2026-11-23T08:00", "2026-11-23T20:00"))
                .containsExactly(Set.of("a"), Set.of("x"), Set.of("a"));
        assertThat(turns.gaps(at("2026-11-23T08:00"), at("2026-11-24T08:00"))).isEmpty();
    }

    @Test
    void anAbsenceWithoutASubstituteIsAGap() {
        var absence = new Absence("a", at("2026-11-23T10:00"), at("2026-11-23T12:00"), "ill");
        var away = new Turns(roster(Rotation.EVERY_DAY, "a"), List.of(absence), List.of());
        assertThat(away.gaps(at("2026-11-23T08:00"), at("2026-11-24T08:00")))
                .containsExactly(new Span(at("2026-11-23T10:00"), at("2026-11-23T12:00")));
        var substitution = new Substitution("a", "x", absence.from(), absence.until(), "ill");
        assertThat(new Turns(roster(Rotation.EVERY_DAY, "a"), List.of(absence), List.of(substitution))
                        .gaps(at("2026-11-23T08:00"), at("2026-11-24T08:00")))
                .isEmpty();
    }

    @Test
    void whatNoShiftCoversIsAGapOnlyWhereEveryMinuteMustBe() {
        var whole = roster(Rotation.EVERY_DAY, "a");
        var days = List.of(whole.shifts().getFirst());
        var roundTheClock = new Roster(
                "w",
                "230000",
                whole.zone(),
                true,
                days,
                whole.crews(),
                whole.rotation(),
                Duration.ofMinutes(15),
                MONDAY,
                null);
        var office = new Roster(
                "w",
                "230000",
                whole.zone(),
                false,
                days,
                whole.crews(),
                whole.rotation(),
                Duration.ofMinutes(15),
                MONDAY,
                null);
        assertThat(turns(roundTheClock).gaps(at("2026-11-23T08:00"), at("2026-11-24T08:00")))
                .containsExactly(new Span(at("2026-11-23T20:00"), at("2026-11-24T08:00")));
        assertThat(turns(office).gaps(at("2026-11-23T08:00"), at("2026-11-24T08:00")))
                .isEmpty();
    }
}
