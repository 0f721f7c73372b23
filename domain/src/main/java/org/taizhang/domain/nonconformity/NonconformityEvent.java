package org.taizhang.domain.nonconformity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Found;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to a nonconformity; all of it is of the nonconformity's origin. */
public sealed interface NonconformityEvent extends Topical {
    UUID nonconformity();

    Origin origin();

    /** What led to it: the kind of check, or {@code evaluation}, or {@code report} where a person saw it. */
    @Override
    default String topic() {
        return origin().topic();
    }

    /** @param owedBy until when it must be decided what is done about it, and done */
    record Opened(UUID nonconformity, Origin origin, Discovery discovery, Instant owedBy)
            implements NonconformityEvent {}

    /** The department is told, and asked to answer. */
    record FeedbackRequested(UUID nonconformity, Origin origin, Feedback feedback, Instant answerBy)
            implements NonconformityEvent {}

    record FeedbackReceived(UUID nonconformity, Origin origin, Statement statement) implements NonconformityEvent {}

    /** @param owedBy until when the next of the measures is owed */
    record MeasuresPlanned(UUID nonconformity, Origin origin, Measures measures, Instant owedBy)
            implements NonconformityEvent {}

    record Corrected(UUID nonconformity, Origin origin, Statement statement, Instant owedBy)
            implements NonconformityEvent {}

    record Prevented(UUID nonconformity, Origin origin, Statement statement, Instant owedBy)
            implements NonconformityEvent {}

    record Verified(UUID nonconformity, Origin origin, Statement statement) implements NonconformityEvent {}

    /** What was done does not do. */
    record Returned(UUID nonconformity, Origin origin, Statement statement, Instant owedBy)
            implements NonconformityEvent {}

    record Closed(UUID nonconformity, Origin origin, Statement statement) implements NonconformityEvent {}

    /** It was no defect. */
    record Dismissed(UUID nonconformity, Origin origin, Statement statement) implements NonconformityEvent {}

    /** @param again when people are told again, where it is not done until then */
    record Lapsed(UUID nonconformity, Origin origin, Lapse lapse, Instant again)
            implements NonconformityEvent, Overdue {
        @Override
        public UUID matter() {
            return nonconformity;
        }

        @Override
        public String kind() {
            return "nonconformity";
        }
    }

    /** Where a nonconformity is in its life. */
    enum Stage {
        OPENED,
        PLANNED,
        CORRECTED,
        VERIFIED,
        CLOSED,
        DISMISSED
    }

    /**
     * Where it comes from.
     *
     * @param topic the kind of check, {@code evaluation}, or {@code report} where a person saw it
     * @param subject the plan of checks or the evaluation
     * @param check which check of the plan
     */
    record Origin(
            String topic, @Nullable UUID subject, @Nullable UUID check) {
        /** A person saw it. */
        static final Origin REPORT = new Origin("report", null, null);
    }

    /**
     * What was found where.
     *
     * @param target the target it is of
     * @param kind of what kind that is, one of {@link Kinds}
     */
    record Discovery(
            @NotNull @Valid Found found,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Nullable @Size(max = 200) String site,
            @Nullable UUID target,
            @Nullable @Pattern(regexp = Kinds.PATTERN) String kind) {}

    /** @param department that is asked, {@code text} what it is asked to do */
    record Feedback(
            @NotBlank @Size(max = 100) String department,
            @NotBlank @Size(max = 2000) String text) {}

    /**
     * What is done about it: what puts it right, and what keeps it from coming back; a reason for whichever is not needed.
     */
    record Measures(
            @Nullable @Valid Action corrective,
            @Nullable @Size(max = 2000) String noCorrective,
            @Nullable @Valid Action preventive,
            @Nullable @Size(max = 2000) String noPreventive) {}

    /** @param who the account of whoever does it */
    record Action(
            @NotBlank @Size(max = 2000) String what,
            @NotBlank @Size(max = 64) String who,
            @NotNull Instant until) {}
}
