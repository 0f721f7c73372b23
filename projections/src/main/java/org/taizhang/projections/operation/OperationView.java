package org.taizhang.projections.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.operation.OperationEvent;
import org.taizhang.domain.operation.OperationState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** An operation as it stands, with its timeline. */
public record OperationView(
        UUID id, String unit, OperationState state, Instant openedAt, Instant changedAt, List<Step> timeline) {

    public static OperationView evolve(@Nullable OperationView was, Recorded<OperationEvent> recorded) {
        return new OperationView(
                recorded.event().operation(),
                recorded.unit(),
                OperationState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
