package org.taizhang.projections.warning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.warning.WarningEvent;
import org.taizhang.domain.warning.WarningState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A warning with its timeline. */
public record WarningView(
        UUID id, String unit, WarningState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static WarningView evolve(@Nullable WarningView was, Recorded<WarningEvent> recorded) {
        return new WarningView(
                recorded.event().warning(),
                recorded.unit(),
                WarningState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
