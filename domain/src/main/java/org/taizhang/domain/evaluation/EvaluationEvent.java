package org.taizhang.domain.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to an evaluation. */
public sealed interface EvaluationEvent {
    UUID evaluation();

    record Begun(UUID evaluation, Site site) implements EvaluationEvent {}

    /** Later values of a condition take the place of earlier ones. */
    record Observed(UUID evaluation, Values values) implements EvaluationEvent {}

    record Concluded(UUID evaluation, Site site, Outcome outcome) implements EvaluationEvent, Topical {
        @Override
        public String topic() {
            return site.medium() == Medium.WEBSITE ? "website" : "new-media";
        }
    }

    /** Where an evaluation is in its life. */
    enum Stage {
        BEGUN,
        CONCLUDED
    }

    /** What is evaluated: the indicators of one are not those of the other. */
    enum Medium {
        WEBSITE,
        NEW_MEDIA
    }

    /** What a breached condition does. */
    enum Effect {
        /** One of these, and all has failed. */
        VETO,
        DEDUCTION,
        BONUS
    }

    /** What it all came to. */
    enum Judgement {
        PASSED,
        FAILED
    }

    /**
     * What is evaluated.
     *
     * @param portal whether it is a government portal, which is scored besides
     * @param inspection the plan of checks that this evaluation answers for
     * @param on the day as of which the values are
     */
    record Site(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull Medium medium,
            boolean portal,
            @Nullable UUID target,
            @Nullable UUID inspection,
            @NotNull LocalDate on) {}

    record Values(@NotEmpty @Size(max = 100) List<@Valid @NotNull Observation> observations) {}

    /**
     * What was observed of one condition.
     *
     * @param value how many, or the share, or 1 for yes and 0 for no
     * @param text how it was come by
     */
    record Observation(
            @NotNull @Pattern(regexp = "[A-Z]-[A-Z][0-9]{1,2}")
            String indicator,

            @Min(1) @Max(20) int condition,
            @Min(0) double value,
            @NotBlank @Size(max = 2000) String text,
            @NotNull @Size(max = 10) List<@Valid @NotNull Attachment> attachments) {
        String key() {
            return Indicators.key(indicator, condition);
        }
    }

    /**
     * What it came to.
     *
     * @param score of a portal that no veto failed; null otherwise
     * @param conditions how many were judged
     */
    record Outcome(
            Judgement judgement,
            @Nullable Double score,
            double deducted,
            double bonus,
            int conditions,
            List<Breach> breaches) {}

    /** @param text what the condition says */
    record Breach(String indicator, int condition, Effect effect, String text, double value, double points) {}
}
