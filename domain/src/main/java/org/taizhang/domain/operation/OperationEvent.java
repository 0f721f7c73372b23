package org.taizhang.domain.operation;

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
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Procedure;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to an operation. */
public sealed interface OperationEvent {
    UUID operation();

    /** Something is to be done that stands in no manual, or not now. */
    record Requested(UUID operation, Request request) implements OperationEvent, Topical {
        @Override
        public String topic() {
            return request.kind().topic();
        }
    }

    record Approved(UUID operation, OperationKind kind, Statement statement) implements OperationEvent, Topical {
        @Override
        public String topic() {
            return kind.topic();
        }
    }

    record Declined(UUID operation, Statement statement) implements OperationEvent {}

    /** @param basis the manual's procedure by which it is done; null where it was requested and approved */
    record Started(
            UUID operation, OperationKind kind, @Nullable Basis basis) implements OperationEvent, Topical {
        @Override
        public String topic() {
            return kind.topic();
        }
    }

    /** The second of two is there too. */
    record Attended(UUID operation) implements OperationEvent {}

    record StepRecorded(UUID operation, Done done) implements OperationEvent {}

    /** One of those who did it signs for what was recorded. */
    record Signed(UUID operation, Statement statement) implements OperationEvent {}

    /** Everybody who did it has signed. */
    record Performed(UUID operation, OperationKind kind, Instant reviewBy) implements OperationEvent, Topical {
        @Override
        public String topic() {
            return kind.topic();
        }
    }

    record Aborted(UUID operation, Statement statement) implements OperationEvent {}

    record Reviewed(UUID operation, OperationKind kind, Finding finding) implements OperationEvent, Topical {
        @Override
        public String topic() {
            return kind.topic();
        }
    }

    record ReviewOverdue(UUID operation, Lapse lapse) implements OperationEvent, Overdue {
        @Override
        public UUID matter() {
            return operation;
        }

        @Override
        public String kind() {
            return "operation";
        }
    }

    /** Where an operation is in its life. */
    enum Stage {
        REQUESTED,
        APPROVED,
        DECLINED,
        UNDER_WAY,
        PERFORMED,
        ABORTED,
        REVIEWED
    }

    /** Whether an operation stands in a manual. */
    enum OperationKind {
        /** In a manual, and done as it says. */
        ROUTINE,
        /** Out of the ordinary by what it does. */
        SPECIAL,
        /** Out of the ordinary by when or why it is done. */
        TEMPORARY;

        String topic() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a step went. */
    enum StepOutcome {
        DONE,
        /** Left out, for a reason that is said. */
        SKIPPED,
        /** It is tried again, or the operation aborted. */
        FAILED
    }

    /** What a review of an operation came to. */
    enum FindingOutcome {
        AS_IT_SHOULD_BE,
        DEFICIENT
    }

    /** @param version of the manual, which is in force as long as the operation goes on */
    record Basis(UUID manual, int version, String unit, String system, Procedure procedure) {}

    /**
     * A special or temporary operation, as it is to be.
     *
     * @param system on which it is done
     * @param reason why it must be done, and cannot be done by a manual
     * @param procedure by which steps; its operators are the two who do it, by their login names
     * @param from not before
     * @param until not after
     */
    record Request(
            @NotNull OperationKind kind,
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 200) String system,
            @NotBlank @Size(max = 2000) String reason,
            @NotNull @Valid Procedure procedure,
            @NotNull Instant from,
            @NotNull Instant until) {}

    /**
     * What was done of one step.
     *
     * @param step its number, from 1
     * @param result what came of it; where it was skipped, why
     */
    record Done(
            @Min(1) @Max(50) int step,
            @NotNull StepOutcome outcome,
            @NotBlank @Size(max = 2000) String result,
            @NotNull @Size(max = 10) List<@Valid @NotNull Attachment> attachments) {}

    record Finding(
            @NotNull FindingOutcome outcome, @NotNull @Valid Statement statement) {}
}
