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
 * When a metric is worth an alert.
 *
 * @param rule names the rule within its target
 * @param holds how long the comparison must hold before the alert is raised; at once where not said
 * @param clearAt the value at which the alert clears, short of {@code value}, so that it does not flutter; {@code value}
 *     where not said
 * @param severity 1 (critical) to 4 (information)
 * @param text what the alert says; {@code {target}}, {@code {metric}}, {@code {instance}}, {@code {value}} and
 *     {@code {limit}} are filled in
 * @param acknowledgeWithin how long nobody may acknowledge the alert before it is escalated; never where not said
 */
public record Threshold(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
        String rule,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String metric,
        @NotNull Comparison comparison,
        double value,
        @Nullable @Within(max = "P1D") Duration holds,
        @Nullable Double clearAt,
        @Min(1) @Max(4) int severity,
        @NotBlank @Size(max = 300) String text,
        @Nullable @Within(min = "PT1S", max = "P30D") Duration acknowledgeWithin) {}
