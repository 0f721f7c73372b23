package org.taizhang.domain.alert;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;

/** What can have happened to an alert: one subject for each rule of a target, one occurrence each time it fires. */
public sealed interface AlertEvent {
    UUID alert();

    UUID target();

    int occurrence();

    /** @param suppression why nobody is told; null where people are */
    record Raised(
            UUID alert,
            UUID target,
            int occurrence,
            Firing firing,
            Instant since,
            @Nullable Instant acknowledgeBy,
            @Nullable Suppression suppression)
            implements AlertEvent {}

    record Suppressed(UUID alert, UUID target, int occurrence, Suppression suppression) implements AlertEvent {}

    /** The suppression ended while the alert still stands; from here on it counts as raised. */
    record Released(
            UUID alert,
            UUID target,
            int occurrence,
            Firing firing,
            @Nullable Instant acknowledgeBy) implements AlertEvent {}

    record Acknowledged(UUID alert, UUID target, int occurrence, Acknowledgement acknowledgement)
            implements AlertEvent {}

    /** @param step how often this occurrence has been escalated, from 1 */
    record Escalated(
            UUID alert,
            UUID target,
            int occurrence,
            int step,
            @Nullable Instant acknowledgeBy) implements AlertEvent {}

    record Notified(UUID alert, UUID target, int occurrence, Occasion occasion, String text, List<String> recipients)
            implements AlertEvent {}

    /** @param end the sample that was good again, or why the rule no longer asks */
    record Cleared(UUID alert, UUID target, int occurrence, End end) implements AlertEvent {}

    /** Why somebody is told. */
    enum Occasion {
        RAISED,
        ESCALATED,
        CLEARED
    }

    /**
     * The rule that fired and the sample that fired it.
     *
     * @param severity 1 (critical) to 4 (information)
     * @param route who is told, one after another
     */
    record Firing(
            String rule,
            String targetName,
            String kind,
            Sample sample,
            Comparison comparison,
            double limit,
            int severity,
            String text,
            List<String> route,
            @Nullable Duration acknowledgeWithin) {}

    /** Why and until when nobody is told. */
    record Suppression(String reason, Instant until) {}

    /** How an occurrence ended: by a sample within the limit, or because nobody watches for it any more. */
    record End(
            Instant at, @Nullable Sample sample, @Nullable String reason) {}

    /** What the one who acknowledges says. */
    record Acknowledgement(@NotBlank @Size(max = 500) String note) {}

    /** There is one alert for each rule of a target, however often it fires. */
    static UUID id(UUID target, String rule) {
        return Ids.of("alert", target, rule);
    }
}
