package org.taizhang.projections.restore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.restore.RestoreState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A restore with its timeline. */
public record RestoreView(
        UUID id, String unit, RestoreState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static RestoreView evolve(@Nullable RestoreView was, Recorded<RestoreEvent> recorded) {
        return new RestoreView(
                recorded.event().restore(),
                recorded.unit(),
                RestoreState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
