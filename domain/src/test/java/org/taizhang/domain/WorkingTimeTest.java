package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-09-28 is a Monday; National Day is free from Thursday 1 to Wednesday 7 October, made up for on Saturday 10. */
class WorkingTimeTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkingTime HOURS = new WorkingTime(
            ZONE,
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of(
                    LocalDate.of(2026, 10, 1),
                    LocalDate.of(2026, 10, 2),
                    LocalDate.of(2026, 10, 5),
                    LocalDate.of(2026, 10, 6),
                    LocalDate.of(2026, 10, 7)),
            Set.of(LocalDate.of(2026, 10, 10)));

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "2026-09-28T10:00, PT2H,  2026-09-28T12:00, within a day",
        "2026-09-28T09:00, PT8H,  2026-09-28T17:00, to the very end of a day",
        "2026-09-28T09:00, PT8H1S, 2026-09-29T09:00:01, a second more goes into the next day",
        "2026-09-28T16:00, PT2H,  2026-09-29T10:00, over night",
        "2026-09-28T06:00, PT1H,  2026-09-28T10:00, from before the doors open",
        "2026-09-28T20:00, PT1H,  2026-09-29T10:00, from after they close",
        "2026-09-28T17:00, PT1H,  2026-09-29T10:00, from the moment they close",
        "2026-09-25T16:00, PT2H,  2026-09-28T10:00, over a weekend",
        "2026-09-26T12:00, PT1H,  2026-09-28T10:00, from within a weekend",
        "2026-09-30T16:00, PT2H,  2026-10-08T10:00, over the holidays",
        "2026-10-03T12:00, PT1H,  2026-10-08T10:00, from within the holidays",
        "2026-10-09T16:00, PT2H,  2026-10-10T10:00, into a weekend day that is worked",
        "2026-10-10T16:00, PT2H,  2026-10-12T10:00, out of a weekend day that is worked",
        "2026-09-28T09:00, PT80H, 2026-10-15T17:00, ten working days over all of it",
        "2026-09-28T12:00, PT0S,  2026-09-28T12:00, no time at all",
        "2026-09-26T12:00, PT0S,  2026-09-28T09:00, no time at all begins when the doors open",
    })
    void counts(LocalDateTime from, Duration time, LocalDateTime expected, String what) {
        assertThat(HOURS.plus(from.atZone(ZONE).toInstant(), time))
                .as(what)
                .isEqualTo(expected.atZone(ZONE).toInstant());
    }

    @Test
    void countsAYearInTime() {
        var start = LocalDateTime.of(2027, 1, 4, 9, 0).atZone(ZONE);
        assertThat(HOURS.plus(start.toInstant(), Duration.ofHours(8 * 5 * 52)))
                .isEqualTo(start.plusWeeks(52).minusDays(3).withHour(17).toInstant());
    }

    @Test
    void countsTheHoursOfItsOwnZone() {
        var elsewhere = new WorkingTime(ZoneId.of("UTC"), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(), Set.of());
        var evening = LocalDateTime.of(2026, 9, 28, 20, 0).atZone(ZONE).toInstant();
        assertThat(elsewhere.plus(evening, Duration.ofHours(1))).isEqualTo(evening.plus(Duration.ofHours(1)));
    }

    @Test
    void refusesADayThatEndsBeforeItBegins() {
        for (var to : new LocalTime[] {LocalTime.of(8, 0), LocalTime.of(9, 0)})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WorkingTime(ZONE, LocalTime.of(9, 0), to, Set.of(), Set.of()));
    }
}
