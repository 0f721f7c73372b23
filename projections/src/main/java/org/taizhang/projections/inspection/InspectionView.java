package org.taizhang.projections.inspection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.domain.inspection.InspectionState;
import org.taizhang.projections.Recorded;

/** A plan of checks as it stands; its checks are documents of their own. */
public record InspectionView(UUID id, String unit, InspectionState state, Instant openedAt, Instant changedAt) {
    public static InspectionView evolve(@Nullable InspectionView was, Recorded<InspectionEvent> recorded) {
        return new InspectionView(
                recorded.event().inspection(),
                recorded.unit(),
                InspectionState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time());
    }
}
