package org.taizhang.projections.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.duty.DutyEvent.Span;

class CoverageTest {
    private static final UUID DUTY = new UUID(0, 1);

    private static Instant hour(double hour) {
        return Instant.parse("2026-11-23T00:00:00Z").plus(Duration.ofMinutes((long) (hour * 60)));
    }

    private static WatchView watch(double from, double until) {
        var position = (long) (from * 100);
        return new WatchView(
                Long.toString(position),
                position,
                DUTY,
                "230000",
                "day",
                "wang",
                "王",
                hour(from),
                hour(until),
                null,
                true,
                null);
    }

    @Test
    void watchesThatFollowOneAnotherCoverAPeriod() {
        var coverage = Coverage.of(List.of(watch(12, 24.25), watch(-0.1, 12.25)), hour(0), hour(24));
        assertThat(coverage.complete()).isTrue();
        assertThat(coverage.covered()).isEqualTo(Duration.ofHours(24));
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.watches()).extracting(WatchView::until).containsExactly(hour(12), hour(24.25));
    }

    @Test
    void aWatchThatNobodyRelievesEndsWithItsTurn() {
        var coverage = Coverage.of(List.of(watch(0, 12.25), watch(13, 24.25)), hour(0), hour(24));
        assertThat(coverage.complete()).isFalse();
        assertThat(coverage.covered()).isEqualTo(Duration.ofMinutes(24 * 60 - 45));
        assertThat(coverage.gaps()).containsExactly(new Span(hour(12.25), hour(13)));
    }

    @Test
    void whereNobodySignedNothingIsCovered() {
        assertThat(Coverage.of(List.of(), hour(0), hour(24)).gaps()).containsExactly(new Span(hour(0), hour(24)));
        var early = Coverage.of(List.of(watch(-14, -1)), hour(0), hour(24));
        assertThat(early.watches()).isEmpty();
        assertThat(early.covered()).isEqualTo(Duration.ZERO);
    }
}
