package org.taizhang.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.incident.IncidentEvent.Grade;
import org.taizhang.domain.incident.IncidentEvent.Impact;

class GradingTest {
    private static final Instant FRIDAY_AT_FOUR = Instant.parse("2026-11-20T16:00:00Z");
    private static final WorkingTime HOURS =
            new WorkingTime(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(), Set.of());
    private static final List<Grading.Target> TARGETS = List.of(
            target("PT15M", "PT2H", true),
            target("PT30M", "PT4H", true),
            target("PT2H", "PT8H", false),
            target("PT4H", "PT24H", false));
    private static final Grading GRADING =
            new Grading(List.of(List.of(1, 2, 3), List.of(2, 3, 4), List.of(3, 4, 4)), TARGETS, HOURS);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1", "1, 2, 2", "1, 3, 3",
        "2, 1, 2", "2, 2, 3", "2, 3, 4",
        "3, 1, 3", "3, 2, 4", "3, 3, 4",
    })
    void readsRowsByDegreeAndColumnsByScope(int degree, int scope, int priority) {
        assertThat(GRADING.grade(new Impact(degree, scope), FRIDAY_AT_FOUR).priority())
                .isEqualTo(priority);
    }

    @Test
    void owesUrgentTimesRoundTheClock() {
        assertThat(GRADING.owed(2, FRIDAY_AT_FOUR))
                .isEqualTo(new Grade(2, Instant.parse("2026-11-20T16:30:00Z"), Instant.parse("2026-11-20T20:00:00Z")));
    }

    @Test
    void owesOtherTimesInWorkingHours() {
        assertThat(GRADING.owed(3, FRIDAY_AT_FOUR))
                .isEqualTo(new Grade(3, Instant.parse("2026-11-23T10:00:00Z"), Instant.parse("2026-11-23T16:00:00Z")));
    }

    @Test
    void remindsOnceAShareOfTheTimeHasGoneBy() {
        var grading = new Grading(GRADING.priorities(), TARGETS, HOURS, 0.5);
        var round = grading.owed(2, FRIDAY_AT_FOUR);
        assertThat(round.urgeResponseAt()).isEqualTo("2026-11-20T16:15:00Z");
        assertThat(round.urgeResolutionAt()).isEqualTo("2026-11-20T18:00:00Z");
        var working = grading.owed(3, FRIDAY_AT_FOUR);
        assertThat(working.urgeResponseAt()).isEqualTo("2026-11-20T17:00:00Z");
        assertThat(working.urgeResolutionAt()).isEqualTo("2026-11-23T12:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> new Grading(GRADING.priorities(), TARGETS, HOURS, 0));
    }

    @Test
    void refusesAPriorityWithoutTimes() {
        refuses(List.of(List.of(1, 2, 3), List.of(2, 3, 5), List.of(3, 4, 4)));
        refuses(List.of(List.of(0, 2, 3), List.of(2, 3, 4), List.of(3, 4, 4)));
    }

    @Test
    void refusesATableOfAnotherSize() {
        refuses(List.of());
        refuses(List.of(List.of(1, 2, 3), List.of(2, 3, 4)));
        refuses(List.of(List.of(1, 2, 3), List.of(2, 3, 4), List.of(3, 4)));
        refuses(List.of(List.of(1, 2, 3), List.of(2, 3, 4), List.of(3, 4, 4, 4)));
    }

    private static void refuses(List<List<Integer>> priorities) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grading(priorities, TARGETS, HOURS));
    }

    private static Grading.Target target(String response, String resolution, boolean roundTheClock) {
        return new Grading.Target(Duration.parse(response), Duration.parse(resolution), roundTheClock);
    }
}
