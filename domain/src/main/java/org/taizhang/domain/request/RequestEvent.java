package org.taizhang.domain.request;

import jakarta.validation.Valid;
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
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;
import org.taizhang.domain.request.Demand.Remains;

/** What can have happened to a request. */
public sealed interface RequestEvent {
    UUID request();

    /** @param reviewBy until when it must have been approved or rejected */
    record Submitted(UUID request, Topic of, Application application, Instant reviewBy)
            implements RequestEvent, Topical {
        @Override
        public String topic() {
            return of.text();
        }
    }

    /** @param executeBy until when it must have been carried out */
    record Approved(UUID request, Topic of, Statement statement, Instant executeBy) implements RequestEvent, Topical {
        @Override
        public String topic() {
            return of.text();
        }
    }

    record Rejected(UUID request, Topic of, Statement statement) implements RequestEvent, Topical {
        @Override
        public String topic() {
            return of.text();
        }
    }

    record Withdrawn(UUID request, Statement statement) implements RequestEvent {}

    record SystemTested(UUID request, SystemTest test) implements RequestEvent {}

    record OperationsPlanSubmitted(UUID request, OperationsPlan plan) implements RequestEvent {}

    record OperationsPlanApproved(UUID request, Statement statement) implements RequestEvent {}

    /**
     * Carried out; of an application that joins this is when it goes live.
     *
     * @param verifyBy until when somebody else must have verified it
     */
    record Executed(UUID request, Topic of, Execution execution, Instant verifyBy) implements RequestEvent, Topical {
        @Override
        public String topic() {
            return of.text();
        }
    }

    record Verified(UUID request, Topic of, Statement statement) implements RequestEvent, Topical {
        @Override
        public String topic() {
            return of.text();
        }
    }

    /** Not carried out as it was asked for: it must be again. */
    record SentBack(UUID request, Statement statement, Instant executeBy) implements RequestEvent {}

    /** @param again when it is said again if it is still owed */
    record Lapsed(
            UUID request,
            Lapse lapse,
            Instant again,
            @Nullable Topic of) implements RequestEvent, Overdue, Topical {
        @Override
        public UUID matter() {
            return request;
        }

        @Override
        public @Nullable String kind() {
            return null;
        }

        @Override
        public @Nullable String topic() {
            return of == null ? null : of.text();
        }
    }

    /** What a request is about. */
    enum Topic {
        APPLICATION_JOINING,
        APPLICATION_LEAVING,
        DEPARTMENT_ADDING,
        DEPARTMENT_REMOVAL,
        PERMISSION_GRANT,
        PERMISSION_REVOCATION,
        PROCESS_CHANGE,
        HANDLER_CHANGE,
        SITE_REVISION;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where a request is in its life. */
    enum Stage {
        SUBMITTED,
        APPROVED,
        EXECUTED,
        VERIFIED,
        REJECTED,
        WITHDRAWN
    }

    /**
     * Who asks for what.
     *
     * @param wantedBy until when it is needed; the configured time where not said
     */
    record Application(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull @Valid Demand demand,
            @Nullable Instant wantedBy,

            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    /** @param report what was tested and found; the report itself is a file */
    record SystemTest(
            @NotNull Instant ranAt,
            boolean passed,
            @NotNull @Valid Statement report) {}

    /**
     * How an application will be operated: a file, or a document that is kept.
     *
     * @param document the document; null where the plan is attached
     */
    record OperationsPlan(
            @NotNull @Valid Statement statement, @Nullable UUID document) {}

    /**
     * What was done.
     *
     * @param remains what became of data and accounts; must be said where something was left behind
     * @param change by which it was done; null where it needed none
     */
    record Execution(
            @NotNull @Valid Statement statement,
            @Nullable @Valid Remains remains,
            @Nullable UUID change) {}
}
