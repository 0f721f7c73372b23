package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.taizhang.domain.Cadence.Unit;

class CadenceTest {
    @ParameterizedTest
    @CsvSource({
        "1, DAY, 2026-11-30, 2026-11-30, 2026-12-01",
        "3, DAY, 1970-01-03, 1970-01-01, 1970-01-04",
        "1, WEEK, 2026-11-30, 2026-11-30, 2026-12-07",
        "1, WEEK, 2026-11-29, 2026-11-23, 2026-11-30",
        "2, WEEK, 1970-01-11, 1969-12-29, 1970-01-12",
        "1, MONTH, 2024-02-29, 2024-02-01, 2024-03-01",
        "1, QUARTER, 2026-11-30, 2026-10-01, 2027-01-01",
        "2, QUARTER, 2026-11-30, 2026-07-01, 2027-01-01",
        "1, YEAR, 1969-06-01, 1969-01-01, 1970-01-01",
        "2, YEAR, 2026-11-30, 2026-01-01, 2028-01-01",
    })
    void aPeriodIsOneOfTheCalendar(int every, Unit unit, LocalDate day, LocalDate from, LocalDate until) {
        assertThat(new Cadence(every, unit).of(day)).isEqualTo(new Cadence.Period(from, until));
    }

    @ParameterizedTest
    @EnumSource
    void everyDayLiesInOnePeriodAndTheNextBeginsWhereItEnds(Unit unit) {
        for (int every = 1; every <= 5; every++) {
            var cadence = new Cadence(every, unit);
            var period = cadence.of(LocalDate.of(1968, 1, 1));
            for (var day = period.from(); day.isBefore(LocalDate.of(1973, 1, 1)); day = day.plusDays(1)) {
                if (day.equals(period.until())) period = cadence.after(period);
                assertThat(cadence.of(day)).isEqualTo(period);
                assertThat(day).isBetween(period.from(), period.until().minusDays(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30T15:59:59.999Z, 2026-11-30", "2026-11-30T16:00:00Z, 2026-12-01"})
    void itsDaysAreThoseOfTheZone(Instant at, LocalDate day) {
        var zone = ZoneId.of("Asia/Shanghai");
        var period = Cadence.every(Unit.DAY).of(at, zone);
        assertThat(period.from()).isEqualTo(day);
        assertThat(period.begin(zone)).isBeforeOrEqualTo(at);
        assertThat(period.end(zone)).isAfter(at);
    }
}
