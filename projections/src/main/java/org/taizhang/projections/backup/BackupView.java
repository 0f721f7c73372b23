package org.taizhang.projections.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.backup.BackupEvent.Covered;
import org.taizhang.domain.backup.BackupEvent.Standing;
import org.taizhang.domain.backup.BackupState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/**
 * A backup policy with the newest of what happened to it; that a run came as it should is no news.
 *
 * @param owedBy until when the next run is owed; null where none is
 * @param missing whether a run is missing
 */
public record BackupView(
        UUID id,
        String unit,
        BackupState state,
        @Nullable Instant owedBy,
        boolean missing,
        Instant openedAt,
        Instant changedAt,
        List<Step> timeline) {
    private static final int LONGEST = 200;

    public static BackupView evolve(@Nullable BackupView was, Recorded<BackupEvent> recorded) {
        var state = BackupState.after(was == null ? null : was.state, recorded.event(), recorded.told());
        return new BackupView(
                recorded.event().backup(),
                recorded.unit(),
                state,
                state.standings().stream()
                        .map(Standing::owedBy)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                state.standings().stream().anyMatch(standing -> standing.missed() != null),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                timeline(was, recorded));
    }

    private static List<Step> timeline(@Nullable BackupView was, Recorded<BackupEvent> recorded) {
        if (was != null
                && recorded.event() instanceof Covered e
                && e.recovered().isEmpty()) return was.timeline;
        var steps = Step.after(was == null ? null : was.timeline, recorded);
        return steps.size() <= LONGEST ? steps : List.copyOf(steps.subList(steps.size() - LONGEST, steps.size()));
    }
}
