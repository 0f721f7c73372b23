package org.taizhang.projections.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.projections.analysis.Book.at;
import static org.taizhang.projections.analysis.Book.id;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.alert.AlertEvent.Acknowledged;
import org.taizhang.domain.alert.AlertEvent.Acknowledgement;
import org.taizhang.domain.alert.AlertEvent.Cleared;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.alert.AlertEvent.Raised;
import org.taizhang.domain.alert.AlertEvent.Suppressed;
import org.taizhang.domain.alert.AlertEvent.Suppression;
import org.taizhang.domain.analysis.Figures.Count;
import org.taizhang.domain.analysis.Figures.Covered;
import org.taizhang.domain.analysis.Figures.KindShare;
import org.taizhang.domain.analysis.Figures.MonthShare;
import org.taizhang.domain.analysis.Figures.Noise;
import org.taizhang.domain.analysis.Figures.Spread;
import org.taizhang.domain.analysis.Figures.Watched;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.digest.DigestEvent.Taken;
import org.taizhang.domain.duty.DutyEvent.Crew;
import org.taizhang.domain.duty.DutyEvent.Missed;
import org.taizhang.domain.duty.DutyEvent.Planned;
import org.taizhang.domain.duty.DutyEvent.Roster;
import org.taizhang.domain.duty.DutyEvent.Rotation;
import org.taizhang.domain.duty.DutyEvent.Shift;
import org.taizhang.domain.duty.DutyEvent.TakenOver;
import org.taizhang.domain.duty.DutyEvent.Takeover;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.domain.target.TargetEvent.Registered;

class WatchThemesTest {
    private static final UUID SITE = id(1);
    private static final UUID DATABASE = id(2);

    @Test
    void availabilityIsTheShareOfProbesThatSucceeded() {
        var found = new Book()
                .tell("2025-12-01T00:00:00", "23", registered(SITE, "website"))
                .tell("2025-12-01T00:00:00", "23/01", registered(DATABASE, "database"))
                .tell("2026-01-01T00:30:00", "23", day(SITE, "2025-12-31", 100, 50, 0, 0))
                .tell("2026-01-02T00:30:00", "23", day(SITE, "2026-01-01", 100, 1, 0, 0))
                .tell("2026-01-16T00:30:00", "23/01", day(DATABASE, "2026-01-15", 100, 10, 2, 60))
                .tell("2026-02-01T00:30:00", "23", day(SITE, "2026-01-31", 100, 2, 1, 5))
                .tell("2026-02-02T00:30:00", "23", day(SITE, "2026-02-01", 100, 100, 0, 0))
                .figures("2026-01")
                .availability();
        assertThat(found.targets()).isEqualTo(2);
        assertThat(found.share()).as("287 of 300").isEqualTo(0.956667);
        assertThat(found.unwatched()).isEqualTo(Duration.ofMinutes(65));
        assertThat(found.least())
                .containsExactly(
                        new Watched(DATABASE, "a database", "database", "23/01", 100, 10, 0.9, 2, Duration.ofHours(1)),
                        new Watched(SITE, "a website", "website", "23", 200, 3, 0.985, 1, Duration.ofMinutes(5)));
        assertThat(found.byKind())
                .containsExactly(new KindShare("database", 1, 0.9), new KindShare("website", 1, 0.985));
        assertThat(found.trend().get(10)).isEqualTo(new MonthShare("2025-11", null));
        assertThat(found.trend().get(11)).isEqualTo(new MonthShare("2025-12", 0.5));
        assertThat(found.trend().get(12)).isEqualTo(new MonthShare("2026-01", 0.956667));
    }

    @Test
    void alertsAreToldByTheNoiseTheirRulesMake() {
        var found = new Book()
                .tell("2025-12-31T23:59:00", "23", raised(3, SITE, 1, "slow", null))
                .tell("2026-01-02T00:00:00", "23", raised(1, SITE, 1, "down", null))
                .tell("2026-01-02T00:05:00", "23", new Acknowledged(id(1), SITE, 1, new Acknowledgement("seen")))
                .tell("2026-01-02T00:15:00", "23", cleared(1, 1))
                .tell("2026-01-03T00:00:00", "23", raised(1, SITE, 2, "down", silence()))
                .tell("2026-01-03T00:45:00", "23", cleared(1, 2))
                .tell("2026-01-04T00:00:00", "23", raised(2, DATABASE, 1, "down", null))
                .tell("2026-01-04T00:01:00", "23", new Suppressed(id(2), DATABASE, 1, silence()))
                .tell("2026-01-05T00:00:00", "23", raised(4, DATABASE, 1, "slow", null))
                .tell("2026-02-01T00:00:00", "23", cleared(2, 1))
                .figures("2026-01")
                .alerts();
        assertThat(found.raised()).isEqualTo(4);
        assertThat(found.suppressed()).isEqualTo(2);
        assertThat(found.acknowledged()).isOne();
        assertThat(found.cleared()).isEqualTo(2);
        assertThat(found.standing())
                .as("the 2nd until February, the 3rd of December, the 4th")
                .isEqualTo(3);
        assertThat(found.bySeverity().counts()).containsExactly(new Count("2", 4));
        assertThat(found.noisiest())
                .containsExactly(new Noise("down", "website", 3, 2), new Noise("slow", "website", 1, 1));
        var minutes = Duration.ofMinutes(5);
        assertThat(found.acknowledgement()).isEqualTo(new Spread(1, minutes, minutes, minutes));
        assertThat(found.duration())
                .as("15 and 45 minutes")
                .isEqualTo(new Spread(2, Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofMinutes(45)));
        assertThat(found.trend().get(11).count()).isOne();
    }

