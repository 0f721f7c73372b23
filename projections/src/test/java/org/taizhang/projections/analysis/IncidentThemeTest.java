package org.taizhang.projections.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.projections.analysis.Book.at;
import static org.taizhang.projections.analysis.Book.id;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.analysis.Figures.Breakdown;
import org.taizhang.domain.analysis.Figures.Count;
import org.taizhang.domain.analysis.Figures.Late;
import org.taizhang.domain.analysis.Figures.Month;
import org.taizhang.domain.analysis.Figures.Spread;
import org.taizhang.domain.incident.IncidentEvent.Accepted;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.incident.IncidentEvent.Closed;
import org.taizhang.domain.incident.IncidentEvent.Escalated;
import org.taizhang.domain.incident.IncidentEvent.Grade;
import org.taizhang.domain.incident.IncidentEvent.Graded;
import org.taizhang.domain.incident.IncidentEvent.Impact;
import org.taizhang.domain.incident.IncidentEvent.Linked;
import org.taizhang.domain.incident.IncidentEvent.Reason;
import org.taizhang.domain.incident.IncidentEvent.Reopened;
import org.taizhang.domain.incident.IncidentEvent.Report;
import org.taizhang.domain.incident.IncidentEvent.Reported;
import org.taizhang.domain.incident.IncidentEvent.Resolution;
import org.taizhang.domain.incident.IncidentEvent.Resolved;
import org.taizhang.domain.incident.IncidentEvent.Verdict;

class IncidentThemeTest {
    /** Nothing of another unit counts, and nothing of another month but the trend and what stands open. */
    private static final Book BOOK = new Book()
            .tell("2024-12-31T23:59:59", "23", reported(1, null))
            .tell("2025-01-01T00:00:00", "23", reported(2, null))
            .tell("2025-12-31T23:50:00", "23", reported(3, "website"))
            .tell("2026-01-01T00:00:00", "23/01", reported(4, "website"))
            .tell("2026-01-01T00:00:00", "11", reported(5, "website"))
            .tell("2026-01-01T00:10:00", "23/01", new Accepted(id(4)))
            .tell("2026-01-01T00:20:00", "23", new Accepted(id(3)))
            .tell("2026-01-01T02:00:00", "23/01", resolved(4))
            .tell("2026-01-02T00:00:00", "23/01", new Closed(id(4), new Verdict("well")))
            .tell("2026-01-10T08:00:00", "23", reported(6, null))
            .tell("2026-01-10T08:10:00", "23", new Escalated(id(6), Clock.RESPONSE, at("2026-01-10T08:10:00")))
            .tell("2026-01-10T08:20:00", "23", new Accepted(id(6)))
            .tell("2026-01-10T12:00:00", "23", resolved(6))
            .tell("2026-01-10T13:00:00", "23", new Reopened(id(6), new Reason("again"), null))
            .tell("2026-01-10T13:30:00", "23", new Accepted(id(6)))
            .tell("2026-01-10T14:00:00", "23", resolved(6))
            .tell("2026-01-10T14:00:00", "23", new Linked(id(6), id(4), "disk"))
            .tell("2026-01-10T14:00:00", "23", new Linked(id(6), id(3), "power"))
            .tell("2026-01-20T00:00:00", "23/01", graded(4, 2))
            .tell("2026-01-31T23:59:59", "23", reported(7, "website"))
            .tell("2026-02-01T00:00:00", "23", reported(8, "website"))
            .tell("2026-02-01T09:00:00", "23", graded(7, 1))
            .tell("2026-02-01T10:00:00", "23", new Accepted(id(7)))
            .tell("2026-02-01T11:00:00", "23", resolved(7));

