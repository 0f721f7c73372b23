package org.taizhang.domain.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.Told;
import org.taizhang.domain.inspection.InspectionEvent.*;

/**
 * How a plan of checks stands.
 *
 * @param period the next in which a check is owed
 * @param owedBy its end; null where the plan has ended
 * @param last the newest check
 * @param recent the ids of the last checks, so that one that is told twice is recorded once
 * @param checks how many were recorded
 * @param missed in how many periods nobody looked
 * @param excused how many passed without a check for a reason
 * @param lapses how often people were told
 */
public record InspectionState(
        Stage stage,
        Plan plan,
        Period period,
        @Nullable Instant owedBy,
        @Nullable Last last,
        List<UUID> recent,
        int checks,
        int missed,
        int excused,
        int lapses) {
    private static final int REMEMBERED = 20;

    /** The newest check: by whom, when, and how much it found. */
    public record Last(UUID check, String by, Instant at, int findings) {}

    public static InspectionState after(@Nullable InspectionState was, InspectionEvent event, Told told) {
        if (event instanceof Planned e)
            return new InspectionState(Stage.ACTIVE, e.plan(), e.period(), e.owedBy(), null, List.of(), 0, 0, 0, 0);
        var state = Objects.requireNonNull(was, "an event before the planning");
        return switch (event) {
            case Planned e -> state;
            case Revised e -> state.owing(e.period(), e.owedBy()).planned(e.plan());
            case Checked e -> state.owing(e.period(), e.owedBy()).checked(e, told);
            case Excused e -> state.owing(e.period(), e.owedBy()).counted(0, 1, 0);
            case Missed e -> state.owing(e.period(), e.owedBy()).counted(e.periods(), 0, 1);
            case Ended e ->
                new InspectionState(
                        Stage.ENDED,
                        state.plan,
                        state.period,
                        null,
                        state.last,
                        state.recent,
                        state.checks,
                        state.missed,
                        state.excused,
                        state.lapses);
        };
    }

    private InspectionState owing(Period next, Instant by) {
        return new InspectionState(stage, plan, next, by, last, recent, checks, missed, excused, lapses);
    }

    private InspectionState planned(Plan as) {
        return new InspectionState(stage, as, period, owedBy, last, recent, checks, missed, excused, lapses);
    }

    private InspectionState checked(Checked e, Told told) {
        var ids = new ArrayList<>(recent);
        ids.add(e.check());
        if (ids.size() > REMEMBERED) ids.removeFirst();
        var newest = new Last(
                e.check(), told.by().id(), told.at(), e.result().findings().size());
        return new InspectionState(stage, plan, period, owedBy, newest, ids, checks + 1, missed, excused, lapses);
    }

    private InspectionState counted(int moreMissed, int moreExcused, int moreLapses) {
        return new InspectionState(
                stage,
                plan,
                period,
                owedBy,
                last,
                recent,
                checks,
                missed + moreMissed,
                excused + moreExcused,
                lapses + moreLapses);
    }
}
