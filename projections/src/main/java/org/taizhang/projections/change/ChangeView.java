package org.taizhang.projections.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.change.ChangeState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A change as it stands, with its timeline. */
public record ChangeView(
        UUID id, String unit, ChangeState state, Instant openedAt, Instant changedAt, List<Step> timeline) {

    public static ChangeView evolve(@Nullable ChangeView was, Recorded<ChangeEvent> recorded) {
        return new ChangeView(
                recorded.event().change(),
                recorded.unit(),
                ChangeState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
