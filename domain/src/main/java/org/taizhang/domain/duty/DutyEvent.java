package org.taizhang.domain.duty;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;

/** What can have happened to a duty roster. */
public sealed interface DutyEvent {
    UUID duty();

    /** @param expectedBy when the first turn must have been taken over; null where none comes */
    record Planned(UUID duty, Roster roster, @Nullable Instant expectedBy) implements DutyEvent {}

    /** Holds from when it was recorded; who has the watch keeps it. */
    record Replanned(UUID duty, Roster roster, @Nullable Instant expectedBy) implements DutyEvent {}

    record AbsenceNoted(UUID duty, Absence absence) implements DutyEvent {}

    record Substituted(UUID duty, Substitution substitution) implements DutyEvent {}

    /** Who has the watch signs what they leave open. */
    record HandedOver(UUID duty, String shift, Handover handover) implements DutyEvent {}

    /**
     * Somebody signs that they keep the watch now.
     *
     * @param began when the turn did or will
     * @param from who had it; null where nobody did
     * @param signed whether they handed it over
     * @param until how long this watch counts: to the end of the turn, and as long after it as a take-over may take
     * @param expectedBy when the next turn must have been taken over; null where none comes
     */
    record TakenOver(
            UUID duty,
            String shift,
            Instant began,
            Takeover takeover,
            @Nullable String from,
            boolean signed,
            Instant until,
            @Nullable Instant expectedBy)
            implements DutyEvent {}

    /** A turn began and nobody took it over in time. */
    record Missed(
            UUID duty,
            String shift,
            Instant began,
            List<String> people,
            @Nullable Instant expectedBy) implements DutyEvent {}

    /**
     * The roster was looked through ahead.
     *
     * @param through up to when
     * @param gaps in which nobody is planned
     * @param again when it is looked through next
     */
    record Checked(UUID duty, Instant through, List<Span> gaps, Instant again) implements DutyEvent {}

    /**
     * People are told that nobody has the watch, or will have; or that somebody has it again.
     *
     * @param occurrence how often there was something to tell, from 1; an end has that of its beginning
     */
    record Notified(
            UUID duty, int occurrence, Occasion occasion, String text, List<String> recipients, Integer severity)
            implements DutyEvent, Telling {
        @Override
        public UUID matter() {
            return duty;
        }

        @Override
        public String kind() {
            return "duty";
        }
    }

    record Dissolved(UUID duty, Reason reason) implements DutyEvent {}

    /**
     * Who keeps the watch when.
     *
     * @param zone whose clock the shifts go by, such as {@code Asia/Shanghai}
     * @param roundTheClock whether every minute must be covered; otherwise only the shifts themselves
     * @param takeOverWithin how long after the beginning of a turn it may be taken over, and before it too
     * @param until the last day; open where not said
     */
    record Roster(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 50) String zone,
            boolean roundTheClock,
            @NotEmpty @Size(max = 12) List<@Valid @NotNull Shift> shifts,
            @NotEmpty @Size(max = 60) List<@Valid @NotNull Crew> crews,
            @NotNull Rotation rotation,
            @NotNull @Within(min = "PT1M", max = "PT4H") Duration takeOverWithin,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    /** A part of the day; one that goes on past midnight belongs to the day it begins on. */
    record Shift(
            @NotBlank @Size(max = 50) String name,
            @NotNull LocalTime begins,
            @NotNull @Within(min = "PT1H", max = "P1D") Duration length) {}

    /** Those who keep a watch together, by their login names. */
    record Crew(@NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 64) String> people) {}

    /** When the next crew comes. */
    enum Rotation {
        EVERY_SHIFT,
        EVERY_DAY,
        EVERY_WEEK
    }

    /** Somebody will not be there. */
    record Absence(
            @NotBlank @Size(max = 64) String person,
            @NotNull Instant from,
            @NotNull Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** Somebody keeps the watch in place of another. */
    record Substitution(
            @NotBlank @Size(max = 64) String person,
            @NotBlank @Size(max = 64) String substitute,
            @NotNull Instant from,
            @NotNull Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** What whoever leaves has to say; what stands open the product adds. */
    record Parting(@NotNull @Size(max = 4000) String note) {}

    /**
     * What is left to whoever comes.
     *
     * @param matters what stood open then: the newest hundred
     * @param open how many there were
     */
    record Handover(
            String note, List<Matter> matters, @Min(0) int open) {}

    /** Something that stands open, such as an alert or an incident. */
    record Matter(String capability, UUID subject, String text) {}

    /** @param reason why it is somebody else than planned; must be said then */
    record Takeover(
            @Size(max = 2000) @Nullable String note,
            @Size(max = 500) @Nullable String reason) {}

    /** A span of time, written as ISO 8601 does. */
    record Span(Instant from, Instant until) {
        @Override
        public String toString() {
            return from + "/" + until;
        }
    }

    record Reason(@NotBlank @Size(max = 500) String text) {}
}
