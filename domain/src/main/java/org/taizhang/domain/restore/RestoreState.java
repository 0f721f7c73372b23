package org.taizhang.domain.restore;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.restore.RestoreEvent.*;

/**
 * How a restore stands.
 *
 * @param planner who planned it
 * @param test how its test stands, the newest attempt
 * @param urgent why it is restored before a test; null where it is not
 * @param approver who approved it
 * @param execution what was done; null before it was
 * @param executor who did it
 * @param verification what another found; null before
 * @param owed what is owed, and until when
 * @param lapses how often something was owed and not done
 */
public record RestoreState(
        Stage stage,
        Plan plan,
        String planner,
        RestoreTrial test,
        @Nullable Urgent urgent,
        @Nullable String approver,
        @Nullable Execution execution,
        @Nullable String executor,
        @Nullable Verification verification,
        Map<Duty, Instant> owed,
        int lapses) {

    /**
     * An urgent restore.
     *
     * @param declarer who said that it is urgent
     * @param approved whether another agreed
     * @param reviewed whether the missing test was answered for afterwards
     */
    public record Urgent(Urgency urgency, String declarer, boolean approved, boolean reviewed) {}

    /** How it stands after an event, the same for the aggregate and its read model. */
    public static RestoreState after(@Nullable RestoreState was, RestoreEvent event, Told told) {
        var who = told.by().id();
        if (event instanceof Planned e)
            return new RestoreState(
                    Stage.PLANNED, e.plan(), who, RestoreTrial.begin(1), null, null, null, null, null, Map.of(), 0);
        var draft = new Draft(Objects.requireNonNull(was, "an event before the plan"));
        draft.test = draft.test.after(event, who);
        switch (event) {
            case Planned e -> {}
            case MediumObtained e -> draft.stage = Stage.MEDIUM_OBTAINED;
            case Confirmed e -> {}
            case Tested e -> {
                if (e.owed() != null) draft.tested(Stage.TEST_PASSED, e.owed());
            }
            case TestFailed e -> draft.tested(Stage.TEST_FAILED, e.owed());
            case TestReported e -> {}
            case DataPurged e -> draft.owe(Duty.CLEAN_UP, e.cleanUpBy());
            case MediumReturned e -> draft.owe(Duty.CLEAN_UP, e.cleanUpBy());
            case CauseFound e -> draft.step(Stage.CAUSE_FOUND, e.reportBy());
            case FaultReported e -> draft.step(Stage.FAULT_REPORTED, e.retestBy());
            case RetestArranged e -> {
                draft.step(Stage.PLANNED, e.retest().by());
                draft.test = RestoreTrial.begin(draft.test.attempt() + 1);
            }
            case TestReviewed e -> draft.step(Stage.TEST_REVIEWED, e.archiveBy());
            case TestArchived e -> draft.step(Stage.TEST_ARCHIVED, null);
            case UrgencyDeclared e -> {
                draft.stage = Stage.URGENCY_DECLARED;
                draft.urgent = new Urgent(e.urgency(), who, false, false);
            }
            case UrgencyApproved e -> draft.agreed(who);
            case UrgencyDeclined e -> {
                draft.stage = draft.test.medium() == null ? Stage.PLANNED : Stage.MEDIUM_OBTAINED;
                draft.urgent = null;
            }
            case Approved e -> {
                draft.stage = Stage.APPROVED;
                draft.approver = who;
            }
            case Executed e -> draft.executed(e, who);
            case Verified e -> draft.verified(e);
            case UrgencyReviewed e -> draft.reviewed();
            case Cancelled e -> {
                draft.stage = Stage.CANCELLED;
                draft.owed.keySet().retainAll(Set.of(Duty.CLEAN_UP));
            }
            case Lapsed e -> {
                draft.owe(e.duty(), e.again());
                draft.lapses++;
            }
        }
        return draft.state();
    }

    /** The state while one event is folded into it. */
    private static final class Draft {
        private Stage stage;
        private final Plan plan;
        private final String planner;
        private RestoreTrial test;
        private @Nullable Urgent urgent;
        private @Nullable String approver;
        private @Nullable Execution execution;
        private @Nullable String executor;
        private @Nullable Verification verification;
        private final Map<Duty, Instant> owed = new EnumMap<>(Duty.class);
        private int lapses;

        Draft(RestoreState was) {
            stage = was.stage;
            plan = was.plan;
            planner = was.planner;
            test = was.test;
            urgent = was.urgent;
            approver = was.approver;
            execution = was.execution;
            executor = was.executor;
            verification = was.verification;
            owed.putAll(was.owed);
            lapses = was.lapses;
        }

        private void owe(Duty duty, @Nullable Instant by) {
            if (by == null) owed.remove(duty);
            else owed.put(duty, by);
        }

        private void step(Stage next, @Nullable Instant by) {
            stage = next;
            owe(Duty.FOLLOW_UP, by);
        }

        private void tested(Stage next, AfterTest after) {
            step(next, after.followUpBy());
            owe(Duty.CLEAN_UP, after.cleanUpBy());
        }

        private void agreed(String who) {
            stage = Stage.APPROVED;
            approver = who;
            var why = Objects.requireNonNull(urgent, "approved without urgency");
            urgent = new Urgent(why.urgency(), why.declarer(), true, false);
            owe(Duty.FOLLOW_UP, null);
        }

        private void executed(Executed e, String who) {
            stage = Stage.EXECUTED;
            execution = e.execution();
            executor = who;
            verification = null;
            owe(Duty.VERIFICATION, e.verifyBy());
            if (e.reviewBy() != null) owe(Duty.URGENCY_REVIEW, e.reviewBy());
        }

        private void verified(Verified e) {
            stage = e.verification().holds() ? Stage.VERIFIED : Stage.APPROVED;
            verification = e.verification();
            owe(Duty.VERIFICATION, null);
        }

        private void reviewed() {
            var why = Objects.requireNonNull(urgent, "reviewed without urgency");
            urgent = new Urgent(why.urgency(), why.declarer(), true, true);
            owe(Duty.URGENCY_REVIEW, null);
        }

        RestoreState state() {
            return new RestoreState(
                    stage, plan, planner, test, urgent, approver, execution, executor, verification, owed, lapses);
        }
    }
}
