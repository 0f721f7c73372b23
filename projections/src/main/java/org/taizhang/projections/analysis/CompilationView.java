package org.taizhang.projections.analysis;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.analysis.AnalysisEvent;
import org.taizhang.domain.analysis.AnalysisEvent.Compilation;
import org.taizhang.domain.analysis.AnalysisEvent.Compiled;
import org.taizhang.domain.analysis.AnalysisEvent.Recompiled;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;
import org.taizhang.domain.analysis.AnalysisEvent.Signed;
import org.taizhang.projections.Recorded;

/** The figures of a month as they were compiled last, and are frozen in the ledger. */
public record CompilationView(UUID id, String unit, Scope scope, Compilation compilation) {
    public static CompilationView evolve(@Nullable CompilationView was, Recorded<AnalysisEvent> recorded) {
        return switch (recorded.event()) {
            case Compiled e -> new CompilationView(e.analysis(), recorded.unit(), e.scope(), e.compilation());
            case Recompiled e -> new CompilationView(e.analysis(), recorded.unit(), e.scope(), e.compilation());
            case Signed e -> Objects.requireNonNull(was, "signed before it was compiled");
        };
    }
}
