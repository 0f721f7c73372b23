package org.taizhang.domain.analysis;

import java.time.ZoneId;
import org.taizhang.domain.analysis.AnalysisEvent.Compilation;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;

/** Reckons what a month came to from the ledger as it stands. */
public interface Compiler {
    /** By whose calendar months begin and end. */
    ZoneId zone();

    /** Reads the whole ledger up to its newest entry. */
    Compilation compile(Scope scope);
}
