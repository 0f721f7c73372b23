package org.taizhang.domain.analysis;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Units;

/** What can have happened to the analysis of a month. */
public sealed interface AnalysisEvent {
    UUID analysis();

    record Compiled(UUID analysis, Scope scope, Compilation compilation) implements AnalysisEvent {}

    /** Reckoned anew before it was signed, since more was recorded. */
    record Recompiled(UUID analysis, Scope scope, Compilation compilation) implements AnalysisEvent {}

    /**
     * Somebody else stands for it; it does not change any more.
     *
     * @param sha256 of the figures that were signed
     */
    record Signed(UUID analysis, Scope scope, String sha256, Statement statement) implements AnalysisEvent {}

    /** There is one analysis for each unit and month. */
    static UUID id(Scope scope) {
        return Ids.of("analysis", scope.unit(), scope.month());
    }

    /** Where an analysis is in its life. */
    enum Stage {
        COMPILED,
        SIGNED
    }

    /**
     * Of what an analysis is.
     *
     * @param unit with those below it
     * @param month such as {@code 2026-11}
     */
    record Scope(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,

            @NotNull @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])")
            String month) {}

    /**
     * The figures, and from what they follow: whoever reads the ledger up to that position finds the same.
     *
     * @param zone by whose calendar the month begins and ends
     * @param position of the last entry that was read
     * @param sha256 over the figures as canonical JSON (RFC 8785), in hexadecimal
     */
    record Compilation(String zone, long position, String sha256, Figures figures) {}

    /** @param sha256 of the figures that are signed, so that nobody signs others than those they saw */
    record Signature(
            @NotNull @Pattern(regexp = Attachment.DIGEST) String sha256,
            @NotNull @Valid Statement statement) {}
}
