package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;

class HeartbeatProbeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Check.Heartbeat EVERY_HOUR = new Check.Heartbeat(Duration.ofHours(1), Duration.ofMinutes(10));

    @Test
    void isWellUntilTheGraceIsOver() throws InterruptedException {
        assertThat(see(Duration.ZERO, EVERY_HOUR).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(see(Duration.ofMinutes(70), EVERY_HOUR).outcome()).isEqualTo(Outcome.SUCCEEDED);
        var late = see(Duration.ofMinutes(70).plusMillis(1), EVERY_HOUR);
        assertThat(late.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(late.detail()).isEqualTo("No heartbeat for 4200 s; one is due every 3600 s and may be 600 s late");
    }

    @Test
    void allowsNoLatenessWhereNoneIsSaid() throws InterruptedException {
        var strict = new Check.Heartbeat(Duration.ofHours(1), null);
        assertThat(see(Duration.ofHours(1), strict).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(see(Duration.ofHours(1).plusMillis(1), strict).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void saysTheAgeOfTheLastAlsoWhereItIsTooOld() throws InterruptedException {
        assertThat(age(see(Duration.ofMillis(61_500), EVERY_HOUR))).isEqualTo(61.5);
        assertThat(age(see(Duration.ofDays(2), EVERY_HOUR))).isEqualTo(172_800);
        assertThat(age(see(Duration.ofSeconds(-3), EVERY_HOUR))).isZero();
    }

    private static Observation see(Duration age, Check.Heartbeat check) throws InterruptedException {
        var heartbeat = new HeartbeatProbe(target -> NOW.minus(age), () -> NOW);
        var watch = new Watch((target, readings) -> heartbeat.read(target, check, readings), () -> NOW);
        var minute = Duration.ofMinutes(1);
        return watch.run(new Watched(UUID.randomUUID(), "importer", check, minute, minute));
    }

    private static double age(Observation seen) {
        return seen.samples().stream()
                .filter(sample -> sample.metric().equals("heartbeat_age_seconds"))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
