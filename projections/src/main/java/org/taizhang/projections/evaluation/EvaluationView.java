package org.taizhang.projections.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.evaluation.EvaluationEvent;
import org.taizhang.domain.evaluation.EvaluationState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** An evaluation with its timeline. */
public record EvaluationView(
        UUID id, String unit, EvaluationState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static EvaluationView evolve(@Nullable EvaluationView was, Recorded<EvaluationEvent> recorded) {
        return new EvaluationView(
                recorded.event().evaluation(),
                recorded.unit(),
                EvaluationState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
