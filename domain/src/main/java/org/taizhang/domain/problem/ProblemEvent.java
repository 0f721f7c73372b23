package org.taizhang.domain.problem;

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
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to a problem. */
public sealed interface ProblemEvent {
    UUID problem();

    /** @param submitBy until when it must be submitted */
    record Identified(UUID problem, Finding finding, Instant submitBy) implements ProblemEvent, Topical {
        @Override
        public String topic() {
            return finding.origin().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Another incident of it. */
    record IncidentLinked(UUID problem, UUID incident) implements ProblemEvent {}

    /** Found not to be one. */
    record Dismissed(UUID problem, Statement why) implements ProblemEvent {}

    record Submitted(UUID problem, Submission submission, Instant analyseBy) implements ProblemEvent {}

    /** Its root cause is known; with a workaround it is a known error. */
    record Analysed(UUID problem, Analysis analysis, Instant solveBy) implements ProblemEvent {}

    record Handled(UUID problem, Handling handling) implements ProblemEvent {}

    /** @param step how often it has been escalated, from 1 */
    record Escalated(UUID problem, int step, Escalation escalation) implements ProblemEvent {}

    /** Somebody asks that it be solved without a change. */
    record ExemptionAsked(UUID problem, Statement why) implements ProblemEvent {}

    record ExemptionGranted(UUID problem, Statement why) implements ProblemEvent {}

    record ExemptionRefused(UUID problem, Statement why) implements ProblemEvent {}

    record Solved(UUID problem, Statement outcome, Instant closeBy) implements ProblemEvent {}

    /** How it was solved is written up for whoever meets it again. */
    record Filed(UUID problem, Entry entry) implements ProblemEvent {}

    record Closed(UUID problem, Statement verdict) implements ProblemEvent {}

    record Reopened(UUID problem, Statement why, Instant analyseBy) implements ProblemEvent {}

    /** @param again when it is told again, if it is still owed then */
    record Overdue(UUID problem, Lapse lapse, Instant again) implements ProblemEvent, org.taizhang.domain.Overdue {
        @Override
        public UUID matter() {
            return problem;
        }

        @Override
        public String kind() {
            return "problem";
        }
    }

    /** Where a problem is in its life. */
    enum Stage {
        IDENTIFIED,
        SUBMITTED,
        ANALYSED,
        HANDLED,
        SOLVED,
        CLOSED,
        DISMISSED
    }

    /** Where a problem was found. */
    enum Origin {
        INCIDENT,
        MONITORING,
        ANALYSIS,
        SELF_CHECK,
        INSPECTION,
        TESTING,
        ASSESSMENT
    }

    /** What the library holds of it. */
    enum Library {
        RECORDED,
        KNOWN_ERROR,
        SOLUTION
    }

    /** What is owed next. */
    enum Task {
        SUBMISSION,
        ANALYSIS,
        SOLUTION,
        CLOSURE
    }

    /**
     * What was found.
     *
     * @param severity 1 (critical) to 4 (minor)
     * @param category what it is about, such as {@code database}: an open list
     * @param causeKey names the cause in a word or two, as incidents do
     * @param incidents in which it showed
     */
    record Finding(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 4000) String symptoms,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull Origin origin,
            @Min(1) @Max(4) int severity,
            @NotNull @Pattern(regexp = Kinds.PATTERN) String category,
            @Nullable @Size(max = 100) String causeKey,
            @Nullable UUID target,
            @NotNull @Size(max = 50) List<@NotNull UUID> incidents) {}

    /** @param handler who is to see to it, by login name */
    record Submission(
            @NotBlank @Size(max = 64) String handler,
            @NotBlank @Size(max = 2000) String text) {}

    /**
     * Why it is so.
     *
     * @param workaround what helps until it is solved; with it the problem is a known error
     */
    record Analysis(
            @NotBlank @Size(max = 4000) String cause,
            @Nullable @Size(min = 1, max = 4000) String workaround,
            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    /**
     * What is done about it.
     *
     * @param solution what is to be done
     * @param change by which change; null until it is planned, or where none is needed
     */
    record Handling(
            @NotBlank @Size(max = 4000) String solution,
            @Nullable UUID change) {}

    /** @param to who sees to it from now on, by login name */
    record Escalation(
            @NotBlank @Size(max = 64) String to,
            @NotBlank @Size(max = 2000) String reason) {}

    /**
     * Why it may be solved without a change.
     *
     * @param decidedBy null until somebody has
     */
    record Exemption(
            Statement why, String askedBy, @Nullable String decidedBy, boolean granted) {}

    /** How it was solved, in short. */
    record Entry(
            @NotBlank @Size(max = 4000) String summary,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 50) String> keywords) {}

    /** What is owed next, and until when. */
    record Pledge(Task task, Instant dueBy) {}
}
