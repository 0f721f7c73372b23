package org.taizhang.domain.observation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Within;

/**
 * When it is worth an alert that a metric is not observed: the watch stalls, a receiver is silent, an answer lacks it.
 *
 * @param rule names the rule within its target, among its thresholds too
 * @param intervals how many intervals of the target may go by without the metric
 * @param severity 1 (critical) to 4 (information)
 * @param text as of a {@link Threshold}; {@code {value}} and {@code {limit}} are seconds
 * @param textEn the text in English; the text where not said
 */
public record Absence(
        @NotNull @Pattern(regexp = AlertRule.NAME) String rule,
        @NotNull @Pattern(regexp = Threshold.METRIC) String metric,
        @Min(1) @Max(10_000) int intervals,
        @Min(1) @Max(4) int severity,
        @NotBlank @Size(max = 300) String text,
        @Nullable @Size(max = 300) String textEn,
        @Nullable @Within(min = "PT1S", max = "P30D") Duration acknowledgeWithin)
        implements AlertRule {
    @Override
    public boolean silencesOthers() {
        return false;
    }
}
