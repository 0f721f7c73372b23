package org.taizhang.api.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.source.Report;

/**
 * A problem as the script of the webhook media type posts it, which is in {@code docs/integrations/zabbix-webhook.js}. One
 * trigger of one host is one alert, each problem of it an occurrence.
 *
 * @param event the id of the problem's event, {@code {EVENT.ID}}
 * @param status {@code PROBLEM} or 1, {@code RESOLVED}, {@code OK} or 0
 * @param severity {@code {EVENT.SEVERITY}}
 * @param host {@code {HOST.NAME}}
 * @param trigger {@code {TRIGGER.NAME}}
 * @param triggerId {@code {TRIGGER.ID}}
 * @param text {@code {EVENT.NAME}}
 * @param link a page about it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ZabbixProblem(
        @NotBlank String event,
        @NotBlank String status,
        @Nullable String severity,
        @NotBlank String host,
        @NotBlank String trigger,
        @Nullable String triggerId,
        @Nullable String text,
        @Nullable String link) {
    Report report(Instant now) {
        var labels = new TreeMap<>(Map.of(Report.NAME, trigger, "host", host));
        if (triggerId != null) labels.put("trigger", triggerId);
        return new Report(
                labels,
                Map.of(
                        "summary", Objects.requireNonNullElse(text, trigger),
                        "severity", Objects.requireNonNullElse(severity, ""),
                        "event", event),
                now,
                null,
                isOver() ? now : null,
                link);
    }

    private boolean isOver() {
        return switch (status.strip().toUpperCase(Locale.ROOT)) {
            case "PROBLEM", "1" -> false;
            case "RESOLVED", "OK", "0" -> true;
            default -> throw new Unreadable("neither PROBLEM nor RESOLVED: " + cut(status));
        };
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }
}
