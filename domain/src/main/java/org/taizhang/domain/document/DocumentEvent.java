package org.taizhang.domain.document;

import jakarta.validation.Valid;
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
import org.taizhang.domain.Audience;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to a document. */
public sealed interface DocumentEvent {
    UUID document();

    record Filed(UUID document, Filing filing, Labels labels) implements DocumentEvent, Topical {
        @Override
        public String topic() {
            return filing.classification().topic();
        }
    }

    record Labelled(UUID document, Labels labels) implements DocumentEvent {}

    /** A draft stands; one that nobody submitted, or that was returned, is replaced by the next. */
    record Drafted(UUID document, int version, Draft draft) implements DocumentEvent {}

    record Submitted(UUID document, int version) implements DocumentEvent {}

    record Returned(UUID document, int version, Statement statement) implements DocumentEvent {}

    record Approved(UUID document, int version, Classification classification, Statement statement)
            implements DocumentEvent, Topical {
        @Override
        public String topic() {
            return classification.topic();
        }
    }

    /** @param reviewBy until when somebody must have looked whether it still holds; null for what is a record of its day */
    record Published(
            UUID document,
            int version,
            Classification classification,
            @Nullable Instant reviewBy) implements DocumentEvent, Topical {
        @Override
        public String topic() {
            return classification.topic();
        }
    }

    /** @param by the version in its place */
    record Superseded(UUID document, int version, int by) implements DocumentEvent {}

    record Withdrawn(UUID document, Withdrawal withdrawal) implements DocumentEvent {}

    /**
     * Somebody was given a restricted document, or a version that is not in force.
     *
     * @param file which of its files; null where only what the version is was asked
     */
    record Read(UUID document, int version, @Nullable UUID file) implements DocumentEvent {}

    record Reviewed(
            UUID document,
            int version,
            Classification classification,
            Review review,
            @Nullable Instant reviewBy) implements DocumentEvent, Topical {
        @Override
        public String topic() {
            return classification.topic();
        }
    }

    /** @param reviewBy the next time that it is owed */
    record ReviewOverdue(
            UUID document,
            Lapse lapse,
            @Nullable Instant reviewBy,
            @Nullable Classification classification) implements DocumentEvent, Overdue, Topical {
        @Override
        public @Nullable String topic() {
            return classification == null ? null : classification.topic();
        }

        @Override
        public UUID matter() {
            return document;
        }

        @Override
        public String kind() {
            return "document";
        }
    }

    /** Whether a document holds. */
    enum Stage {
        FILED,
        IN_FORCE,
        WITHDRAWN
    }

    /** Where a version is in its life. */
    enum VersionStage {
        DRAFTED,
        SUBMITTED,
        RETURNED,
        APPROVED,
        PUBLISHED,
        SUPERSEDED,
        VOID
    }

    /** What a document is. */
    enum DocumentKind {
        POLICY(true),
        TECHNICAL(true),
        MANUAL(true),
        PLAN(true),
        REPORT(false),
        APPROVAL_RECORD(false),
        LOG_RECORD(false),
        OTHER(false);

        private final boolean reviewed;

        DocumentKind(boolean reviewed) {
            this.reviewed = reviewed;
        }

        /** Whether people go by it, so that somebody has to look from time to time whether it still holds. */
        boolean isReviewed() {
            return reviewed;
        }
    }

    /** What a policy of operations regulates. */
    enum PolicySubject {
        NETWORK_AND_SYSTEM,
        DATA_AND_MEDIA,
        TESTING,
        CONFIGURATION,
        CHANGE,
        SECURITY,
        DUTY,
        MONITORING,
        DOCUMENTATION,
        EQUIPMENT_AND_SOFTWARE,
        INSPECTION_AND_AUDIT,
        VULNERABILITY_AND_RISK,
        PASSWORD,
        BACKUP_AND_RECOVERY,
        EMERGENCY_PLANNING,
        OTHER_POLICY
    }

    /** How much harm it does in the wrong hands. */
    enum Sensitivity {
        PUBLIC,
        INTERNAL,
        /** Each reading of it is recorded. */
        RESTRICTED
    }

    /** What a review came to. */
    enum ReviewOutcome {
        STILL_VALID,
        TO_BE_REVISED
    }

    /** @param policy what it regulates; of policies, and of these always */
    record Classification(
            @NotNull DocumentKind kind, @Nullable PolicySubject policy) {
        /** Whether a policy says what it regulates, and nothing else does. */
        boolean isSound() {
            return (kind == DocumentKind.POLICY) == (policy != null);
        }

        String topic() {
            var name = policy == null ? kind.name() : "policy-" + policy.name();
            return name.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What a document is, for as long as there is one.
     *
     * @param number by which people cite it, such as 黑政运〔2026〕12号
     */
    record Filing(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull @Valid Classification classification,
            @Nullable @Size(max = 64) String number) {}

    /**
     * What a document is marked with.
     *
     * @param scope what it is to be used for, and where
     * @param readers who may read the version in force
     * @param approvers who may approve and review it
     * @param owner whose login name answers for it
     * @param reviewEvery how often somebody must look whether it still holds; as usual where not said
     */
    record Labels(
            @NotNull Sensitivity sensitivity,
            @NotBlank @Size(max = 500) String scope,

            @NotEmpty @Size(max = 50) List<@NotNull @Pattern(regexp = Audience.PATTERN) String> readers,

            @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = Audience.PATTERN) String> approvers,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9._-]{1,31}")
            String owner,

            @Nullable @Valid Cadence reviewEvery) {}

    /** @param changes what is new in it, and why */
    record Draft(
            @NotBlank @Size(max = 2000) String changes,
            @NotEmpty @Size(max = Draft.MOST) List<@Valid @NotNull Attachment> files) {
        /** How many files a version has at most. */
        static final int MOST = 20;
    }

    record Review(
            @NotNull ReviewOutcome outcome, @NotNull @Valid Statement statement) {}

    /** @param replacement the document that holds in its place */
    record Withdrawal(
            @NotNull @Valid Statement statement, @Nullable UUID replacement) {}
}
