package org.taizhang.projections.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.access.AccessEvent;
import org.taizhang.domain.access.AccessState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** An authorisation to access data, with its timeline: the register of what was done by it. */
public record AccessView(
        UUID id, String unit, AccessState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static AccessView evolve(@Nullable AccessView was, Recorded<AccessEvent> recorded) {
        return new AccessView(
                recorded.event().access(),
                recorded.unit(),
                AccessState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
