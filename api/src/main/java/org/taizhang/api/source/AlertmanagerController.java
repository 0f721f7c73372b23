package org.taizhang.api.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Open;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.source.Report;

/** What Prometheus and amtool expect of an Alertmanager. */
@RestController
@RequestMapping
class AlertmanagerController {
    /** After which an alert whose sender says no end counts as over, as in Alertmanager. */
    private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    private final Intake intake;
    private final StandingAlerts standing;
    private final Clock clock;
    private final Instant started;

    /** An alert as Prometheus posts it: it is over where its end is not in the future. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Posted(
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String generatorURL) {
        Report report(Instant now) {
            var end = Times.read(endsAt);
            var start = Times.read(startsAt);
            var over = end != null && !end.isAfter(now) ? end : null;
            return new Report(
                    new TreeMap<>(Objects.requireNonNullElse(labels, Map.of())),
                    Objects.requireNonNullElse(annotations, Map.of()),
                    start != null ? start : over != null ? over : now,
                    over != null ? null : end != null ? end : now.plus(RESOLVE_TIMEOUT),
                    over,
                    generatorURL);
        }
    }

    record Status(Cluster cluster, Config config, Instant uptime, Version versionInfo) {}

    record Cluster(String status, List<String> peers) {}

    record Config(String original) {}

    record Version(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {}

    AlertmanagerController(Intake intake, StandingAlerts standing, Clock clock) {
        this.intake = intake;
        this.standing = standing;
        this.clock = clock;
        this.started = clock.instant();
    }

    @PostMapping("/api/v2/alerts")
    @PreAuthorize("hasRole('SOURCE')")
    @ResponseStatus(HttpStatus.OK)
    @Summary(
            zh = "接收 Prometheus 推送的告警（兼容 Alertmanager）",
            en = "Take the alerts that Prometheus posts to its Alertmanager")
    void push(@Valid @RequestBody List<Posted> alerts) {
        var now = clock.instant();
        intake.take(alerts, posted -> posted.report(now));
    }

    @GetMapping("/api/v2/alerts")
    @Summary(zh = "未结告警，按 Alertmanager 的格式", en = "The alerts that stand, as Alertmanager shows them")
    List<StandingAlerts.Shown> alerts(
            @RequestParam @Nullable List<String> filter,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(defaultValue = "true") boolean silenced) {
        return standing.all(Matcher.all(filter), active, silenced);
    }

    @GetMapping("/api/v2/status")
    @Summary(zh = "运行状态，按 Alertmanager 的格式", en = "The status, as Alertmanager shows it")
    Status status() {
        return new Status(
                new Cluster("disabled", List.of()),
                new Config(""),
                started,
                new Version("0.25.0", "", "taizhang", "", "", ""));
    }

    @Open
    @Hidden
    @GetMapping(
            path = {"/-/ready", "/-/healthy"},
            produces = "text/plain")
    @Summary(zh = "是否就绪", en = "Whether it is ready")
    String ready() {
        return "OK";
    }
}
