package org.taizhang.domain.restore;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to a restore. */
public sealed interface RestoreEvent {
    UUID restore();

    record Planned(UUID restore, Plan plan) implements RestoreEvent {}

    /** The medium is at hand for the test. */
    record MediumObtained(UUID restore, UUID medium, String label) implements RestoreEvent {}

    record Confirmed(UUID restore, Confirmation confirmation) implements RestoreEvent, Topical {
        @Override
        public String topic() {
            return confirmation.point().topic();
        }
    }

    /** @param owed what is owed from here on; nothing where it failed, which is said next */
    record Tested(UUID restore, TestRecord record, @Nullable AfterTest owed) implements RestoreEvent, Topical {
        @Override
        public String topic() {
            return record.passed() ? "passed" : "failed";
        }
    }

    record TestFailed(UUID restore, int attempt, AfterTest owed) implements RestoreEvent {}

    record TestReported(UUID restore, Statement report) implements RestoreEvent {}

    /** @param cleanUpBy until when the medium is to be returned; null where it has been */
    record DataPurged(
            UUID restore, Statement purge, @Nullable Instant cleanUpBy) implements RestoreEvent {}

    /** @param cleanUpBy until when the data is to be purged; null where it has been */
    record MediumReturned(
            UUID restore, UUID medium, @Nullable Instant cleanUpBy) implements RestoreEvent {}

    record CauseFound(UUID restore, Statement cause, Instant reportBy) implements RestoreEvent {}

    record FaultReported(UUID restore, Statement fault, Instant retestBy) implements RestoreEvent {}

    /** Everything about the test begins anew. */
    record RetestArranged(UUID restore, Retest retest) implements RestoreEvent {}

    record TestReviewed(UUID restore, Statement review, Instant archiveBy) implements RestoreEvent {}

    record TestArchived(UUID restore, Archive archive) implements RestoreEvent {}

    /** Data is lost and is to come back before a test could be made. */
    record UrgencyDeclared(UUID restore, Urgency urgency) implements RestoreEvent {}

    record UrgencyApproved(UUID restore, Statement statement) implements RestoreEvent {}

    record UrgencyDeclined(UUID restore, Statement statement) implements RestoreEvent {}

    record Approved(UUID restore, Statement statement) implements RestoreEvent {}

    /** @param reviewBy until when the missing test is to be answered for; null where there was one */
    record Executed(
            UUID restore,
            Execution execution,
            Instant verifyBy,
            @Nullable Instant reviewBy) implements RestoreEvent, Topical {
        @Override
        public String topic() {
            return reviewBy == null ? "tested" : "urgent";
        }
    }

    record Verified(UUID restore, Verification verification) implements RestoreEvent, Topical {
        @Override
        public String topic() {
            return verification.holds() ? "correct" : "incorrect";
        }
    }

    record UrgencyReviewed(UUID restore, Statement review) implements RestoreEvent {}

    record Cancelled(UUID restore, Statement statement) implements RestoreEvent {}

    /** What somebody owes was not done in time. */
    record Lapsed(UUID restore, Duty duty, Lapse lapse, Instant again) implements RestoreEvent, Overdue, Topical {
        @Override
        public String topic() {
            return lapse.what();
        }

        @Override
        public UUID matter() {
            return restore;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    /** Where a restore is in its life; one that is a drill ends with its test archived. */
    enum Stage {
        PLANNED,
        MEDIUM_OBTAINED,
        TEST_PASSED,
        TEST_FAILED,
        CAUSE_FOUND,
        FAULT_REPORTED,
        TEST_REVIEWED,
        TEST_ARCHIVED,
        URGENCY_DECLARED,
        APPROVED,
        EXECUTED,
        VERIFIED,
        CANCELLED
    }

    /** What is confirmed before a test. */
    enum Point {
        READABLE("readable"),
        WHOLE("whole"),
        FEASIBLE("feasible");

        private final String topic;

        Point(String topic) {
            this.topic = topic;
        }

        private String topic() {
            return topic;
        }
    }

    /** What can be owed at a time, one of each kind. */
    enum Duty {
        CLEAN_UP,
        FOLLOW_UP,
        VERIFICATION,
        URGENCY_REVIEW
    }

    /**
     * What is to be restored, whereto and how.
     *
     * @param backup the policy whose backup it is
     * @param run the run that is restored; null where the newest is
     * @param testEnvironment where it is tested
     * @param target where it is restored to; not said for a drill
     * @param scheme step by step how it is done
     * @param drill whether it is for the test alone
     */
    record Plan(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull UUID backup,
            @Nullable UUID run,
            @NotBlank @Size(max = 1000) String data,
            @NotBlank @Size(max = 500) String testEnvironment,
            @Nullable @Size(max = 500) String target,
            @NotNull @Valid Statement scheme,
            boolean drill) {}

    /** @param holds whether it is so */
    record Confirmation(
            @NotNull Point point,
            boolean holds,
            @NotBlank @Size(max = 2000) String finding) {}

    /**
     * The record of a test.
     *
     * @param steps what was done
     * @param result what came of it: how much was restored, in which time, what was compared
     */
    record TestRecord(
            @NotNull Instant startedAt,
            @NotNull Instant finishedAt,
            @NotBlank @Size(max = 4000) String steps,
            @NotNull @Valid Statement result,
            boolean passed) {}

    /** Until when a test is to be cleaned up, and followed up. */
    record AfterTest(Instant cleanUpBy, Instant followUpBy) {}

    /** @param by until when it is tested again */
    record Retest(
            @NotNull Instant by, @NotBlank @Size(max = 2000) String plan) {}

    /** Where the record and the report of a test are kept. */
    record Archive(
            @NotBlank @Size(max = 200) String reference,
            @NotBlank @Size(max = 500) String place,
            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    /** @param incident the incident by which data was lost */
    record Urgency(
            @NotNull Instant lostAt,
            @NotBlank @Size(max = 2000) String reason,
            @Nullable UUID incident) {}

    /** What was done to restore, and what came of it. */
    record Execution(
            @NotNull Instant startedAt,
            @NotNull Instant finishedAt,
            @NotBlank @Size(max = 4000) String steps,
            @NotNull @Valid Statement result) {}

    /**
     * What somebody else found.
     *
     * @param correct whether the data is right
     * @param running whether the system runs as it should
     */
    record Verification(
            boolean correct,
            boolean running,
            @NotNull @Valid Statement finding) {
        boolean holds() {
            return correct && running;
        }
    }
}
