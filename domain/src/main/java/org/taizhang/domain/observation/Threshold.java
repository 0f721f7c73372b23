package org.taizhang.domain.observation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Within;

/**
 * When a metric is worth an alert.
 *
 * @param rule names the rule within its target
 * @param value what the comparison is with, or how many times {@code against}
 * @param holds how long the comparison must hold before the alert is raised; at once where not said
 * @param clearAt the value at which the alert clears, short of {@code value}, so that it does not flutter; {@code value}
 *     where not said
 * @param severity 1 (critical) to 4 (information)
 * @param text what the alert says; {@code {target}}, {@code {metric}}, {@code {instance}}, {@code {value}} and
 *     {@code {limit}} are filled in
 * @param acknowledgeWithin how long nobody may acknowledge the alert before it is escalated; never where not said
 * @param against what the sample is compared with where that is no constant; only a positive one is judged by
 * @param inhibits whether its open alert keeps those of rules that are not severer silent; where not said, the rule
 *     {@code down} does and no other
 * @param textEn the text in English; the text where not said
 */
public record Threshold(
        @NotNull @Pattern(regexp = AlertRule.NAME) String rule,
        @NotNull @Pattern(regexp = Threshold.METRIC) String metric,
        @NotNull Comparison comparison,
        double value,
        @Nullable @Within(max = "P1D") Duration holds,
        @Nullable Double clearAt,
        @Min(1) @Max(4) int severity,
        @NotBlank @Size(max = 300) String text,
        @Nullable @Within(min = "PT1S", max = "P30D") Duration acknowledgeWithin,
        @Nullable @Valid Baseline against,
        @Nullable Boolean inhibits,
        @Nullable @Size(max = 300) String textEn)
        implements AlertRule {
    /** What the name of a metric looks like. */
    public static final String METRIC = "[a-z][a-z0-9_]{0,99}";

    private static final String DOWN = "down";

    /** Compared with a constant. */
    public static Threshold of(
            String rule,
            String metric,
            Comparison comparison,
            double value,
            @Nullable Duration holds,
            @Nullable Double clearAt,
            int severity,
            String text,
            @Nullable Duration acknowledgeWithin) {
        return new Threshold(
                rule, metric, comparison, value, holds, clearAt, severity, text, acknowledgeWithin, null, null, null);
    }

    @Override
    public boolean silencesOthers() {
        return inhibits == null ? rule.equals(DOWN) : inhibits;
    }

    /** Whether the value that clears is not one for which the comparison holds. */
    public boolean clearsOnItsSide() {
        return clearAt == null || clearAt == value || !comparison.holds(clearAt, value);
    }

    /** Whether the other raises and clears at the same, whatever its alert says and whom it tells. */
    public boolean comparesLike(Threshold other) {
        return metric.equals(other.metric)
                && comparison == other.comparison
                && value == other.value
                && Objects.equals(holds, other.holds)
                && Objects.equals(clearAt, other.clearAt)
                && Objects.equals(against, other.against);
    }
}
