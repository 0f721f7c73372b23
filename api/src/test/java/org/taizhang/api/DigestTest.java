package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.projections.series.Series;

/** A day that is over is proven: its digest is in the ledger, and the raw day has the hash that it says. */
class DigestTest {
    private static final String[] SETTINGS = {
        "taizhang.zone=UTC",
        "taizhang.metrics.raw=96h",
        "taizhang.security.session-idle=10d",
        "taizhang.security.session-length=10d"
    };

    /** So that what the test sees is of one day whenever it runs. */
    private static TestClock atNoon() {
        var clock = new TestClock();
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        clock.forward(Duration.between(clock.instant(), day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
        return clock;
    }

    private static void written(Series series, UUID target) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (series.latest(List.of(target)).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theDigestOfADayIsOverTheRawDay(@TempDir Path data) throws Exception {
        var clock = atNoon();
        try (var product = Product.start(data, clock, SETTINGS);
                var site = new WatchedSite()) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var target = operator.post("/api/v1/targets", FirstLightTest.portal(site.url(), "owner"))
                        .expect(201)
                        .subject();
                var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                written(product.bean(Series.class), UUID.fromString(target));
                clock.forward(Duration.ofDays(1).plusMinutes(6));
                // The day before, on which the target was registered, may have been taken first.
                var day = events.await(
                                "digest.taken/1",
                                taken -> taken.at("/day/date").asString().equals(today.toString()))
                        .at("/data/day");
                assertThat(day.get("target").asString()).isEqualTo(target);
                assertThat(day.get("runs").asInt()).isPositive();
                assertThat(day.get("failures").asInt()).isZero();
                assertThat(day.get("gaps").asInt()).isPositive();

                var raw = operator.get("/api/v1/targets/" + target + "/days/" + today)
                        .expect(200)
                        .body();
                var hash = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
                assertThat(HexFormat.of().formatHex(hash))
                        .isEqualTo(day.get("sha256").asString());
                assertThat(raw.lines()).hasSize(day.get("points").asInt());

                var seen = new String[] {
                    "If-Position-At-Least", events.positions().getLast().toString()
                };
                assertThat(operator.get("/api/v1/digests?day.date=" + today + "&day.target=" + target, seen)
                                .json()
                                .get("items"))
                        .hasSize(1);
                operator.get("/api/v1/targets/" + target + "/days/2020-01-01").expectProblem(410, "raw-gone");
            }
        }
    }
}
