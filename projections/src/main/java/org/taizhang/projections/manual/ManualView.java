package org.taizhang.projections.manual;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.domain.manual.ManualState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** An operation manual as it stands, with its timeline; earlier versions are read as of their time. */
public record ManualView(
        UUID id, String unit, ManualState state, Instant openedAt, Instant changedAt, List<Step> timeline) {

    public static ManualView evolve(@Nullable ManualView was, Recorded<ManualEvent> recorded) {
        return new ManualView(
                recorded.event().manual(),
                recorded.unit(),
                ManualState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
