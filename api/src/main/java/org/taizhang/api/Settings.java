package org.taizhang.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.Units;
import org.taizhang.domain.incident.Grading;
import org.taizhang.projections.series.Retention;

/**
 * What an operator may set; {@code application.yml} has the defaults and where each comes from.
 *
 * @param data where the ledger, the read models and the metrics lie
 * @param unit the unit that runs the platform; everything belongs to it or to a unit below
 * @param mongoUri where MongoDB is, for the profile {@code mongo}
 * @param adminPassword the first administrator's password; a random one is made and shown once where not set
 */
@Validated
@ConfigurationProperties("taizhang")
public record Settings(
        @NotNull Path data,
        @NotNull @Pattern(regexp = Units.PATTERN) String unit,
        @NotNull ZoneId zone,
        @Nullable String adminPassword,
        @Nullable String mongoUri,
        @NotNull @Valid Security security,
        @NotNull @Valid Probes probes,
        @NotNull @Valid Metrics metrics,
        @NotNull @Valid Incidents incidents,
        @NotNull @Valid WorkingDays workingDays) {

    /**
     * Logins and sessions.
     *
     * @param passwordKinds of lower case, upper case, digits and others
     * @param loginsPerMinute failed attempts that one client address may make
     */
    public record Security(
            @Min(8) int passwordLength,
            @Min(1) @Max(4) int passwordKinds,
            @Min(1) int failures,
            @NotNull Duration lock,
            @NotNull Duration sessionIdle,
            @NotNull Duration sessionLength,
            @Min(1) int sessionsPerAccount,
            @Min(1) int loginsPerMinute) {}

    /** How probes run. */
    public record Probes(@Min(1) int atOnce, @NotNull Duration spread, boolean registerSelf) {}

    /** How long observations are kept, and how many may wait to be written. */
    public record Metrics(
            @Min(1000) int queue,
            @NotNull Duration raw,
            @NotNull Duration fiveMinutes,
            @NotNull Duration hours,
            @NotNull Duration days) {
        public Retention retention() {
            return new Retention(raw, fiveMinutes, hours, days);
        }
    }

    /** How impact leads to priority and times. */
    public record Incidents(
            @NotNull List<List<Integer>> priorities,
            @NotNull List<Grading.Target> targets) {}

    /** Which hours of which days count as working time. */
    public record WorkingDays(
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @NotNull Set<LocalDate> holidays,
            @NotNull Set<LocalDate> workdays) {}
}
