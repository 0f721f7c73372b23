package org.taizhang.api.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.source.Report;

/**
 * An event of CloudEvents 1.0 that tells of an alert.
 *
 * <p>CloudEvents say nothing of alerts, so what {@link Data} holds is ours: the alert is known by type, source and subject,
 * and by the labels in its data, which also say whether it is over.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CloudEventMessage(
        @Nullable String specversion,
        @Nullable String id,
        @Nullable String source,
        @Nullable String type,
        @Nullable String subject,
        @Nullable String time,
        @Nullable String severity,
        @Nullable Data data,
        @JsonProperty("data_base64") @Nullable String binary) {
    private static final Set<String> OVER = Set.of("resolved", "ok", "closed", "recovered");

    /**
     * What an event says of an alert.
     *
     * @param status {@code resolved}, {@code ok}, {@code closed} or {@code recovered} where it is over
     * @param endsAt until when it counts unless it is said again
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(
            @Nullable Map<String, String> labels,
            @Nullable String status,
            @Nullable String severity,
            @Nullable String summary,
            @Nullable String description,
            @Nullable String message,
            @Nullable String endsAt,
            @Nullable String link) {
        private static final Data NONE = new Data(null, null, null, null, null, null, null, null);

        private boolean isOver() {
            return status != null && OVER.contains(status.strip().toLowerCase(Locale.ROOT));
        }

        private Map<String, String> annotations() {
            var annotations = new TreeMap<String, String>();
            put(annotations, "severity", severity);
            put(annotations, "summary", summary);
            put(annotations, "description", description);
            put(annotations, "message", message);
            return annotations;
        }
    }

    /** In binary mode the attributes are headers, percent-encoded, and the body is the data. */
    static CloudEventMessage of(Function<String, @Nullable String> headers, @Nullable Data data) {
        Function<String, @Nullable String> attribute = name -> decoded(headers.apply("ce-" + name));
        return new CloudEventMessage(
                attribute.apply("specversion"),
                attribute.apply("id"),
                attribute.apply("source"),
                attribute.apply("type"),
                attribute.apply("subject"),
                attribute.apply("time"),
                attribute.apply("severity"),
                data,
                null);
    }

    private static @Nullable String decoded(@Nullable String value) {
        if (value == null) return null;
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("a header that is not percent-encoded");
        }
    }

    Report report(Instant now) {
        if (!"1.0".equals(specversion)) throw new Unreadable("specversion is not 1.0");
        required("id", id);
        if (binary != null) throw new Unreadable("data_base64 is not read; send the data as JSON");
        var said = Objects.requireNonNullElse(data, Data.NONE);
        var at = Objects.requireNonNullElse(Times.read(time), now);
        var labels = new TreeMap<String, String>();
        labels.put(Report.NAME, required("type", type));
        labels.put("source", required("source", source));
        put(labels, "subject", subject);
        if (said.labels() != null) labels.putAll(said.labels());
        var annotations = said.annotations();
        if (said.severity() == null) put(annotations, "severity", severity);
        return new Report(
                labels,
                annotations,
                at,
                said.isOver() ? null : Times.read(said.endsAt()),
                said.isOver() ? at : null,
                said.link());
    }

    private static void put(Map<String, String> into, String name, @Nullable String value) {
        if (value != null) into.put(name, value);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) throw new Unreadable("no " + name);
        return value;
    }
}
