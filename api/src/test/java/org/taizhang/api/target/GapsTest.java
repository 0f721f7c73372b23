package org.taizhang.api.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;

class GapsTest {
    private static final UUID TARGET = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final Gaps gaps = new Gaps();

    @Test
    void threeIntervalsAreNoGapAndMoreAre() {
        assertThat(before(0)).as("it was never observed").isNull();
        assertThat(before(1)).isNull();
        assertThat(before(4)).isNull();
        assertThat(before(8)).isEqualTo(Duration.ofMinutes(4));
        assertThat(before(9)).as("told once").isNull();
    }

    @Test
    void whatWasSeenBeforeTheStartCounts() {
        gaps.remember(TARGET, START);
        gaps.remember(TARGET, START.plusSeconds(60));
        gaps.remember(TARGET, START.minusSeconds(60));
        assertThat(before(601)).isEqualTo(Duration.ofMinutes(600));
    }

    @Test
    void aLateObservationIsNoGap() {
        before(10);
        assertThat(before(2)).isNull();
        assertThat(before(11)).isNull();
    }

    @Test
    void aTargetThatWasForgottenBeginsAnew() {
        before(0);
        gaps.forget(TARGET);
        assertThat(before(100)).isNull();
    }

    private Duration before(int minute) {
        var at = START.plus(Duration.ofMinutes(minute));
        var seen = new Observation(TARGET, at, Duration.ZERO, Outcome.SUCCEEDED, null, List.of(), Map.of());
        return gaps.before(seen, Duration.ofMinutes(1));
    }
}
