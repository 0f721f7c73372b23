package org.taizhang.domain.run;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.run.RunEvent.*;

/**
 * How a run stands.
 *
 * @param unique whether no other run bears its snapshot or label; null before that was looked at
 * @param twin the other run that does
 * @param failure what becomes of it; null where it did not fail
 */
public record RunState(
        Stage stage,
        Policy policy,
        Report report,
        @Nullable Integrity integrity,
        @Nullable Boolean unique,
        @Nullable UUID twin,
        @Nullable Failure failure) {

    /**
     * How a failed run is followed up.
     *
     * @param recoveredBy the later run that made good for it
     * @param owes what is to be done next; null where all is done
     * @param owedBy until when that is owed
     */
    public record Failure(
            @Nullable Statement cause,
            @Nullable Statement fault,
            @Nullable Rerun rerun,
            @Nullable UUID recoveredBy,
            @Nullable Step owes,
            @Nullable Instant owedBy,
            int lapses) {
        private static Failure begin(Instant causeBy) {
            return new Failure(null, null, null, null, Step.CAUSE, causeBy, 0);
        }

        private Failure found(Statement what, Instant reportBy) {
            return new Failure(what, fault, rerun, recoveredBy, Step.FAULT_REPORT, reportBy, lapses);
        }

        private Failure reported(Statement what, @Nullable Instant rerunBy) {
            var next = rerunBy == null ? null : Step.RERUN_ARRANGEMENT;
            return new Failure(cause, what, rerun, recoveredBy, next, rerunBy, lapses);
        }

        private Failure arranged(Rerun what) {
            return new Failure(cause, fault, what, recoveredBy, Step.RERUN, what.by(), lapses);
        }

        private Failure recovered(UUID later, @Nullable Instant by) {
            return new Failure(cause, fault, rerun, later, by == null ? null : owes, by, lapses);
        }

        private Failure lapsed(Instant again) {
            return new Failure(cause, fault, rerun, recoveredBy, owes, again, lapses + 1);
        }

        private Stage stage() {
            if (fault == null) return cause == null ? Stage.FAILED : Stage.CAUSE_FOUND;
            if (recoveredBy != null) return Stage.RECOVERED;
            return rerun == null ? Stage.FAULT_REPORTED : Stage.RERUN_ARRANGED;
        }
    }

    /** How it stands after an event, the same for the aggregate and its read model. */
    public static RunState after(@Nullable RunState was, RunEvent event) {
        return switch (event) {
            case Completed e ->
                new RunState(Stage.COMPLETED, e.policy(), e.report(), e.report().integrity(), null, null, null);
            case Failed e ->
                new RunState(
                        Stage.FAILED,
                        e.policy(),
                        e.report(),
                        was == null ? e.report().integrity() : was.integrity,
                        was == null ? null : was.unique,
                        was == null ? null : was.twin,
                        Failure.begin(e.causeBy()));
            case IntegrityChecked e -> known(was).checked(e.integrity());
            case FoundUnique e -> known(was).compared(null);
            case FoundTwice e -> known(was).compared(e.twin());
            case CauseFound e -> known(was).with(failure(was).found(e.cause(), e.reportBy()));
            case FaultReported e -> known(was).with(failure(was).reported(e.fault(), e.rerunBy()));
            case RerunArranged e -> known(was).with(failure(was).arranged(e.rerun()));
            case Recovered e -> known(was).with(failure(was).recovered(e.later(), e.owedBy()));
            case Lapsed e -> known(was).with(failure(was).lapsed(e.again()));
        };
    }

    private RunState checked(Integrity anew) {
        return new RunState(stage, policy, report, anew, unique, twin, failure);
    }

    private RunState compared(@Nullable UUID other) {
        return new RunState(stage, policy, report, integrity, other == null, other, failure);
    }

    private RunState with(Failure anew) {
        return new RunState(anew.stage(), policy, report, integrity, unique, twin, anew);
    }

    private static RunState known(@Nullable RunState was) {
        return Objects.requireNonNull(was, "an event before the report");
    }

    private static Failure failure(@Nullable RunState was) {
        return Objects.requireNonNull(known(was).failure, "a step after no failure");
    }
}
