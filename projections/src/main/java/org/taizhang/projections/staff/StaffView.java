package org.taizhang.projections.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.staff.StaffEvent.*;
import org.taizhang.domain.staff.StaffState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/**
 * An operations body as it stands.
 *
 * @param unmanned of what nobody is in charge
 * @param missingSkills what none of its people has passed a test in
 * @param timeline how it was composed, the newest five hundred steps; what it did is listed apart
 */
public record StaffView(
        UUID id,
        String unit,
        StaffState state,
        List<Charge> unmanned,
        List<Skill> missingSkills,
        Instant openedAt,
        Instant changedAt,
        List<Step> timeline) {
    private static final int MOST = 500;

    public static StaffView evolve(@Nullable StaffView was, Recorded<StaffEvent> recorded) {
        var state = StaffState.after(was == null ? null : was.state, recorded.event(), recorded.told());
        return new StaffView(
                recorded.event().staff(),
                recorded.unit(),
                state,
                state.unmanned(),
                state.missingSkills(),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                timeline(was, recorded));
    }

    private static List<Step> timeline(@Nullable StaffView was, Recorded<StaffEvent> recorded) {
        var before = was == null ? null : was.timeline;
        return switch (recorded.event()) {
            case Established e -> Step.after(before, recorded);
            case LeaderAppointed e -> newest(Step.after(before, recorded));
            case PostsDefined e -> newest(Step.after(before, recorded));
            case Assigned e -> newest(Step.after(before, recorded));
            case Released e -> newest(Step.after(before, recorded));
            case Dissolved e -> newest(Step.after(before, recorded));
            case TrainingHeld e -> known(before);
            case SkillsTested e -> known(before);
            case Reported e -> known(before);
            case PermissionGranted e -> known(before);
            case PermissionRevoked e -> known(before);
            case TaskOverdue e -> known(before);
        };
    }

    private static List<Step> newest(List<Step> steps) {
        return List.copyOf(steps.subList(Math.max(0, steps.size() - MOST), steps.size()));
    }

    private static List<Step> known(@Nullable List<Step> steps) {
        return steps == null ? List.of() : steps;
    }
}
