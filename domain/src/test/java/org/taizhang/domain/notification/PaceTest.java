package org.taizhang.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final UUID ID = new UUID(1, 2);
    private static final Pace PACE = new Pace(
            List.of(Duration.ZERO, Duration.ofSeconds(3)),
            2,
            Duration.ofMinutes(1),
            5,
            Duration.ofSeconds(4),
            Duration.ofMinutes(1));

    @Test
    void waitsBySeverityAndForTheMildestWhereThereAreFewer() {
        assertThat(PACE.due(NOW, 1, List.of())).isEqualTo(NOW);
        assertThat(PACE.due(NOW, 2, List.of())).isEqualTo(NOW.plusSeconds(3));
        assertThat(PACE.due(NOW, 4, List.of())).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void sendsNoMoreThanTheMostWithinAnInterval() {
        var sent = List.of(NOW.minusSeconds(300), NOW.minusSeconds(50), NOW.minusSeconds(10));
        assertThat(PACE.due(NOW, 1, sent)).isEqualTo(NOW.plusSeconds(10));
        assertThat(PACE.due(NOW.plusSeconds(11), 1, sent)).isEqualTo(NOW.plusSeconds(11));
        assertThat(PACE.due(NOW, 1, List.of(NOW))).isEqualTo(NOW);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        var longest = new long[] {4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
        for (var attempt = 1; attempt <= longest.length; attempt++)
            assertThat(Duration.between(NOW, PACE.again(NOW, ID, 1, attempt)).toMillis())
                    .isBetween(longest[attempt - 1] / 2, longest[attempt - 1]);
        assertThat(PACE.again(NOW, ID, 1, 1_000)).isBefore(NOW.plusSeconds(61));
    }

    @Test
    void spreadsWhatFailedTogetherAndSaysTheSameOfTheSame() {
        assertThat(PACE.again(NOW, ID, 1, 3)).isEqualTo(PACE.again(NOW, ID, 1, 3));
        assertThat(PACE.again(NOW, ID, 1, 3)).isNotEqualTo(PACE.again(NOW, ID, 2, 3));
    }

    @Test
    void refusesWhatWouldNeverSend() {
        assertThatThrownBy(() -> new Pace(List.of(), 1, Duration.ZERO, 1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace(List.of(Duration.ZERO), 0, Duration.ZERO, 1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
