package org.taizhang.projections.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.request.RequestEvent;
import org.taizhang.domain.request.RequestState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A request as it stands, with its timeline. */
public record RequestView(
        UUID id, String unit, RequestState state, Instant openedAt, Instant changedAt, List<Step> timeline) {

    public static RequestView evolve(@Nullable RequestView was, Recorded<RequestEvent> recorded) {
        return new RequestView(
                recorded.event().request(),
                recorded.unit(),
                RequestState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
