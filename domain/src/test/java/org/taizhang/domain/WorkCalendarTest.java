package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.WorkCalendar.Days;
import org.taizhang.domain.WorkCalendar.Reckoned;

class WorkCalendarTest {
    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static final WorkCalendar CALENDAR = new WorkCalendar(Map.of(
            2026,
            new Days(
                    Set.of(
                            day("2026-10-01"),
                            day("2026-10-02"),
                            day("2026-10-05"),
                            day("2026-10-06"),
                            day("2026-10-07")),
                    Set.of(day("2026-10-10")))));

    /** The day itself is not counted; holidays are not, a weekend that is worked is. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-28, 1, 2026-09-29",
        "2026-09-30, 1, 2026-10-08",
        "2026-09-30, 3, 2026-10-10",
        "2026-09-30, 4, 2026-10-12",
        "2026-11-20, 1, 2026-11-23",
        "2026-11-02, 20, 2026-11-30",
        "2027-05-01, 0, 2027-05-01"
    })
    void countsWorkingDaysAfterTheDay(LocalDate from, int days, LocalDate last) {
        assertThat(CALENDAR.plus(from, days)).isEqualTo(new Reckoned(last, null));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-10, 20, 2027", "2025-12-30, 5, 2025", "2028-01-01, 1, 2028"})
    void aYearThatIsNotPublishedIsNotGuessed(LocalDate from, int days, int unknown) {
        assertThat(CALENDAR.plus(from, days)).isEqualTo(new Reckoned(null, unknown));
    }

    @Test
    void singleDaysThatAreSetGoBeforeThePublished() {
        var free = Set.of(day("2026-10-10"), day("2026-12-25"));
        var worked = Set.of(day("2026-10-07"), day("2026-12-26"));
        assertThat(CALENDAR.holidays(free, worked))
                .containsExactlyInAnyOrder(
                        day("2026-10-01"),
                        day("2026-10-02"),
                        day("2026-10-05"),
                        day("2026-10-06"),
                        day("2026-10-10"),
                        day("2026-12-25"));
        assertThat(CALENDAR.workdays(worked, free)).containsExactlyInAnyOrder(day("2026-10-07"), day("2026-12-26"));
    }
}
