package org.taizhang.projections.nonconformity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.nonconformity.NonconformityEvent;
import org.taizhang.domain.nonconformity.NonconformityState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A nonconformity with its timeline. */
public record NonconformityView(
        UUID id, String unit, NonconformityState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static NonconformityView evolve(@Nullable NonconformityView was, Recorded<NonconformityEvent> recorded) {
        return new NonconformityView(
                recorded.event().nonconformity(),
                recorded.unit(),
                NonconformityState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
