package org.taizhang.domain.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.Found;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to a plan by which something is checked again and again. */
public sealed interface InspectionEvent extends Topical {
    UUID inspection();

    CheckKind what();

    @Override
    default String topic() {
        return what().topic();
    }

    /** @param period the first in which a check is owed, {@code owedBy} its end */
    record Planned(UUID inspection, CheckKind what, Plan plan, Period period, Instant owedBy)
            implements InspectionEvent {}

    record Revised(UUID inspection, CheckKind what, Plan plan, Period period, Instant owedBy)
            implements InspectionEvent {}

    /**
     * Somebody, or a probe, has looked.
     *
     * @param done the period in which it was done
     * @param period the next in which a check is owed, {@code owedBy} its end
     */
    record Checked(
            UUID inspection,
            UUID check,
            CheckKind what,
            @Nullable UUID target,
            @Nullable String site,
            Result result,
            Period done,
            Period period,
            Instant owedBy)
            implements InspectionEvent {}

    /** The period passes without a check, for a reason that somebody else than its checkers stands for. */
    record Excused(UUID inspection, CheckKind what, Statement statement, Period excused, Period period, Instant owedBy)
            implements InspectionEvent {}

    /**
     * Nobody has looked.
     *
     * @param missed the first period without a check
     * @param periods how many went by so in succession
     */
    record Missed(
            UUID inspection,
            CheckKind what,
            @Nullable String site,
            Period missed,
            int periods,
            Lapse lapse,
            Period period,
            Instant owedBy)
            implements InspectionEvent, Overdue {
        @Override
        public UUID matter() {
            return inspection;
        }

        @Override
        public String kind() {
            return "inspection";
        }
    }

    record Ended(UUID inspection, CheckKind what, Statement statement) implements InspectionEvent {}

    /** Whether checks are owed. */
    enum Stage {
        ACTIVE,
        ENDED
    }

    /** What is checked. */
    enum CheckKind {
        PLATFORM_ALERTS,
        PLATFORM_LOGS,
        PLATFORM_ADMISSIONS,
        DEPARTMENT_CHANGES,
        INDICATOR_EVALUATION,
        CONTENT_SCAN,
        SITE_READING,
        FUNCTION_CHECK,
        PAGE_CHECK,
        REPOST_REVIEW,
        APP_RELEASE,
        THIRD_PARTY_PLATFORM,
        LIBRARY,
        LIBRARY_LOGS,
        LIBRARY_CONTENT,
        LIBRARY_INGESTION,
        LIBRARY_MANAGEMENT,
        LIBRARY_PERMISSIONS,
        LIBRARY_INTERFACES,
        INTERACTION,
        MESSAGE_ENTRANCE,
        MESSAGE_DISCLOSURE,
        SURVEY_UPDATES,
        INTERVIEW_UPDATES,
        DISCLOSURE_CONTENT,
        APPLICATION_PATROL,
        APPLICATION_LOGS,
        DAILY_OPERATIONS,
        OPERATIONS_REVIEW,
        INTERNAL_INSPECTION,
        OTHER;

        /** As evidence names it, such as {@code site-reading}. */
        public String topic() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What an internal inspection assesses: all five, every time. */
    enum AssessedScope {
        /** Whether policies and procedures are sound and complete. */
        SOUNDNESS,
        /** Whether they are followed. */
        EXECUTION,
        /** Whether documents, configuration and data are valid. */
        VALIDITY,
        /** How secure the whole is. */
        SECURITY,
        /** Whether the staff can do their duties. */
        COMPETENCE
    }

    /** How what was assessed stands. */
    enum Rating {
        SOUND,
        PARTLY_SOUND,
        UNSOUND
    }

    /**
     * What is looked at how often.
     *
     * @param target what is watched besides, where that is one target
     * @param site which site, account, application or department; null where it is all of the unit
     * @param items what each check goes through
     * @param checkers who is appointed to check, by account; anybody who may where empty
     * @param from the first day on which checks are owed; today where not said
     */
    record Plan(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull CheckKind kind,
            @NotNull @Valid Cadence cadence,
            @Nullable UUID target,
            @Nullable @Size(max = 200) String site,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 500) String> items,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 64) String> checkers,
            @Nullable LocalDate from) {}

    /**
     * What came of one check.
     *
     * @param looked what was looked at, and how: by hand, by which tool
     * @param text what came of it
     * @param assessments of an internal inspection
     * @param attachments the report, screenshots, lists
     */
    record Result(
            @NotBlank @Size(max = 2000) String looked,
            @NotBlank @Size(max = 4000) String text,
            @NotNull @Size(max = 50) List<@Valid @NotNull Found> findings,
            @NotNull @Size(max = 5) List<@Valid @NotNull Assessment> assessments,

            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    record Assessment(
            @NotNull AssessedScope scope,
            @NotNull Rating rating,
            @NotBlank @Size(max = 2000) String text) {}
}
