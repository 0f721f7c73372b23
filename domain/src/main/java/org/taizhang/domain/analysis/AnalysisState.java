package org.taizhang.domain.analysis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.analysis.AnalysisEvent.Compilation;
import org.taizhang.domain.analysis.AnalysisEvent.Compiled;
import org.taizhang.domain.analysis.AnalysisEvent.Recompiled;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;
import org.taizhang.domain.analysis.AnalysisEvent.Signed;
import org.taizhang.domain.analysis.AnalysisEvent.Stage;

/**
 * How the analysis of a month stands, without its figures.
 *
 * @param zone by whose calendar the month begins and ends
 * @param position of the last entry of the ledger that was read
 * @param sha256 of the figures
 * @param compiledBy by account id
 * @param approval what whoever signed said; null until somebody has
 */
public record AnalysisState(
        Stage stage,
        Scope scope,
        String zone,
        long position,
        String sha256,
        String compiledBy,
        Instant compiledAt,
        @Nullable Approval approval) {
    /** Who signed it, when, and what they said. */
    public record Approval(String by, String name, Instant at, Statement statement) {}

    /** How it stands after an event. */
    public static AnalysisState after(@Nullable AnalysisState was, AnalysisEvent event, Told told) {
        return switch (event) {
            case Compiled e -> compiled(e.scope(), e.compilation(), told);
            case Recompiled e -> compiled(e.scope(), e.compilation(), told);
            case Signed e when was != null -> was.signed(e, told);
            case Signed e -> throw new IllegalStateException("Signed before it was compiled: " + e);
        };
    }

    private static AnalysisState compiled(Scope scope, Compilation by, Told told) {
        return new AnalysisState(
                Stage.COMPILED,
                scope,
                by.zone(),
                by.position(),
                by.sha256(),
                told.by().id(),
                told.at(),
                null);
    }

    private AnalysisState signed(Signed event, Told told) {
        var approval = new Approval(told.by().id(), told.by().name(), told.at(), event.statement());
        return new AnalysisState(Stage.SIGNED, scope, zone, position, sha256, compiledBy, compiledAt, approval);
    }
}
