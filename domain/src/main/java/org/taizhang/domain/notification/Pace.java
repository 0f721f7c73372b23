package org.taizhang.domain.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Ids;

/**
 * How fast messages follow one another, and how often one is tried.
 *
 * @param waits how long is gathered before a message, by severity from 1
 * @param most how many messages a line sends within an interval; what more there is waits for the interval to end
 * @param attempts after how many a message is given up
 * @param backoff after the first attempt; twice as long after each further one
 * @param longestBackoff which it never exceeds
 */
public record Pace(
        List<Duration> waits, int most, Duration interval, int attempts, Duration backoff, Duration longestBackoff) {
    private static final int DOUBLINGS = 30;

    public Pace {
        if (waits.isEmpty() || most < 1 || attempts < 1)
            throw new IllegalArgumentException("At least one wait, one message and one attempt");
        waits = List.copyOf(waits);
    }

    /** When news of that severity goes out. */
    Instant due(Instant now, int severity, List<Instant> sent) {
        var gathered = now.plus(waits.get(Math.clamp(severity, 1, waits.size()) - 1));
        if (sent.size() < most) return gathered;
        var free = sent.get(sent.size() - most).plus(interval);
        return free.isAfter(gathered) ? free : gathered;
    }

    /** When a message is tried again: between half of the backoff and all of it, the same for the same attempt. */
    Instant again(Instant now, UUID notification, int message, int attempt) {
        var doubled = backoff.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        var whole = (doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff).toMillis();
        var jitter =
                Math.floorMod(Ids.of("jitter", notification, message, attempt).getLeastSignificantBits(), 1_000L);
        return now.plusMillis(whole / 2 + whole * jitter / 2_000);
    }
}
