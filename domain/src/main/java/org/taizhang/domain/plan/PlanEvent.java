package org.taizhang.domain.plan;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;

/** What can have happened to an emergency plan. */
public sealed interface PlanEvent {
    UUID plan();

    record Drafted(UUID plan, String unit, Content content) implements PlanEvent {}

    /** @param version of what is written here, from 2 */
    record Revised(UUID plan, int version, Revision revision) implements PlanEvent {}

    /**
     * A version holds.
     *
     * @param evaluateBy when it must have been evaluated
     * @param fileBy when it must have been filed again; null where nothing of weight has changed
     */
    record Approved(
            UUID plan,
            int version,
            Statement statement,
            Instant evaluateBy,
            @Nullable Instant fileBy) implements PlanEvent {}

    record Rejected(UUID plan, int version, Statement statement) implements PlanEvent {}

    /** The authority that keeps plans has it. */
    record Filed(UUID plan, int version, Filing filing) implements PlanEvent {}

    /** @param evaluateBy when the plan must have been evaluated in its light */
    record Drilled(UUID plan, int version, Drill drill, Instant evaluateBy) implements PlanEvent {}

    /**
     * Somebody has looked whether the plan still serves.
     *
     * @param evaluateBy when it must be evaluated again
     * @param reviseBy when it must have been revised; null where it serves as it is
     */
    record Evaluated(
            UUID plan,
            int version,
            Evaluation evaluation,
            Instant evaluateBy,
            @Nullable Instant reviseBy) implements PlanEvent {}

    /** What was learnt in an emergency asks for a revision. */
    record RevisionAsked(UUID plan, UUID emergency, String lessons, Instant reviseBy) implements PlanEvent {}

    record Retired(UUID plan, Statement statement) implements PlanEvent {}

    /** Something was owed and not done. */
    record FellOverdue(
            UUID plan, Duty duty, Lapse lapse, @Nullable Instant again) implements PlanEvent, Overdue, Topical {
        @Override
        public UUID matter() {
            return plan;
        }

        @Override
        public String kind() {
            return "emergency-plan";
        }

        @Override
        public String topic() {
            return duty.topic();
        }
    }

    /** Where a plan is in its life. */
    enum Stage {
        /** Its newest version waits for approval; an older one may hold. */
        DRAFTED,
        APPROVED,
        RETIRED
    }

    /** What is owed of a plan. */
    enum Duty {
        EVALUATION("evaluation"),
        REVISION("revision"),
        FILING("filing");

        private final String topic;

        Duty(String topic) {
            this.topic = topic;
        }

        public String topic() {
            return topic;
        }
    }

    /**
     * The plan in all its parts.
     *
     * @param risks that were identified in what is operated and in operating it
     * @param purpose why it was written, and on what basis
     * @param scope what it applies to
     * @param organisation who is in command, who does what
     * @param preparedness how emergencies are prevented and prepared for
     * @param monitoring how warnings come about, are handled and reported
     * @param levels how emergencies are graded, the gravest first
     * @param reporting how emergencies are reported
     * @param principles by which they are handled
     * @param procedures what is done, case by case
     * @param investigation how they are looked into and summed up
     * @param evaluation how the plan itself is evaluated and revised
     */
    record Content(
            @NotBlank @Size(max = 200) String title,
            @NotEmpty @Size(max = 100) List<@Valid @NotNull Risk> risks,
            @NotBlank @Size(max = 20000) String purpose,
            @NotBlank @Size(max = 20000) String scope,
            @NotBlank @Size(max = 20000) String organisation,
            @NotBlank @Size(max = 20000) String preparedness,
            @NotBlank @Size(max = 20000) String monitoring,
            @NotEmpty @Size(max = 4) List<@Valid @NotNull Level> levels,
            @NotBlank @Size(max = 20000) String reporting,
            @NotBlank @Size(max = 20000) String principles,
            @NotBlank @Size(max = 40000) String procedures,
            @NotBlank @Size(max = 20000) String investigation,
            @NotBlank @Size(max = 20000) String evaluation) {}

    /** Something that may happen. */
    record Risk(
            @NotBlank @Size(max = 500) String text,
            @NotBlank @Size(max = 1000) String countermeasure) {}

    /**
     * How grave an emergency is, and what follows.
     *
     * @param grade 1 (gravest) to 4
     * @param criteria by which it is recognised
     * @param response what is set going
     * @param reportWithin how soon it is first reported
     * @param continueEvery how often it is reported on until it has ended
     */
    record Level(
            @Min(1) @Max(4) int grade,
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 2000) String criteria,
            @NotBlank @Size(max = 2000) String response,
            @NotNull @Within(min = "PT5M", max = "P7D") Duration reportWithin,
            @NotNull @Within(min = "PT10M", max = "P7D") Duration continueEvery) {}

    /** @param major whether it changes so much that the plan must be filed again */
    record Revision(
            @NotNull @Valid Content content,
            boolean major,
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param reference under which the authority keeps it */
    record Filing(
            @NotBlank @Size(max = 200) String authority,
            @NotBlank @Size(max = 100) String reference,
            @NotNull @Valid Statement statement) {}

    /** @param participants account names or posts */
    record Drill(
            @NotBlank @Size(max = 500) String scenario,
            @NotNull Instant heldAt,
            @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 64) String> participants,
            @NotNull @Valid Statement outcome) {}

    /** @param revise whether the plan must be revised */
    record Evaluation(boolean revise, @NotNull @Valid Statement statement) {}

    /** A plan to be written. */
    record Draft(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull @Valid Content content) {}
}
