package org.taizhang.domain.manual;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Procedure;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Units;

/** What can have happened to an operation manual. */
public sealed interface ManualEvent {
    UUID manual();

    record Opened(UUID manual, Binding binding) implements ManualEvent {}

    /** A draft stands, in place of one that nobody submitted or that was returned. */
    record Drafted(UUID manual, int version, Manuscript manuscript) implements ManualEvent {}

    /** A draft of what is to come after the version in force. */
    record Revised(UUID manual, int version, Manuscript manuscript, Cause cause) implements ManualEvent {}

    record Submitted(UUID manual, int version) implements ManualEvent {}

    record Returned(UUID manual, int version, Statement statement) implements ManualEvent {}

    record Approved(UUID manual, int version, Statement statement) implements ManualEvent {}

    /** From now on operations go by this version and no other. */
    record Published(UUID manual, int version) implements ManualEvent {}

    /** What the manual describes has changed. */
    record RevisionOwed(UUID manual, Cause cause, Instant by) implements ManualEvent {}

    record RevisionOverdue(UUID manual, Lapse lapse) implements ManualEvent, Overdue {
        @Override
        public UUID matter() {
            return manual;
        }

        @Override
        public String kind() {
            return "manual";
        }
    }

    record Retired(UUID manual, Statement statement) implements ManualEvent {}

    /** Whether operations go by a manual. */
    enum Stage {
        IN_PREPARATION,
        IN_FORCE,
        RETIRED
    }

    /** Where an edition is in its life. */
    enum EditionStage {
        DRAFTED,
        SUBMITTED,
        RETURNED,
        IN_FORCE
    }

    /** What changed, so that a manual must. */
    enum CauseKind {
        BUSINESS_CHANGED,
        SERVICE_CHANGED,
        FOUND_WANTING
    }

    /**
     * Of what a manual is.
     *
     * @param system whose operation it describes, by the name people know it by
     * @param target the same as a target of the watch, where it is one
     */
    record Binding(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 200) String system,
            @Nullable UUID target) {}

    /** @param procedures everything that is done in the daily run of the system, each under a code of its own */
    record Manuscript(@NotEmpty @Size(max = 50) List<@Valid @NotNull Procedure> procedures) {}

    /** @param change the change that made it necessary, where there was one */
    record Cause(
            @NotNull CauseKind kind,
            @NotBlank @Size(max = 2000) String text,
            @Nullable UUID change) {}
}
