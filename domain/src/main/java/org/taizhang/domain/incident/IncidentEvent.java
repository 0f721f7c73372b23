package org.taizhang.domain.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Units;

/** What can have happened to an incident. */
public sealed interface IncidentEvent {
    UUID incident();

    record Reported(UUID incident, Report report) implements IncidentEvent {}

    record Graded(UUID incident, Impact impact, Grade grade) implements IncidentEvent {}

    record Assigned(UUID incident, Assignment assignment) implements IncidentEvent {}

    record Accepted(UUID incident) implements IncidentEvent {}

    record Noted(UUID incident, Note note) implements IncidentEvent {}

    /** The alert that led to this incident has cleared. */
    record AlertCleared(UUID incident, UUID alert, Instant at) implements IncidentEvent {}

    record Escalated(UUID incident, Clock clock, Instant due) implements IncidentEvent {}

    record Resolved(UUID incident, Resolution resolution) implements IncidentEvent {}

    record Closed(UUID incident, Verdict verdict) implements IncidentEvent {}

    /** @param grade the times owed anew */
    record Reopened(UUID incident, Reason reason, @Nullable Grade grade) implements IncidentEvent {}

    /** @param earlier the last incident of the same cause */
    record Linked(UUID incident, UUID earlier, String cause) implements IncidentEvent {}

    /** Where an incident is in its life. */
    enum Stage {
        REPORTED,
        ASSIGNED,
        ACCEPTED,
        RESOLVED,
        CLOSED;

        /** The stage after an event, the same for the aggregate and its read model. */
        public static Stage after(IncidentEvent event, @Nullable Stage was) {
            return switch (event) {
                case Reported e -> REPORTED;
                case Assigned e -> ASSIGNED;
                case Accepted e -> ACCEPTED;
                case Resolved e -> RESOLVED;
                case Closed e -> CLOSED;
                case Reopened e -> ASSIGNED;
                case Graded e -> was == null ? REPORTED : was;
                case Noted e -> was == null ? REPORTED : was;
                case AlertCleared e -> was == null ? REPORTED : was;
                case Escalated e -> was == null ? REPORTED : was;
                case Linked e -> was == null ? REPORTED : was;
            };
        }
    }

    /** Which time was exceeded. */
    enum Clock {
        RESPONSE,
        RESOLUTION
    }

    /**
     * What is reported.
     *
     * @param alert the alert that led to it; null where a person saw it
     * @param target what it concerns
     * @param kind of what kind that is, one of {@link Kinds}
     * @param causeKey names the cause where it is known, so that a repeat can be found
     * @param impact how bad and how wide, where the reporter can say
     */
    record Report(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Size(max = 4000) String description,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Nullable UUID alert,
            @Nullable UUID target,
            @Nullable @Pattern(regexp = Kinds.PATTERN) String kind,
            @Nullable @Size(max = 100) String causeKey,
            @Nullable @Valid Impact impact) {}

    /**
     * How bad and how wide.
     *
     * @param degree 1 (service down or data lost) to 3 (minor function impaired or a way round exists)
     * @param scope 1 (whole platform or several sites) to 3 (one column, department or few users)
     */
    record Impact(
            @Min(1) @Max(3) int degree, @Min(1) @Max(3) int scope) {}

    /**
     * What follows from the impact.
     *
     * @param priority 1 (highest) to 4
     * @param respondBy when it must have been accepted; null where it has been
     * @param resolveBy when it must have been resolved
     */
    record Grade(int priority, @Nullable Instant respondBy, Instant resolveBy) {
        Grade responded() {
            return new Grade(priority, null, resolveBy);
        }
    }

    record Assignment(@NotBlank @Size(max = 64) String assignee) {}

    record Note(@NotBlank @Size(max = 4000) String text) {}

    /** @param causeKey names the cause in a word or two, so that a repeat is found */
    record Resolution(
            @NotBlank @Size(max = 2000) String cause,
            @NotBlank @Size(max = 4000) String remedy,
            @Nullable @Size(max = 100) String causeKey) {}

    record Verdict(@NotBlank @Size(max = 2000) String text) {}

    record Reason(@NotBlank @Size(max = 2000) String text) {}
}
