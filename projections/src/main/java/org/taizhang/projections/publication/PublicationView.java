package org.taizhang.projections.publication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.publication.PublicationEvent;
import org.taizhang.domain.publication.PublicationState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** Something that is to be published, with its timeline. */
public record PublicationView(
        UUID id, String unit, PublicationState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static PublicationView evolve(@Nullable PublicationView was, Recorded<PublicationEvent> recorded) {
        return new PublicationView(
                recorded.event().publication(),
                recorded.unit(),
                PublicationState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
