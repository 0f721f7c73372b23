package org.taizhang.api.notification.channel;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.notification.channel.Message.Item;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code alertmanager}: the v2 API of Prometheus' Alertmanager. Each piece of news is an alert of its own, which stands
 * until we tell its end; an Alertmanager that lost it in between is not told again.
 */
@Component
final class AlertmanagerType implements ChannelType {
    private static final int AT_ONCE = 500;

    /** Longer than anything stands; without an end of ours it would resolve by itself within minutes. */
    private static final Duration FOR_LONG = Duration.ofDays(366);

    private final JsonMapper json;

    /** An alert as Alertmanager takes it; no beginning where only the end is known. */
    record Alert(
            Map<String, String> labels,
            Map<String, String> annotations,
            @Nullable Instant startsAt,
            Instant endsAt,
            @Nullable URI generatorURL) {}

    AlertmanagerType(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        var base = settings.needsUrl(channel).toString();
        var url = URI.create(base.endsWith("/") ? base + "api/v2/alerts" : base + "/api/v2/alerts");
        var posts = new Posts(outside.http(), settings.timeout());
        return (message, receivers) -> {
            var headers = authorization(settings.credential(), outside.credentials());
            var items = message.items();
            for (var from = 0; from < items.size(); from += AT_ONCE) {
                var part = items.subList(from, Math.min(items.size(), from + AT_ONCE));
                var alerts = part.stream().map(item -> alert(item, message)).toList();
                posts.post(url, headers, json.writeValueAsString(alerts));
            }
            return List.of();
        };
    }

    private static Map<String, String> authorization(@Nullable String reference, Credentials credentials)
            throws Failed {
        return reference == null
                ? Map.of()
                : Map.of(
                        "Authorization", "Bearer " + credentials.find(reference).secret());
    }

    private static Alert alert(Item item, Message message) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(
                "alertname",
                message.line().kind().isEmpty() ? "taizhang" : message.line().kind());
        labels.put("alert", item.matter().toString());
        labels.put("unit", message.unit());
        labels.put("severity", String.valueOf(item.severity()));
        var annotations = Map.of("summary", item.text());
        return item.ends()
                ? new Alert(labels, annotations, null, item.at(), message.link())
                : new Alert(labels, annotations, item.at(), item.at().plus(FOR_LONG), message.link());
    }
}
