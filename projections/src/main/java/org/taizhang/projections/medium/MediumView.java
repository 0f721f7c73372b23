package org.taizhang.projections.medium;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.medium.MediumState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A medium with its timeline. */
public record MediumView(
        UUID id, String unit, MediumState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static MediumView evolve(@Nullable MediumView was, Recorded<MediumEvent> recorded) {
        return new MediumView(
                recorded.event().medium(),
                recorded.unit(),
                MediumState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
