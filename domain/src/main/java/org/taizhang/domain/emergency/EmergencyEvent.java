package org.taizhang.domain.emergency;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to an emergency. */
public sealed interface EmergencyEvent {
    UUID emergency();

    /** @param watchBy when somebody must keep the watch */
    record Declared(UUID emergency, Declaration declaration, Instant watchBy) implements EmergencyEvent {}

    /**
     * The plan is set going, as its version in force has it.
     *
     * @param reportBy when it must be first reported
     * @param continueEvery how often it is reported on after that
     */
    record PlanActivated(UUID emergency, UUID plan, int version, int grade, Instant reportBy, Duration continueEvery)
            implements EmergencyEvent {}

    record Dispatched(UUID emergency, Dispatch dispatch) implements EmergencyEvent {}

    /** @param until when a successor must have come */
    record WatchTaken(UUID emergency, @Nullable String from, Instant until) implements EmergencyEvent {}

    record ActionTaken(UUID emergency, Action action) implements EmergencyEvent, Topical {
        @Override
        public String topic() {
            return action.kind().topic();
        }
    }

    /** Evidence was secured, as files. */
    record EvidenceKept(UUID emergency, Statement statement) implements EmergencyEvent {}

    record ContactConfirmed(UUID emergency, Contact contact) implements EmergencyEvent {}

    /** Those whom it concerns are told how it goes. */
    record ProgressTold(UUID emergency, int number, int grade, Notice notice) implements EmergencyEvent, Telling {
        @Override
        public UUID matter() {
            return emergency;
        }

        @Override
        public int occurrence() {
            return number;
        }

        @Override
        public Occasion occasion() {
            return Occasion.RAISED;
        }

        @Override
        public String text() {
            return notice.text();
        }

        @Override
        public List<String> recipients() {
            return notice.recipients();
        }

        @Override
        public Integer severity() {
            return grade;
        }

        @Override
        public String kind() {
            return "emergency";
        }
    }

    /**
     * It was reported.
     *
     * @param due when that was owed; null where nothing was
     * @param late whether it came after that
     * @param nextBy when the next report is owed; null where none is
     */
    record Reported(
            UUID emergency,
            Report report,
            @Nullable Instant due,
            boolean late,
            @Nullable Instant nextBy) implements EmergencyEvent, Topical {
        @Override
        public String topic() {
            return report.kind().topic();
        }
    }

    /** The service is there again. */
    record Restored(UUID emergency, Statement statement) implements EmergencyEvent {}

    /** @param reviewBy when it must be reviewed, and finally reported */
    record Ended(UUID emergency, Statement statement, Instant reviewBy) implements EmergencyEvent {}

    record Reviewed(UUID emergency, UUID plan, Review review) implements EmergencyEvent {}

    /** Something was owed and not done; {@code again} when it is said again. */
    record FellOverdue(
            UUID emergency,
            Duty duty,
            Lapse lapse,
            @Nullable Instant again) implements EmergencyEvent, Overdue, Topical {
        @Override
        public UUID matter() {
            return emergency;
        }

        @Override
        public String kind() {
            return "emergency";
        }

        @Override
        public String topic() {
            return duty.topic();
        }
    }

    /** Where an emergency is in its life. */
    enum Stage {
        DECLARED,
        RESTORED,
        ENDED,
        REVIEWED
    }

    /** What is owed in an emergency. */
    enum Duty {
        WATCH,
        REPORT,
        REVIEW;

        public String topic() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done. */
    enum ActionKind {
        DIAGNOSIS,
        CONTAINMENT,
        RECOVERY,
        COMMUNICATION,
        OTHER;

        public String topic() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which report it is. */
    enum ReportKind {
        FIRST,
        CONTINUED,
        FINAL;

        public String topic() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What has happened.
     *
     * @param grade 1 (gravest) to 4, one of the plan's
     * @param plan by which it is handled
     * @param incident it grew out of
     * @param warning that was issued before
     */
    record Declaration(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 4000) String description,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Min(1) @Max(4) int grade,
            @NotNull Instant occurredAt,
            @NotNull UUID plan,
            @Nullable UUID incident,
            @Nullable UUID warning) {}

    /** @param people account names */
    record Dispatch(
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 64) String> people,
            @NotBlank @Size(max = 2000) String task) {}

    /** @param at when it was done */
    record Action(
            @NotNull ActionKind kind,
            @NotNull Instant at,
            @NotNull @Valid Statement statement) {}

    /** @param person who was called */
    record Contact(
            @NotBlank @Size(max = 64) String person,
            boolean reached,
            @Nullable @Size(max = 500) String note) {}

    /** @param recipients account names or {@code role:…} */
    record Notice(
            @NotBlank @Size(max = 2000) String text,
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 64) String> recipients) {}

    /**
     * A report in all its elements.
     *
     * @param to the authority it goes to
     * @param situation what happened when and where
     * @param impact what is affected, how far
     * @param measures what was done
     * @param next what is to be done
     */
    record Report(
            @NotNull ReportKind kind,
            @NotBlank @Size(max = 200) String to,
            @NotBlank @Size(max = 4000) String situation,
            @NotBlank @Size(max = 4000) String impact,
            @NotBlank @Size(max = 4000) String measures,
            @NotBlank @Size(max = 4000) String next,
            @NotNull @Valid Statement statement) {}

    /** @param revisePlan whether the plan must be revised in its light */
    record Review(
            @NotBlank @Size(max = 4000) String cause,
            @NotBlank @Size(max = 4000) String process,
            @NotBlank @Size(max = 4000) String result,
            @NotBlank @Size(max = 4000) String lessons,
            boolean revisePlan,
            @NotNull @Valid Statement statement) {}
}