    @Test
    void aRosterIsCoveredByWhatSomebodySignedFor() {
        var found = new Book()
                .tell("2025-12-20T00:00:00", "23", planned(8, true))
                .tell("2025-12-31T22:00:00", "23", takenOver(8, "2026-01-16T00:00:00", null, true))
                .tell("2026-01-30T00:00:00", "23/01", planned(9, false))
                .tell("2026-01-30T10:00:00", "23/01", takenOver(9, "2026-01-30T20:00:00", "wang", false))
                .tell(
                        "2026-01-31T08:30:00",
                        "23/01",
                        new Missed(id(9), "day", at("2026-01-31T08:00:00"), List.of(), null))
                .tell("2026-02-01T00:00:00", "23", registered(SITE, "website"))
                .figures("2026-01")
                .watches();
        assertThat(found.rosters())
                .as("one of 12 hours a day on two days, the other round the clock for 15 of 31 days")
                .containsExactly(
                        new Covered(
                                id(9),
                                "duty",
                                "23/01",
                                Duration.ofHours(24),
                                Duration.ofHours(10),
                                0.416667,
                                1,
                                1,
                                1,
                                2),
                        new Covered(
                                id(8),
                                "duty",
                                "23",
                                Duration.ofHours(744),
                                Duration.ofHours(360),
                                0.483871,
                                0,
                                0,
                                0,
                                1));
        assertThat(found.missed()).isOne();
        assertThat(found.unsigned()).isOne();
    }

    @Test
    void aMonthThatIsNotOverIsOwedAsFarAsItWent() {
        var found = new Book()
                .tell("2026-01-01T00:00:00", "23", planned(8, true))
                .tell("2026-01-01T12:00:00", "23", registered(SITE, "website"))
                .figures("2026-01")
                .watches()
                .rosters();
        assertThat(found).extracting(Covered::owed).containsExactly(Duration.ofHours(12));
        assertThat(new Book()
                        .tell("2026-02-01T00:00:00", "23", planned(8, true))
                        .figures("2026-01")
                        .watches()
                        .rosters())
                .as("planned later")
                .isEmpty();
    }

    private static Registered registered(UUID target, String kind) {
        return new Registered(
                target,
                Definition.of(
                        kind, "a " + kind, "23", "a", "li", null, Duration.ofHours(1), null, List.of(), List.of()));
    }

    private static Taken day(UUID target, String date, long runs, long failures, int gaps, long unwatched) {
        var from = LocalDate.parse(date).atStartOfDay(Book.ZONE).toInstant();
        return new Taken(
                id(0),
                new Day(
                        target,
                        LocalDate.parse(date),
                        from,
                        from.plus(Duration.ofDays(1)),
                        Duration.ofMinutes(1),
                        runs,
                        failures,
                        gaps,
                        Duration.ofMinutes(unwatched),
                        List.of(),
                        List.of(),
                        0,
                        "",
                        "",
                        null));
    }

    private static Raised raised(
            int alert, UUID target, int occurrence, String rule, @Nullable Suppression suppression) {
        var firing = new Firing(rule, "a", "website", null, null, null, 2, "text", List.of(), null, null, null, null);
        return new Raised(id(alert), target, occurrence, firing, Instant.EPOCH, null, suppression, null);
    }

    private static Suppression silence() {
        return new Suppression("maintenance", null, null, null, null);
    }

    private static Cleared cleared(int alert, int occurrence) {
        return new Cleared(id(alert), SITE, occurrence, new End(Instant.EPOCH, null, "gone"), null);
    }

    private static Planned planned(int duty, boolean roundTheClock) {
        return new Planned(
                id(duty),
                new Roster(
                        "duty",
                        "23",
                        "Asia/Shanghai",
                        roundTheClock,
                        List.of(new Shift("day", LocalTime.of(8, 0), Duration.ofHours(12))),
                        List.of(new Crew(List.of("wang"))),
                        Rotation.EVERY_DAY,
                        Duration.ofMinutes(30),
                        LocalDate.parse("2025-01-01"),
                        null),
                null);
    }

    private static TakenOver takenOver(int duty, String until, @Nullable String from, boolean signed) {
        return new TakenOver(id(duty), "day", Instant.EPOCH, new Takeover(null, null), from, signed, at(until), null);
    }
}
