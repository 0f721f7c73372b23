package org.taizhang.domain.disclosure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to something that must be made public. */
public sealed interface DisclosureEvent extends Topical {
    UUID disclosure();

    DisclosureKind what();

    @Override
    default String topic() {
        return what().topic();
    }

    record Formed(UUID disclosure, DisclosureKind what, Item item, LocalDate on, Due due) implements DisclosureEvent {}

    /** It is due anew, and those it concerns are asked anew. */
    record Changed(UUID disclosure, DisclosureKind what, Item item, LocalDate on, Due due) implements DisclosureEvent {}

    /** The calendar that was missing is there. */
    record DueComputed(UUID disclosure, DisclosureKind what, Due due) implements DisclosureEvent {}

    record ConsultationRequested(UUID disclosure, DisclosureKind what, Consultation consultation)
            implements DisclosureEvent {}

    record ConsultationConfirmed(UUID disclosure, DisclosureKind what, Confirmation confirmation)
            implements DisclosureEvent {}

    /**
     * @param late whether that was after it was due
     * @param reviewBy until when it must be looked at again; null for what is not
     */
    record Published(
            UUID disclosure,
            DisclosureKind what,
            Placement placement,
            boolean late,
            @Nullable Instant reviewBy) implements DisclosureEvent {}

    /** It was looked at again and holds. */
    record Reviewed(UUID disclosure, DisclosureKind what, Statement statement, Instant reviewBy)
            implements DisclosureEvent {}

    /** It is not made public after all. */
    record Withheld(UUID disclosure, DisclosureKind what, Statement statement) implements DisclosureEvent {}

    /** @param again when people are told again, where it is not done until then */
    record Lapsed(UUID disclosure, DisclosureKind what, Lapse lapse, Instant again)
            implements DisclosureEvent, Overdue {
        @Override
        public UUID matter() {
            return disclosure;
        }

        @Override
        public String kind() {
            return "disclosure";
        }
    }

    /** Where it is in its life. */
    enum Stage {
        FORMED,
        PUBLISHED,
        WITHHELD
    }

    /** What is made public. */
    enum DisclosureKind {
        INFORMATION,
        GUIDE,
        CATALOGUE,
        ANNUAL_REPORT,
        REPORT_TEMPLATE;

        /** As evidence names it, such as {@code annual-report}. */
        public String topic() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it stands for long, and must be looked at again and again. */
        boolean isStanding() {
            return this == GUIDE || this == CATALOGUE;
        }
    }

    /** Whose annual report it is. */
    enum ReportLevel {
        DEPARTMENT,
        GOVERNMENT
    }

    /**
     * What is made public.
     *
     * @param organ which made it
     * @param consult organs that it concerns too, and that must confirm it before
     * @param period another number of working days, where a law says so; null for the usual
     * @param basis the law that says so
     * @param report what an annual report must be besides
     */
    record Item(
            @NotNull DisclosureKind kind,
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 100) String organ,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) String> consult,
            @Nullable @Min(1) @Max(250) Integer period,
            @Nullable @Size(max = 500) String basis,
            @Nullable @Valid AnnualReport report,

            @NotNull @Size(max = Attachment.MOST) List<@Valid @NotNull Attachment> attachments) {}

    /**
     * Of an annual report.
     *
     * @param year it reports on
     * @param headings it has, in order; empty before it is written
     */
    record AnnualReport(
            @Min(2000) @Max(2999) int year,
            @NotNull ReportLevel level,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) String> headings) {}

    /**
     * When it must be public.
     *
     * @param on the last day; null where it cannot be said yet
     * @param by its end
     * @param unknownYear whose calendar is not published
     */
    record Due(
            @Nullable LocalDate on,
            @Nullable Instant by,
            @Nullable Integer unknownYear) {}

    record Consultation(
            @NotBlank @Size(max = 100) String organ,
            @NotBlank @Size(max = 2000) String text) {}

    record Confirmation(
            @NotBlank @Size(max = 100) String organ,
            @NotNull @Valid Statement statement) {}

    record Placement(
            @NotNull @Pattern(regexp = "https?://[^ ]{1,500}")
            String url,

            @NotNull LocalDate on) {}
}
