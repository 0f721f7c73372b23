package org.taizhang.domain.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Dispatch;

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

    /**
     * @param closeBy until when it must be closed
     * @param summariseBy until when a security incident's summary must have been sent; null where none is owed
     */
    record Resolved(
            UUID incident,
            Resolution resolution,
            @Nullable Instant closeBy,
            @Nullable Instant summariseBy) implements IncidentEvent {}

    record Closed(UUID incident, Verdict verdict) implements IncidentEvent {}

    /** @param grade the times owed anew */
    record Reopened(UUID incident, Reason reason, @Nullable Grade grade) implements IncidentEvent {}

    /** @param earlier the last incident of the same cause */
    record Linked(UUID incident, UUID earlier, String cause) implements IncidentEvent {}

    /**
     * Somebody is reminded of what is owed: by a person, or by the product as the time comes near.
     *
     * @param clock which time comes near; null where a person urges
     */
    record Urged(
            UUID incident,
            int occurrence,
            @Nullable Clock clock,
            @Nullable Instant due,
            String text,
            List<String> recipients,
            Integer severity)
            implements IncidentEvent, Telling {
        @Override
        public UUID matter() {
            return incident;
        }

        @Override
        public Occasion occasion() {
            return Occasion.RAISED;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * @param again when it is told again, if it is still owed then
     * @param to whom a report is owed; null where it is none
     */
    record Overdue(
            UUID incident,
            Clock clock,
            Lapse lapse,
            Instant again,
            @Nullable String to) implements IncidentEvent, org.taizhang.domain.Overdue {
        @Override
        public UUID matter() {
            return incident;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** Whoever answers for it looked at how it is handled. */
    record Supervised(UUID incident, Statement statement) implements IncidentEvent {}

    /** How it was handled was looked back on once it was closed. */
    record Reviewed(UUID incident, Review review) implements IncidentEvent {}

    /** What lies behind it is a problem. */
    record HandedToProblem(UUID incident, UUID problem) implements IncidentEvent {}

    /**
     * It is a security incident of that class and level.
     *
     * @param terms which reports are owed, to whom and until when
     */
    record Classified(UUID incident, Classification classification, List<Term> terms)
            implements IncidentEvent, Topical {
        @Override
        public String topic() {
            return classification.category().toLowerCase(Locale.ROOT);
        }
    }

    /** An authority was told of a security incident. */
    record AuthorityInformed(UUID incident, Dispatch dispatch) implements IncidentEvent, Topical {
        @Override
        public String topic() {
            return dispatch.type().name().toLowerCase(Locale.ROOT);
        }
    }

    /** What notices of incidents are routed by. */
    String KIND = "incident";

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
                case Graded e -> same(was);
                case Noted e -> same(was);
                case AlertCleared e -> same(was);
                case Escalated e -> same(was);
                case Linked e -> same(was);
                case Urged e -> same(was);
                case Overdue e -> same(was);
                case Supervised e -> same(was);
                case Reviewed e -> same(was);
                case HandedToProblem e -> same(was);
                case Classified e -> same(was);
                case AuthorityInformed e -> same(was);
            };
        }

        private static Stage same(@Nullable Stage was) {
            return was == null ? REPORTED : was;
        }
    }

    /** Which time is kept. */
    enum Clock {
        RESPONSE,
        RESOLUTION,
        CLOSURE,
        /** The first report of a security incident to the authority. */
        REPORT,
        /** The report to the police where a crime is suspected. */
        POLICE,
        /** The report on how a security incident was handled. */
        SUMMARY
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
     * @param urgeResponseAt when whoever owes the response is reminded; null where nobody is
     * @param urgeResolutionAt when whoever owes the resolution is reminded; null where nobody is
     */
    record Grade(
            int priority,
            @Nullable Instant respondBy,
            Instant resolveBy,
            @Nullable Instant urgeResponseAt,
            @Nullable Instant urgeResolutionAt) {
        /** Nobody is reminded before the time has come. */
        public Grade(int priority, @Nullable Instant respondBy, Instant resolveBy) {
            this(priority, respondBy, resolveBy, null, null);
        }

        Grade responded() {
            return new Grade(priority, null, resolveBy, null, urgeResolutionAt);
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

    record Urging(@NotBlank @Size(max = 2000) String text) {}

    /**
     * How it was handled.
     *
     * @param timely whether in time
     * @param sound whether recorded, graded and assigned as the process asks
     * @param improvement what is to be done better; null where nothing
     */
    record Review(
            @NotNull @Valid Statement statement,
            boolean timely,
            boolean sound,
            @Nullable @Size(min = 1, max = 2000) String improvement) {}

    /**
     * What is owed, and until when.
     *
     * @param to whom a report is owed; null where it is none
     * @param urgeAt when whoever owes it is reminded; null where nobody is, or was already
     * @param lapsed whether the first time is over, and this is when it is told again
     */
    record Term(
            Clock clock,
            Instant dueBy,
            @Nullable Instant urgeAt,
            @Nullable String to,
            boolean lapsed) {}
}
