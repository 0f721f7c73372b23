package org.taizhang.domain.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;
import org.taizhang.domain.change.ChangePlan.People;

/** What can have happened to a change. */
public sealed interface ChangeEvent {
    UUID change();

    /** @param decideBy until when it must have been approved or rejected */
    record Requested(UUID change, Application application, Instant decideBy) implements ChangeEvent, Topical {
        @Override
        public String topic() {
            return application.kind().topic();
        }
    }

    /** The plan is another: risk, urgency and tests are seen to anew. */
    record Revised(UUID change, ChangePlan plan, Statement statement, Instant decideBy) implements ChangeEvent {}

    record RiskAssessed(UUID change, Risk risk) implements ChangeEvent {}

    record UrgencyApproved(UUID change, Statement statement) implements ChangeEvent {}

    /** An urgent change may begin though it was not tested before. */
    record TestWaived(UUID change, Statement statement) implements ChangeEvent {}

    record Tested(UUID change, TestRecord test) implements ChangeEvent, Topical {
        @Override
        public String topic() {
            return test.phase().name().toLowerCase(Locale.ROOT);
        }
    }

    record Approved(UUID change, Kind kind, Approval approval) implements ChangeEvent, Topical {
        @Override
        public String topic() {
            return kind.topic();
        }
    }

    record Rejected(UUID change, Statement statement) implements ChangeEvent {}

    record Withdrawn(UUID change, Statement statement) implements ChangeEvent {}

    record Rescheduled(UUID change, Approval approval) implements ChangeEvent {}

    /** Approved at the same moment as others on the same targets: nothing begins before the approver has accepted that. */
    record ClashFound(UUID change, List<UUID> with, int occurrence, String text, List<String> recipients)
            implements ChangeEvent, Telling {
        @Override
        public UUID matter() {
            return change;
        }

        @Override
        public Occasion occasion() {
            return Occasion.RAISED;
        }

        @Override
        public Integer severity() {
            return Notices.NOTABLE;
        }

        @Override
        public @Nullable String kind() {
            return null;
        }
    }

    record ClashAccepted(UUID change, ClashAcceptance acceptance) implements ChangeEvent {}

    record Reassigned(UUID change, Reassignment reassignment) implements ChangeEvent {}

    record Started(UUID change, String title, List<UUID> targets, Window window) implements ChangeEvent {}

    record StepPerformed(UUID change, Kind kind, Performance performance) implements ChangeEvent, Topical {
        @Override
        public String topic() {
            return kind.topic();
        }
    }

    record RolledBack(UUID change, Rollback rollback) implements ChangeEvent {}

    /**
     * @param overran whether that was after the window
     * @param reviewBy until when it must have been reviewed
     */
    record Ended(UUID change, Ending ending, List<UUID> targets, boolean overran, Instant reviewBy)
            implements ChangeEvent {}

    /** @param problem that the change was to solve */
    record Reviewed(
            UUID change, Findings findings, @Nullable UUID problem) implements ChangeEvent {}

    /** @param again when it is said again if it is still owed */
    record Lapsed(UUID change, Lapse lapse, Instant again) implements ChangeEvent, Overdue, Topical {
        @Override
        public UUID matter() {
            return change;
        }

        @Override
        public @Nullable String kind() {
            return null;
        }

        @Override
        public String topic() {
            return lapse.what();
        }
    }

    /** Where a change is in its life. */
    enum Stage {
        REQUESTED,
        ASSESSED,
        APPROVED,
        IMPLEMENTING,
        IMPLEMENTED,
        REVIEWED,
        REJECTED,
        WITHDRAWN
    }

    /** What is changed. */
    enum Kind {
        SOFTWARE,
        CONFIGURATION,
        INFRASTRUCTURE,
        /** Data in production: each step says what it was before and after. */
        DATA;

        String topic() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose part in a change can be given to another. */
    enum Part {
        APPROVER,
        IMPLEMENTER,
        REVIEWER;

        String of(People people) {
            return switch (this) {
                case APPROVER -> people.approver();
                case IMPLEMENTER -> people.implementer();
                case REVIEWER -> people.reviewer();
            };
        }
    }

