package org.taizhang.domain.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;

/** What can have happened to a source; its token is only named, never told. */
public sealed interface SourceEvent {
    UUID source();

    record Registered(UUID source, Definition definition) implements SourceEvent {}

    record Revised(UUID source, Definition definition) implements SourceEvent {}

    /** From here on only the token of this credential lets the source in. */
    record TokenIssued(UUID source, UUID credential) implements SourceEvent {}

    record Revoked(UUID source, String reason) implements SourceEvent {}

    /** Where a source is in its life. */
    enum Stage {
        ACTIVE,
        REVOKED;

        /** The stage after an event, the same for the aggregate and its read model. */
        public static Stage after(SourceEvent event) {
            return event instanceof Revoked ? REVOKED : ACTIVE;
        }
    }

    /**
     * Who reports, and what becomes of it.
     *
     * @param target what it reports of where its labels name no target; one of its own is registered where not said
     * @param owner of that target of its own
     * @param escalation of that target of its own
     * @param acknowledgeWithin how long nobody may acknowledge its alerts before they are escalated; never where not said
     */
    record Definition(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Nullable UUID target,
            @NotBlank @Size(max = 64) String owner,
            @NotNull @Size(max = 10) List<@NotBlank @Size(max = 64) String> escalation,
            @Nullable @Within(min = "PT1S", max = "P30D") Duration acknowledgeWithin,
            @Nullable @Valid Mapping mapping) {

        public UUID targetOf(UUID source) {
            return target == null ? ownTarget(source) : target;
        }

        /** How its labels are read. */
        public Mapping reading() {
            return Objects.requireNonNullElse(mapping, Mapping.USUAL);
        }
    }

    /**
     * How the labels of an alert are read.
     *
     * @param targetLabels the labels that may name a target, the first that does so counts
     * @param aliases targets by what such a label says, before names and addresses are looked at
     * @param severityLabel the label that says how bad it is
     * @param severities 1 (critical) to 4 (information) by what that label says, whatever its case
     * @param otherwise the severity where it says nothing of these
     */
    record Mapping(
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 128) String> targetLabels,
            @NotNull @Size(max = 1000) Map<@NotBlank @Size(max = 255) String, @NotNull UUID> aliases,
            @NotBlank @Size(max = 128) String severityLabel,
            @NotNull @Size(max = 50) Map<@NotBlank @Size(max = 64) String, @NotNull @Min(1) @Max(4) Integer> severities,
            @Min(1) @Max(4) int otherwise) {
        /** What Prometheus, Zabbix and most others are used to. */
        public static final Mapping USUAL = new Mapping(
                List.of("target", "instance", "host", "hostname", "node"),
                Map.of(),
                "severity",
                Map.ofEntries(
                        Map.entry("critical", 1),
                        Map.entry("disaster", 1),
                        Map.entry("page", 1),
                        Map.entry("error", 2),
                        Map.entry("high", 2),
                        Map.entry("major", 2),
                        Map.entry("warning", 3),
                        Map.entry("average", 3),
                        Map.entry("minor", 3),
                        Map.entry("info", 4),
                        Map.entry("information", 4),
                        Map.entry("none", 4),
                        Map.entry("not classified", 4)),
                3);

        /** How bad an alert of these labels is, 1 to 4. */
        public int severity(Map<String, String> labels) {
            var said = labels.getOrDefault(severityLabel, "").strip();
            return severities.entrySet().stream()
                    .filter(known -> known.getKey().equalsIgnoreCase(said))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(otherwise);
        }

        /** What may name the target, in the order in which it counts. */
        public List<String> names(Map<String, String> labels) {
            return targetLabels.stream()
                    .map(label -> labels.getOrDefault(label, "").strip())
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    /** The target that stands for a source for which none was named. */
    static UUID ownTarget(UUID source) {
        return Ids.of("target", source);
    }
}
