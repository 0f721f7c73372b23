package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.analysis.AnalysisEvent;
import org.taizhang.domain.analysis.AnalysisState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** The analysis of a month, without its figures, and how it came about. */
public record AnalysisView(
        UUID id, String unit, AnalysisState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static AnalysisView evolve(@Nullable AnalysisView was, Recorded<AnalysisEvent> recorded) {
        return new AnalysisView(
                recorded.event().analysis(),
                recorded.unit(),
                AnalysisState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