    /** How much is at stake. */
    enum RiskLevel {
        LOW,
        MEDIUM,
        HIGH
    }

    /** Whether a test was before or after the change. */
    enum Phase {
        BEFORE,
        AFTER
    }

    /** Where a test was made. */
    enum Environment {
        TEST,
        PRODUCTION
    }

    /** What became of a step. */
    enum Result {
        DONE,
        FAILED,
        SKIPPED
    }

    /** How the implementation ended. */
    enum Outcome {
        SUCCEEDED,
        ROLLED_BACK,
        PARTIAL
    }

    /** Whether the aim was reached. */
    enum Goal {
        REACHED,
        PARTLY_REACHED,
        MISSED
    }

    /** What it did to production. */
    enum Effect {
        NONE,
        MINOR,
        MAJOR
    }

    /**
     * What is applied for.
     *
     * @param problem that the change is to solve; null where none
     */
    record Application(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull Kind kind,
            @NotNull @Valid ChangePlan plan,
            @Nullable UUID problem,

            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    /**
     * What can go wrong, technically and for those who use the platform.
     *
     * @param impact on services and people while it is carried out
     */
    record Risk(
            @NotNull RiskLevel technicalLevel,
            @NotBlank @Size(max = 4000) String technical,
            @NotNull RiskLevel businessLevel,
            @NotBlank @Size(max = 4000) String business,
            @NotBlank @Size(max = 4000) String impact) {}

    /** @param closesAt the first moment after it */
    record Window(@NotNull Instant opensAt, @NotNull Instant closesAt) {
        boolean holds(Instant at) {
            return !at.isBefore(opensAt) && at.isBefore(closesAt);
        }
    }

    /**
     * An approval, with when the change may be carried out.
     *
     * @param clashes other changes in that time on the same targets, which are accepted; null where there are none
     */
    record Approval(
            @NotNull @Valid Statement statement,
            @NotNull @Valid Window window,
            @Nullable @Valid ClashAcceptance clashes) {
        List<UUID> accepted() {
            return clashes == null ? List.of() : clashes.with();
        }
    }

    /** Why changes may be carried out beside one another on the same targets. */
    record ClashAcceptance(
            @NotEmpty @Size(max = 50) List<@NotNull UUID> with,
            @NotBlank @Size(max = 2000) String reason) {}

    record Reassignment(
            @NotNull Part part,
            @NotBlank @Size(max = 64) String person,
            @NotNull @Valid Statement statement) {}

    /**
     * One run of the test plan.
     *
     * @param report what was tested and found, with the report as a file where there is one
     */
    record TestRecord(
            @NotNull Phase phase,
            @NotNull Environment environment,
            @NotNull Instant ranAt,
            boolean passed,
            @NotNull @Valid Statement report) {}

    /**
     * A planned step that was carried out, or not.
     *
     * @param step its number in the plan, from 1
     * @param action what was done
     * @param result what came of it; where it was skipped, why
     * @param data what the data was before and after; must be said where data is changed
     */
    record Performance(
            @Min(1) @Max(ChangePlan.MOST_STEPS) int step,
            @NotBlank @Size(max = 2000) String action,
            @NotNull Instant performedAt,
            @NotNull Result outcome,
            @NotBlank @Size(max = 4000) String result,
            @Nullable @Valid DataLog data,

            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    /** @param object which data, such as a table and the condition of its rows */
    record DataLog(
            @NotBlank @Size(max = 500) String object,
            @NotBlank @Size(max = 4000) String before,
            @NotBlank @Size(max = 4000) String after) {}

    /** @param restored whether everything is as it was */
    record Rollback(
            @NotNull Instant performedAt,
            boolean restored,
            @NotNull @Valid Statement statement) {}

    record Ending(@NotNull Outcome outcome, @NotNull @Valid Statement statement) {}

    /**
     * What the reviewer found.
     *
     * @param urgencyJustified whether it really could not wait; must be said of an urgent change
     */
    record Findings(
            @NotNull Goal goal,
            @NotBlank @Size(max = 4000) String goalFindings,
            @NotNull Effect effect,
            @NotBlank @Size(max = 4000) String effectFindings,
            @Nullable Boolean urgencyJustified,
            @NotNull @Valid Statement statement) {}
}
