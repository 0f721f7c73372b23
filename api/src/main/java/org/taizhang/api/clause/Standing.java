package org.taizhang.api.clause;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger answers to a requirement for a unit and a span of days.
 *
 * @param evidence how many events prove it within the span; for what must be there, ever until its end
 * @param breaches how many events within the span show that it was not kept
 * @param last when the newest of the evidence was recorded
 * @param periods of what recurs, in order
 */
record Standing(
        Clause clause,
        Verdict verdict,
        long evidence,
        long breaches,
        @Nullable Instant last,
        List<Term> periods) {
    /** The answer in one word. */
    enum Verdict {
        /** Proven. */
        MET,
        /** Owed in a period that has not ended. */
        DUE,
        /** Was owed and is not there, or was breached since. */
        OVERDUE,
        /** There is no evidence yet, and none was owed in time. */
        NONE;

        /** The graver of two that were found of the same requirement. */
        Verdict and(Verdict other) {
            if (this == OVERDUE || other == OVERDUE) return OVERDUE;
            if (this == DUE || other == DUE) return DUE;
            return this == MET || other == MET ? MET : NONE;
        }
    }

    /** A period in which something was owed once. */
    record Term(LocalDate from, LocalDate until, Verdict verdict, long evidence) {}
}
