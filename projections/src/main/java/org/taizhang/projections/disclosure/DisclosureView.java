package org.taizhang.projections.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.disclosure.DisclosureEvent;
import org.taizhang.domain.disclosure.DisclosureState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** Something that must be made public, with its timeline. */
public record DisclosureView(
        UUID id, String unit, DisclosureState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static DisclosureView evolve(@Nullable DisclosureView was, Recorded<DisclosureEvent> recorded) {
        return new DisclosureView(
                recorded.event().disclosure(),
                recorded.unit(),
                DisclosureState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
