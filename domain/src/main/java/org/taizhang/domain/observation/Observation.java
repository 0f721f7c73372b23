package org.taizhang.domain.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a probe saw of one target.
 *
 * @param at when the run began
 * @param detail one sentence of why it failed, in English, without secrets; null where it succeeded
 * @param samples always holds {@code probe_success} (1 or 0) and {@code probe_duration_seconds}
 * @param facts what was read that is no number, such as a version, by its name
 */
public record Observation(
        UUID target,
        Instant at,
        Duration took,
        Outcome outcome,
        @Nullable String detail,
        List<Sample> samples,
        Map<String, String> facts) {
    /** How the run ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        TIMED_OUT
    }
}
