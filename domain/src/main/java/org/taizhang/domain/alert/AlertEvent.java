package org.taizhang.domain.alert;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Topical;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.RuleKind;
import org.taizhang.domain.observation.Sample;

/** What can have happened to an alert: one subject for each rule of a target, one occurrence each time it fires. */
public sealed interface AlertEvent {
    UUID alert();

    UUID target();

    int occurrence();

    /**
     * @param suppression why nobody is told; null where people are
     * @param quietAt when it will have been quiet long enough not to count as flapping, unless it changes again; null where
     *     it does not flap
     */
    record Raised(
            UUID alert,
            UUID target,
            int occurrence,
            Firing firing,
            Instant since,
            @Nullable Instant acknowledgeBy,
            @Nullable Suppression suppression,
            @Nullable Instant quietAt)
            implements AlertEvent, Topical {
        @Override
        public String topic() {
            return firing.kind();
        }
    }

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

    /** @param severity null, as the kind is, in what was recorded before they were */
    record Notified(
            UUID alert,
            UUID target,
            int occurrence,
            Occasion occasion,
            String text,
            List<String> recipients,
            @Nullable Integer severity,
            @Nullable String kind)
            implements AlertEvent, Telling {
        @Override
        public UUID matter() {
            return alert;
        }
    }

    /**
     * @param end the sample that was good again, or why the rule no longer asks
     * @param quietAt as of {@link Raised}
     */
    record Cleared(
            UUID alert,
            UUID target,
            int occurrence,
            End end,
            @Nullable Instant quietAt) implements AlertEvent {}

    /**
     * It changes so often that people are told once of that, and not of each change.
     *
     * @param changes how many there were
     * @param within in what time
     */
    record FlappingBegan(UUID alert, UUID target, int occurrence, int changes, Duration within, Instant quietAt)
            implements AlertEvent {}

    /** It has been quiet for long enough; what then still stands is told like any other. */
    record FlappingEnded(UUID alert, UUID target, int occurrence) implements AlertEvent {}

    /**
     * The rule that fired, and what fired it: a sample of ours, or what another system reported.
     *
     * @param sample with {@code comparison} and {@code limit}; all three null where another system judged
     * @param severity 1 (critical) to 4 (information)
     * @param route who is told, one after another
     * @param ruleKind a threshold where not said
     * @param textEn the text in English; the text where not said
     * @param origin which system reported it; null where the product saw it itself
     */
    record Firing(
            String rule,
            String targetName,
            String kind,
            @Nullable Sample sample,
            @Nullable Comparison comparison,
            @Nullable Double limit,
            int severity,
            String text,
            List<String> route,
            @Nullable Duration acknowledgeWithin,
            @Nullable RuleKind ruleKind,
            @Nullable String textEn,
            @Nullable Origin origin) {}

    /**
     * Where an alert of another system comes from.
     *
     * @param source the registered sender
     * @param labels by which that system knows the alert
     * @param link a page of that system about it
     */
    record Origin(
            UUID source,
            Map<String, String> labels,
            @Nullable String link) {}

    /**
     * Why nobody is told, and until when.
     *
     * @param reason for people, in both languages where it is the product's own
     * @param until null where that follows from something else
     * @param cause null in what was recorded when only maintenance was a cause
     * @param by the change whose window it is, the target that this one lies behind, or the alert that inhibits
     * @param since when that began
     */
    record Suppression(
            String reason,
            @Nullable Instant until,
            @Nullable Cause cause,
            @Nullable UUID by,
            @Nullable Instant since) {
        /** What keeps an alert silent, the first of these that applies. */
        public enum Cause {
            MAINTENANCE,
            DEPENDENCY,
            INHIBITION,
            FLAPPING
        }

        /** The cause, also of what was recorded before there were several. */
        public Cause why() {
            return cause == null ? Cause.MAINTENANCE : cause;
        }

        boolean isLike(Suppression other) {
            return why() == other.why() && Objects.equals(by, other.by);
        }
    }

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
