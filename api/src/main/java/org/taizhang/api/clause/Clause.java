package org.taizhang.api.clause;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.taizhang.domain.Cadence;

/**
 * A requirement of the standard: what it asks, how often, and which events prove it.
 *
 * @param id its number, such as {@code 8.6-a}
 * @param duties what recurs; empty unless it does
 * @param evidence events, each with its topic after a slash where only that one proves it
 * @param breaches events that show that it was not kept
 */
public record Clause(
        @NotBlank String id,
        @NotBlank String zh,
        @NotBlank String en,
        @NotNull Obligation obligation,
        @NotNull Owed owed,
        @NotNull List<@Valid @NotNull Duty> duties,
        @NotNull List<@NotNull @Pattern(regexp = EVENT) String> evidence,
        @NotNull List<@NotNull @Pattern(regexp = EVENT) String> breaches) {
    /** What the name of an event looks like, with or without a topic. */
    static final String EVENT = "[a-z-]+\\.[a-z-]+(/[a-z0-9.-]+)?";

    /** How strongly it is asked. */
    enum Obligation {
        MUST,
        SHOULD,
        MAY
    }

    /** When it is asked. */
    enum Owed {
        /** Something must be there. */
        STANDING,
        /** Whenever there is occasion. */
        ON_EVENT,
        /** Again and again. */
        RECURRING
    }

    /**
     * Something that is owed once in each period.
     *
     * @param by which of the evidence fulfils it; any where empty
     * @param because why so often: the text, or our reason where the text leaves it open
     */
    record Duty(
            @NotNull @Valid Cadence every,
            @NotNull List<@NotNull @Pattern(regexp = EVENT) String> by,
            @NotBlank String because,
            @NotBlank String becauseEn) {}

    /** What fulfils a duty of it. */
    List<String> by(Duty duty) {
        return duty.by().isEmpty() ? evidence : duty.by();
    }
}
