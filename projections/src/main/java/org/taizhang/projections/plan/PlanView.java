package org.taizhang.projections.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.plan.PlanEvent;
import org.taizhang.domain.plan.PlanState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** An emergency plan with its timeline. */
public record PlanView(
        UUID id, String unit, PlanState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static PlanView evolve(@Nullable PlanView was, Recorded<PlanEvent> recorded) {
        return new PlanView(
                recorded.event().plan(),
                recorded.unit(),
                PlanState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
