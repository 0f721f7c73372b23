package org.taizhang.domain.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.emergency.EmergencyEvent.*;

/**
 * How an emergency stands.
 *
 * @param planVersion the version of the plan by which it is handled
 * @param keeper who keeps the watch; null where nobody does yet, or any more
 * @param owed what is owed, by when
 */
public record EmergencyState(
        Stage stage,
        Declaration declaration,
        int planVersion,
        Duration continueEvery,
        @Nullable String keeper,
        Tally tally,
        Map<Duty, Instant> owed) {
    /**
     * How much there was of what.
     *
     * @param finallyReported whether the final report was made
     * @param late whether the report that is owed now was said to be late
     */
    public record Tally(int reports, boolean finallyReported, int notices, int evidence, int lapses, boolean late) {
        private Tally reported(boolean last) {
            return new Tally(reports + 1, finallyReported || last, notices, evidence, lapses, false);
        }

        private Tally told() {
            return new Tally(reports, finallyReported, notices + 1, evidence, lapses, late);
        }

        private Tally kept() {
            return new Tally(reports, finallyReported, notices, evidence + 1, lapses, late);
        }

        private Tally lapsed(boolean ofReport) {
            return new Tally(reports, finallyReported, notices, evidence, lapses + 1, late || ofReport);
        }
    }

    public static EmergencyState after(@Nullable EmergencyState was, EmergencyEvent event, Told told) {
        if (event instanceof Declared e)
            return new EmergencyState(
                            Stage.DECLARED,
                            e.declaration(),
                            0,
                            Duration.ZERO,
                            null,
                            new Tally(0, false, 0, 0, 0, false),
                            Map.of())
                    .owe(Duty.WATCH, e.watchBy());
        var state = Objects.requireNonNull(was, "an event before the declaration");
        return switch (event) {
            case Declared e -> state;
            case PlanActivated e -> state.activated(e);
            case Dispatched e -> state;
            case WatchTaken e -> state.keptBy(told.by().id()).owe(Duty.WATCH, e.until());
            case ActionTaken e -> state;
            case EvidenceKept e -> state.with(state.tally.kept());
            case ContactConfirmed e -> state;
            case ProgressTold e -> state.with(state.tally.told());
            case Reported e ->
                state.with(state.tally.reported(e.report().kind() == ReportKind.FINAL))
                        .owe(Duty.REPORT, e.nextBy());
            case Restored e -> state.at(Stage.RESTORED);
            case Ended e ->
                state.at(Stage.ENDED)
                        .keptBy(null)
                        .owe(Duty.WATCH, null)
                        .owe(Duty.REPORT, null)
                        .owe(Duty.REVIEW, e.reviewBy());
            case Reviewed e -> state.at(Stage.REVIEWED).owe(Duty.REVIEW, null);
            case FellOverdue e ->
                state.with(state.tally.lapsed(e.duty() == Duty.REPORT)).owe(e.duty(), e.again());
        };
    }

    private EmergencyState activated(PlanActivated e) {
        return new EmergencyState(stage, declaration, e.version(), e.continueEvery(), keeper, tally, owed)
                .owe(Duty.REPORT, e.reportBy());
    }

    private EmergencyState at(Stage stage) {
        return new EmergencyState(stage, declaration, planVersion, continueEvery, keeper, tally, owed);
    }

    private EmergencyState keptBy(@Nullable String keeper) {
        return new EmergencyState(stage, declaration, planVersion, continueEvery, keeper, tally, owed);
    }

    private EmergencyState with(Tally tally) {
        return new EmergencyState(stage, declaration, planVersion, continueEvery, keeper, tally, owed);
    }

    private EmergencyState owe(Duty duty, @Nullable Instant by) {
        var all = new EnumMap<Duty, Instant>(Duty.class);
        all.putAll(owed);
        if (by == null) all.remove(duty);
        else all.put(duty, by);
        return new EmergencyState(stage, declaration, planVersion, continueEvery, keeper, tally, all);
    }
}
