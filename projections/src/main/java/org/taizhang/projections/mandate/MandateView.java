package org.taizhang.projections.mandate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.mandate.MandateEvent;
import org.taizhang.domain.mandate.MandateState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** Who answers for a process, and who did. */
public record MandateView(
        UUID id, String unit, MandateState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static MandateView evolve(@Nullable MandateView was, Recorded<MandateEvent> recorded) {
        return new MandateView(
                recorded.event().mandate(),
                recorded.unit(),
                MandateState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
