package org.taizhang.projections.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A run of a backup with its timeline. */
public record RunView(UUID id, String unit, RunState state, Instant openedAt, Instant changedAt, List<Step> timeline) {
    public static RunView evolve(@Nullable RunView was, Recorded<RunEvent> recorded) {
        return new RunView(
                recorded.event().run(),
                recorded.unit(),
                RunState.after(was == null ? null : was.state, recorded.event()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
