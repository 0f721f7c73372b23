package org.taizhang.domain.run;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;

/** What can have happened to a run of a backup. */
public sealed interface RunEvent {
    UUID run();

    record Completed(UUID run, Policy policy, Report report) implements RunEvent, Topical {
        @Override
        public String topic() {
            return report.method().topic();
        }
    }

    /** What was taken was looked through whether it is whole. */
    record IntegrityChecked(UUID run, Integrity integrity) implements RunEvent, Topical {
        @Override
        public String topic() {
            return integrity.sound() ? "sound" : "unsound";
        }
    }

    /** @param causeBy until when its cause is to be found */
    record Failed(UUID run, Policy policy, Report report, Instant causeBy) implements RunEvent, Notice {
        @Override
        public String text() {
            return Notices.failed(policy, report);
        }
    }

    /** No other run of the policy bears its snapshot or its label. */
    record FoundUnique(UUID run) implements RunEvent {}

    /** Another run of the policy bears the same snapshot or label: one of them cannot be what it is called. */
    record FoundTwice(UUID run, UUID twin, String label, Policy policy) implements RunEvent, Notice {
        @Override
        public String text() {
            return Notices.twice(policy, label);
        }

        @Override
        public Integer severity() {
            return Notices.OWED;
        }
    }

    /** @param reportBy until when the fault is to be reported */
    record CauseFound(UUID run, Statement cause, Instant reportBy) implements RunEvent {}

    /** @param rerunBy until when another run is to be arranged; null where one has made good for it already */
    record FaultReported(
            UUID run, Statement fault, @Nullable Instant rerunBy) implements RunEvent {}

    record RerunArranged(UUID run, Rerun rerun) implements RunEvent {}

    /** @param owedBy until when the cause or the report is still owed; null where all is done */
    record Recovered(
            UUID run, UUID later, Policy policy, @Nullable Instant owedBy) implements RunEvent, Notice {
        @Override
        public Occasion occasion() {
            return Occasion.CLEARED;
        }

        @Override
        public String text() {
            return Notices.recovered(policy);
        }
    }

    /** What a failed run asks for next was not done in time. */
    record Lapsed(UUID run, Step step, Lapse lapse, Instant again) implements RunEvent, Overdue {
        @Override
        public UUID matter() {
            return run;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    /** Where a run is: it is over where it completed, or failed and was recovered with its fault reported. */
    enum Stage {
        COMPLETED,
        FAILED,
        CAUSE_FOUND,
        FAULT_REPORTED,
        RERUN_ARRANGED,
        RECOVERED
    }

    /** What a failed run asks for, in this order. */
    enum Step {
        CAUSE,
        FAULT_REPORT,
        RERUN_ARRANGEMENT,
        RERUN
    }

    /** What was taken: everything, what changed since the last full or since the last run, or the database's log. */
    enum Method {
        FULL("full"),
        DIFFERENTIAL("differential"),
        INCREMENTAL("incremental"),
        LOG("log");

        private final String topic;

        Method(String topic) {
            this.topic = topic;
        }

        public String topic() {
            return topic;
        }
    }

    /** How a run ended. */
    enum Outcome {
        SUCCEEDED,
        FAILED
    }

    /** The policy by which it ran. */
    record Policy(UUID backup, String name, String unit, String owner) {}

    /**
     * What is reported of a run.
     *
     * @param tool such as {@code restic}
     * @param snapshot by which the tool knows what it took; must be said of what succeeded
     * @param label by which people know it, such as an archive's name
     * @param integrity what is known of what was taken; must be said of what succeeded
     */
    record Report(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,31}")
            String tool,

            @Nullable @Size(min = 1, max = 200) String snapshot,
            @Nullable @Size(min = 1, max = 200) String label,
            @NotNull Method method,
            @NotNull Outcome outcome,
            @NotNull Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable @Valid Integrity integrity,
            @Nullable @Size(max = 4000) String message) {
        /** The same snapshot of a tool, or where there is none the same beginning, is the same run of a policy. */
        public UUID id(UUID backup) {
            return snapshot == null
                    ? Ids.of("run", backup, tool, method, startedAt)
                    : Ids.of("run", backup, tool, "snapshot", snapshot);
        }
    }

    /**
     * What is known of what was taken.
     *
     * @param size in bytes
     * @param digest of it or of its index
     * @param sound whether it was found whole
     * @param way how that was looked at
     */
    record Integrity(
            @Nullable @Min(0) Long size,
            @Nullable @Pattern(regexp = "[0-9a-f]{8,128}") String digest,
            boolean sound,
            @NotBlank @Size(max = 500) String way) {}

    /** @param by until when the other run is to have succeeded */
    record Rerun(
            @NotNull Instant by, @NotBlank @Size(max = 2000) String plan) {}
}
