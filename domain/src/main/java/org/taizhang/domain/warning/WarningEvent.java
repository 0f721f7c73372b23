package org.taizhang.domain.warning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Units;

/** What can have happened to a warning. */
public sealed interface WarningEvent {
    UUID warning();

    /** @param verifyBy when it must be known whether there is anything in it */
    record Found(UUID warning, Hazard hazard, Instant verifyBy) implements WarningEvent {}

    record Verified(UUID warning, Verification verification) implements WarningEvent {}

    /** There is nothing in it. */
    record Dismissed(UUID warning, Statement statement) implements WarningEvent {}

    record PrecautionTaken(UUID warning, Statement statement) implements WarningEvent {}

    /** Those whom it concerns are told. */
    record Issued(UUID warning, int grade, Notice notice) implements WarningEvent, News {
        @Override
        public Occasion occasion() {
            return Occasion.RAISED;
        }

        @Override
        public String text() {
            return notice.text();
        }

        @Override
        public List<String> recipients() {
            return notice.recipients();
        }
    }

    /** It is over; whoever was told of it is told of that. */
    record Lifted(UUID warning, int grade, Statement statement, List<String> recipients) implements WarningEvent, News {
        @Override
        public Occasion occasion() {
            return Occasion.CLEARED;
        }

        @Override
        public String text() {
            return statement.text();
        }
    }

    /** Nobody has verified it in time. */
    record FellOverdue(UUID warning, Lapse lapse) implements WarningEvent, Overdue {
        @Override
        public UUID matter() {
            return warning;
        }

        @Override
        public String kind() {
            return "warning";
        }
    }

    /** What is told of a warning: once, as grave as it is. */
    interface News extends Telling {
        UUID warning();

        int grade();

        @Override
        default UUID matter() {
            return warning();
        }

        @Override
        default int occurrence() {
            return 1;
        }

        @Override
        default Integer severity() {
            return grade();
        }

        @Override
        default String kind() {
            return "warning";
        }
    }

    /** Where a warning is in its life. */
    enum Stage {
        FOUND,
        VERIFIED,
        ISSUED,
        LIFTED,
        DISMISSED
    }

    /** @param target what it concerns, where that is watched */
    record Hazard(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 4000) String description,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Nullable UUID target) {}

    /** @param grade 1 (red) to 4 (blue) */
    record Verification(
            @Min(1) @Max(4) int grade, @NotNull @Valid Statement assessment) {}

    /** @param recipients account names or {@code role:…} */
    record Notice(
            @NotBlank @Size(max = 2000) String text,
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 64) String> recipients) {}
}
