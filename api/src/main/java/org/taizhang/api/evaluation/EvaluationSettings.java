package org.taizhang.api.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which conditions of the indicators hold besides those that are confirmed; {@code application.yml} says how.
 *
 * @param inForce what the operator has compared with the notice, by condition, such as {@code [W-D2.1]}
 * @param off conditions that do not hold here
 */
@Validated
@ConfigurationProperties("taizhang.evaluations")
public record EvaluationSettings(
        @DefaultValue @NotNull Map<String, @NotNull @Valid Confirmed> inForce,
        @DefaultValue @NotNull List<@NotNull String> off) {
    /**
     * The numbers of a condition, as the notice has them.
     *
     * @param points none for a veto
     * @param most that its indicator is worth
     */
    public record Confirmed(
            @Nullable Double limit,
            @Min(0) double points,
            @Nullable Double most) {}
}
