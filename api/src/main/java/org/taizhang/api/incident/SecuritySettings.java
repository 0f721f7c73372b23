package org.taizhang.api.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.incident.SecurityEvent.Harm;
import org.taizhang.domain.incident.SecurityRules;

/**
 * What regulations ask of security incidents; {@code defaults/security-incidents.yml} has what is confirmed, with its source.
 *
 * @param operator which kind of operator this is
 * @param reports to whom each kind of operator reports, and how soon
 * @param reportLevel what is reported: this level or a more severe one
 * @param policeWithin how soon the police are told of a suspected crime; no time is kept where not set
 * @param thresholds which harm makes which level at least
 */
@Validated
@ConfigurationProperties("taizhang.incidents.security")
public record SecuritySettings(
        @NotNull Operator operator,
        @NotNull Map<Operator, @Valid ReportDuty> reports,
        @Min(0) @Max(4) int reportLevel,
        @NotBlank String police,
        @Nullable Duration policeWithin,
        @NotNull Duration summaryWithin,
        @DefaultValue @NotNull List<@Valid Threshold> thresholds,
        @NotEmpty List<@Valid Category> categories) {

    /** Kinds of operators, who report to different authorities. */
    public enum Operator {
        CRITICAL_INFRASTRUCTURE,
        CENTRAL_ORGAN,
        OTHER
    }

    /** To whom, and how soon after it became known. */
    public record ReportDuty(@NotBlank String to, @NotNull Duration within) {}

    /** From which measures of the harm on an incident is of that level at least. */
    public record Threshold(
            @Min(1) @Max(4) int level, @NotNull @Valid Harm from) {}

    /** A class of security incidents, with the names of its subclasses by code. */
    public record Category(
            @NotBlank String code,
            @NotBlank String zh,
            @NotBlank String en,
            @DefaultValue @NotNull Map<String, String> subclasses) {}

    /** What of it is for the domain to keep. */
    public SecurityRules rules() {
        var codes = new HashSet<String>();
        for (var category : categories) {
            codes.add(category.code());
            codes.addAll(category.subclasses().keySet());
        }
        var owed = reports.get(operator);
        return new SecurityRules(
                codes,
                owed == null ? null : new SecurityRules.Duty(owed.to(), owed.within()),
                reportLevel,
                police,
                policeWithin,
                summaryWithin,
                thresholds.stream()
                        .map(threshold -> new SecurityRules.Threshold(threshold.level(), threshold.from()))
                        .toList());
    }
}
