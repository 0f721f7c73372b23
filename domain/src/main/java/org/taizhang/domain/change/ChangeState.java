package org.taizhang.domain.change;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.change.ChangeEvent.*;

/**
 * How a change stands.
 *
 * @param decision who approved, rejected or withdrew it, the newest
 * @param schedule when it may be carried out; null before it was approved
 * @param work what was done; null before it was begun
 * @param owed what somebody owes now; null where nothing is
 * @param tellings how often people were told that something is amiss
 */
public record ChangeState(
        Stage stage,
        Application application,
        Roles roles,
        Preparation preparation,
        @Nullable Signature decision,
        @Nullable Schedule schedule,
        @Nullable Work work,
        @Nullable Reviewing review,
        @Nullable Owing owed,
        int tellings) {

    /** What can be owed of a change. */
    public enum Obligation {
        DECIDE,
        START,
        END,
        REVIEW
    }

    /**
     * What is owed, and until when.
     *
     * @param remindAt when it is said that it is overdue, again and again
     */
    public record Owing(Obligation what, Instant dueBy, Instant remindAt) {
        static Owing by(Instant dueBy, Obligation what) {
            return new Owing(what, dueBy, dueBy);
        }
    }

    /** Who said something and stands for it. */
    public record Signature(String by, Instant at, Statement statement) {}

    /**
     * Who has which part.
     *
     * @param former who were implementers before, and had begun
     */
    public record Roles(String applicant, String approver, String implementer, String reviewer, List<String> former) {}

    /** What is seen to before a change is approved or begun. */
    public record Preparation(
            @Nullable Assessment assessment,
            @Nullable Signature urgency,
            @Nullable Signature waiver,
            List<Trial> tests) {
        static final Preparation NONE = new Preparation(null, null, null, List.of());
    }

    /** Who assessed the risk, and when. */
    public record Assessment(String by, Instant at, Risk risk) {}

    /** Who recorded a test, and when. */
    public record Trial(String by, Instant at, TestRecord test) {}

    /**
     * When the change may be carried out.
     *
     * @param accepted other changes that may be carried out beside it
     * @param clashes those that were found and not accepted; nothing is begun while there are any
     */
    public record Schedule(Window window, Instant scheduledAt, List<UUID> accepted, List<UUID> clashes) {
        static Schedule of(Approval approval, Told told) {
            return new Schedule(approval.window(), told.at(), approval.accepted(), List.of());
        }
    }

    /** @param ending null while it goes on */
    public record Work(
            String startedBy,
            Instant startedAt,
            List<Performed> steps,
            @Nullable RollbackMade rollback,
            @Nullable Finished ending) {}

    /** How and when it ended. */
    public record Finished(String by, Instant at, boolean overran, Ending ending) {}

    /** Who carried out a step, and when that was recorded. */
    public record Performed(String by, Instant at, Performance performance) {}

    /** Who went the way back, and when that was recorded. */
    public record RollbackMade(String by, Instant at, Rollback rollback) {}

    /** Who reviewed it, and when. */
    public record Reviewing(String by, Instant at, Findings findings) {}

    /** The change after an event, the same for the aggregate and its read model. */
    public static ChangeState after(@Nullable ChangeState was, ChangeEvent event, Told told) {
        return was == null
                ? begun((Requested) event, told)
                : new ChangeDraft(was, told).after(event).state();
    }

    private static ChangeState begun(Requested event, Told told) {
        var people = event.application().plan().people();
        return new ChangeState(
                Stage.REQUESTED,
                event.application(),
                ChangeDraft.roles(told.by().id(), people),
                Preparation.NONE,
                null,
                null,
                null,
                null,
                Owing.by(event.decideBy(), Obligation.DECIDE),
                0);
    }

    ChangePlan plan() {
        return application.plan();
    }

    /** The newest test of that phase. */
    @Nullable
    TestRecord test(Phase phase) {
        return preparation.tests().stream()
                .map(Trial::test)
                .filter(test -> test.phase() == phase)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    boolean isTested(Phase phase) {
        var test = test(phase);
        return test != null && test.passed();
    }

    Window window() {
        return scheduled().window();
    }

    Schedule scheduled() {
        return Objects.requireNonNull(schedule, "not approved");
    }

    Work begun() {
        return Objects.requireNonNull(work, "not begun");
    }

    /** The number of the first planned step that was neither done nor skipped; one more than there are where none is left. */
    int nextStep() {
        var open = 1;
        for (var performed : begun().steps())
            if (performed.performance().step() == open
                    && performed.performance().outcome() != Result.FAILED) open++;
        return open;
    }
}
