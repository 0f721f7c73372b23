package org.taizhang.projections.emergency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.emergency.EmergencyEvent;
import org.taizhang.domain.emergency.EmergencyState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** An emergency with its timeline. */
public record EmergencyView(
        UUID id, String unit, EmergencyState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static EmergencyView evolve(@Nullable EmergencyView was, Recorded<EmergencyEvent> recorded) {
        return new EmergencyView(
                recorded.event().emergency(),
                recorded.unit(),
                EmergencyState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
