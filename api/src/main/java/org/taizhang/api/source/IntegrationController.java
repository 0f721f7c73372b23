package org.taizhang.api.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.source.CloudEventMessage.Data;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.source.Report;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms in which other systems report, besides Prometheus. */
@RestController
@RequestMapping("/api/v1/integrations")
class IntegrationController {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final Intake intake;
    private final JsonMapper json;
    private final Clock clock;

    /** How many alerts were taken. */
    record Taken(int alerts) {}

    /** What Alertmanager posts to a webhook, version 4. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Webhook(@Nullable String version, @NotNull @Valid List<@NotNull @Valid Notified> alerts) {}

    /** An alert of Alertmanager, which says itself whether it is over. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Notified(
            @NotBlank String status,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String generatorURL) {
        Report report(Instant now) {
            var end = Times.read(endsAt);
            var start = Objects.requireNonNullElse(Times.read(startsAt), now);
            return new Report(
                    new TreeMap<>(Objects.requireNonNullElse(labels, Map.of())),
                    Objects.requireNonNullElse(annotations, Map.of()),
                    start,
                    null,
                    status.equals("resolved") ? end == null || end.isAfter(now) ? now : end : null,
                    generatorURL);
        }
    }

    IntegrationController(Intake intake, JsonMapper json, Clock clock) {
        this.intake = intake;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/alertmanager")
    @PreAuthorize("hasRole('SOURCE')")
    @Summary(
            zh = "接收 Alertmanager 的 webhook 通知（版本 4）",
            en = "Take what an Alertmanager posts to its webhooks (version 4)")
    Taken alertmanager(@Valid @RequestBody Webhook webhook) {
        var now = clock.instant();
        intake.take(webhook.alerts(), alert -> alert.report(now));
        return new Taken(webhook.alerts().size());
    }

    @PostMapping("/zabbix")
    @PreAuthorize("hasRole('SOURCE')")
    @Summary(zh = "接收 Zabbix 告警媒介脚本发来的问题", en = "Take a problem from Zabbix's webhook media type")
    Taken zabbix(@Valid @RequestBody ZabbixProblem problem) {
        var now = clock.instant();
        intake.take(List.of(problem), each -> each.report(now));
        return new Taken(1);
    }

    /** The three modes of its HTTP binding, told apart by their media type. */
    @PostMapping(
            path = "/cloudevents",
            consumes = {STRUCTURED, BATCH, MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize("hasRole('SOURCE')")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = CloudEventMessage.class)))
    @Summary(zh = "接收 CloudEvents 1.0 事件（JSON）", en = "Take events of CloudEvents 1.0 (JSON)")
    Taken cloudEvents(
            @RequestHeader HttpHeaders headers, @Valid @RequestBody(required = false) @Nullable JsonNode body) {
        var now = clock.instant();
        var events = new ArrayList<Supplier<CloudEventMessage>>();
        var type = String.valueOf(headers.getContentType());
        if (type.startsWith(STRUCTURED)) events.add(() -> read(body, CloudEventMessage.class));
        else if (!type.startsWith(BATCH))
            events.add(() -> CloudEventMessage.of(headers::getFirst, body == null ? null : read(body, Data.class)));
        else if (body != null && body.isArray())
            for (var one : body) events.add(() -> read(one, CloudEventMessage.class));
        else throw new Problem(HttpStatus.BAD_REQUEST, "unreadable");
        intake.take(events, event -> event.get().report(now));
        return new Taken(events.size());
    }

    private <T> T read(@Nullable JsonNode from, Class<T> type) {
        if (from == null || !from.isObject()) throw new Unreadable("not a JSON object");
        try {
            return json.treeToValue(from, type);
        } catch (JacksonException e) {
            throw new Unreadable("a member of another type than it must have");
        }
    }
}