    @Test
    void whatHappenedInTheMonthIsCounted() {
        var found = BOOK.figures("2026-01").incidents();
        assertThat(found.reported()).as("the 4th, the 6th, the 7th").isEqualTo(3);
        assertThat(found.resolved()).as("the 4th, and the 6th twice").isEqualTo(3);
        assertThat(found.closed()).isOne();
        assertThat(found.reopened()).isOne();
        assertThat(found.open()).as("the 1st, 2nd, 3rd, 7th").isEqualTo(4);
        assertThat(found.repeats()).as("the 6th, for whichever cause").isOne();
        assertThat(found.late()).isEqualTo(new Late(1, 0));
    }

    @Test
    void whatWasReportedIsToldByGradeKindAndUnitAsFarAsItIsKnown() {
        var found = BOOK.figures("2026-01").incidents();
        assertThat(found.byPriority().counts())
                .as("the 7th was graded in February")
                .containsExactly(new Count("0", 1), new Count("1", 1), new Count("2", 1));
        assertThat(found.byKind().counts()).containsExactly(new Count("website", 2), new Count("-", 1));
        assertThat(found.byUnit().counts()).containsExactly(new Count("23", 2), new Count("23/01", 1));
        assertThat(BOOK.figures("2026-01", 1).incidents().byUnit())
                .isEqualTo(new Breakdown(List.of(new Count("23", 2)), 1));
    }

    @Test
    void timesAreThoseFromReportOrReopening() {
        var found = BOOK.figures("2026-01").incidents();
        assertThat(found.response())
                .as("10, 20, 30 and 30 minutes")
                .isEqualTo(new Spread(4, seconds(22, 30), seconds(20, 0), seconds(30, 0)));
        assertThat(found.resolution())
                .as("2, 4 and 1 hours")
                .isEqualTo(new Spread(3, seconds(140, 0), Duration.ofHours(2), Duration.ofHours(4)));
    }

    @Test
    void theTrendGoesOverTheYearToTheSameMonthOfTheLast() {
        var trend = BOOK.figures("2026-01").incidents().trend();
        assertThat(trend).hasSize(13);
        assertThat(trend.getFirst()).isEqualTo(new Month("2025-01", 1));
        assertThat(trend.get(1)).isEqualTo(new Month("2025-02", 0));
        assertThat(trend.get(11)).isEqualTo(new Month("2025-12", 1));
        assertThat(trend.get(12)).isEqualTo(new Month("2026-01", 3));
        assertThat(BOOK.figures("2026-02").incidents().trend().get(12)).isEqualTo(new Month("2026-02", 1));
    }

    @Test
    void aMonthInWhichNothingHappenedIsEmpty() {
        var found = BOOK.figures("2025-06").incidents();
        assertThat(found.reported()).isZero();
        assertThat(found.open())
                .as("those reported before, whatever became of them later")
                .isEqualTo(2);
        assertThat(found.byUnit()).isEqualTo(new Breakdown(List.of(), 0));
        assertThat(found.response()).isEqualTo(new Spread(0, null, null, null));
        assertThat(found.trend())
                .extracting(Month::count)
                .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void anAnalystHearsTheUnitOnlyAndKnowsUntilWhen() {
        var january = BOOK.figures("2026-01").compliance();
        assertThat(january.met()).as("all but that of unit 11").isEqualTo(23);
        assertThat(january.catalogue()).isEqualTo("2026-01-31T16:00:00Z");
        assertThat(BOOK.figures("2026-02").compliance().catalogue()).isEqualTo("2026-02-01T03:00:00Z");
    }

    private static Duration seconds(long minutes, long seconds) {
        return Duration.ofMinutes(minutes).plusSeconds(seconds);
    }

    private static Reported reported(int incident, @Nullable String kind) {
        return new Reported(id(incident), new Report("down", "", "23", null, null, kind, null, null));
    }

    private static Graded graded(int incident, int priority) {
        return new Graded(id(incident), new Impact(1, 1), new Grade(priority, null, at("2026-03-01T00:00:00")));
    }

    private static Resolved resolved(int incident) {
        return new Resolved(id(incident), new Resolution("disk", "replaced", null), null, null);
    }
}
