package org.taizhang.domain.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.domain.observation.Rules;
import org.taizhang.domain.observation.Threshold;

/** What can have happened to a target. */
public sealed interface TargetEvent {
    UUID target();

    record Registered(UUID target, Definition definition) implements TargetEvent, Topical {
        @Override
        public String topic() {
            return definition.kind();
        }
    }

    record Revised(UUID target, Definition definition) implements TargetEvent {}

    record Paused(UUID target, Maintenance maintenance) implements TargetEvent {}

    record Resumed(UUID target) implements TargetEvent {}

    record Retired(UUID target, String reason) implements TargetEvent {}

    /**
     * Something that is no number, such as a version, was seen for the first time.
     *
     * @param seenAt when the run began that saw it
     */
    record FactFound(UUID target, String name, String text, Instant seenAt) implements TargetEvent {}

    /** What was seen before is now otherwise, such as after an upgrade or a change of configuration. */
    record FactChanged(UUID target, String name, String was, String text, Instant seenAt) implements TargetEvent {}

    /** Where a target is in its life. */
    enum Stage {
        WATCHED,
        PAUSED,
        RETIRED;

        /** The stage after an event, the same for the aggregate and its read model. */
        public static Stage after(TargetEvent event, @Nullable Stage was) {
            return switch (event) {
                case Registered e -> WATCHED;
                case Revised e -> was == null ? WATCHED : was;
                case Paused e -> PAUSED;
                case Resumed e -> WATCHED;
                case Retired e -> RETIRED;
                case FactFound e -> was == null ? WATCHED : was;
                case FactChanged e -> was == null ? WATCHED : was;
            };
        }
    }

    /**
     * What a target is and how it is watched.
     *
     * @param kind one of {@link Kinds}, an open list
     * @param check how it is watched; nothing is observed where not said
     * @param timeout how long one run may take; 15 s where not said, when a state inspection calls a page unavailable
     * @param thresholds its own rules; they stand before those of one name from its unit or its kind
     * @param escalation who is told, one after another, while nobody acknowledges: account names or {@code role:…}
     * @param absences as thresholds, of what is not observed
     * @param defaults whether the rules of its kind and of its units hold too; since this can be said it always is, and
     *     where it is not only its own do
     * @param without names of those rules that do not hold for this target
     * @param dependsOn targets that this one lies behind: while one of them is down nobody is told of this one
     */
    record Definition(
            @NotNull @Pattern(regexp = Kinds.PATTERN) String kind,

            @NotBlank @Size(max = 100) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 500) String address,
            @NotBlank @Size(max = 64) String owner,
            @Nullable @Valid Check check,
            @NotNull @Within(min = "PT1S", max = "P1D") Duration interval,
            @Nullable @Within(min = "PT0.1S", max = "PT5M") Duration timeout,
            @NotNull @Size(max = 50) List<@Valid @NotNull Threshold> thresholds,
            @NotNull @Size(max = 10) List<@NotBlank @Size(max = 64) String> escalation,
            @Nullable @Size(max = 50) List<@Valid @NotNull Absence> absences,
            @Nullable Boolean defaults,

            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = AlertRule.NAME) String> without,
            @Nullable @Size(max = 10) List<@NotNull UUID> dependsOn) {

        /** With nothing said of absences, of what it lies behind, nor of whether its kind's rules hold. */
        public static Definition of(
                String kind,
                String name,
                String unit,
                String address,
                String owner,
                @Nullable Check check,
                Duration interval,
                @Nullable Duration timeout,
                List<Threshold> thresholds,
                List<String> escalation) {
            return new Definition(
                    kind,
                    name,
                    unit,
                    address,
                    owner,
                    check,
                    interval,
                    timeout,
                    thresholds,
                    escalation,
                    null,
                    null,
                    null,
                    null);
        }

        /** Its own rules. */
        public Rules rules() {
            return new Rules(
                    thresholds, absences == null ? List.of() : absences, without == null ? List.of() : without);
        }

        public List<UUID> upstream() {
            return dependsOn == null ? List.of() : dependsOn;
        }

        /** Whether that is asked for already. */
        public boolean isSo(Definition asked) {
            return asked.equals(this) || asked.decided().equals(this);
        }

        /** As it is recorded: who names no rules means those of the kind. */
        Definition decided() {
            if (defaults != null) return this;
            var none = rules().all().findAny().isEmpty();
            return new Definition(
                    kind,
                    name,
                    unit,
                    address,
                    owner,
                    check,
                    interval,
                    timeout,
                    thresholds,
                    escalation,
                    absences,
                    none,
                    without,
                    dependsOn);
        }
    }

    /**
     * Why and until when nobody is alerted of a target.
     *
     * @param change the change whose window it is; null where a person paused it
     */
    record Maintenance(
            @NotBlank @Size(max = 500) String reason,
            @NotNull Instant until,
            @Nullable UUID change) {}
}
