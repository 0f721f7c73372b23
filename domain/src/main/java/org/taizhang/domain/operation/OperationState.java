package org.taizhang.domain.operation;

import static org.taizhang.domain.operation.OperationEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Procedure;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.operation.OperationEvent.*;

/**
 * How an operation stands.
 *
 * @param request what was asked for; null for a routine operation
 * @param basis the manual's procedure; null where it was requested
 * @param decision who approved or declined it; null for a routine operation, and before
 * @param people who does it, as far as they are there
 * @param records what was done, step by step, also what failed
 * @param signatures of those who did it
 * @param review what came of the review; null before
 * @param reviewBy until when it must have been reviewed; null before it is done, and after
 */
public record OperationState(
        Stage stage,
        OperationKind kind,
        String openedBy,
        @Nullable Request request,
        @Nullable Basis basis,
        @Nullable Decision decision,
        List<String> people,
        List<StepRecord> records,
        List<Decision> signatures,
        @Nullable Review review,
        @Nullable Instant reviewBy) {

    /** What somebody decided, or signed. */
    public record Decision(String by, Instant at, Statement statement) {
        static Decision of(Statement statement, Told told) {
            return new Decision(told.by().id(), told.at(), statement);
        }
    }

    /** What somebody recorded of a step. */
    public record StepRecord(Done done, String by, Instant at) {}

    /** What a reviewer found. */
    public record Review(Finding finding, String by, Instant at) {}

    /** The state after an event, the same for the aggregate and its read model. */
    public static OperationState after(@Nullable OperationState was, OperationEvent event, Told told) {
        var draft = was == null ? new Draft(told.by().id()) : new Draft(was);
        switch (event) {
            case Requested e -> draft.requested(e.request());
            case Approved e -> draft.decided(APPROVED, e.statement(), told);
            case Declined e -> draft.decided(DECLINED, e.statement(), told);
            case Started e -> draft.started(e, told);
            case Attended e -> draft.people.add(told.by().id());
            case StepRecorded e ->
                draft.records.add(new StepRecord(e.done(), told.by().id(), told.at()));
            case Signed e -> draft.signatures.add(Decision.of(e.statement(), told));
            case Performed e -> draft.performed(e.reviewBy());
            case Aborted e -> draft.decided(ABORTED, e.statement(), told);
            case Reviewed e -> draft.reviewed(new Review(e.finding(), told.by().id(), told.at()));
            case ReviewOverdue e -> draft.reviewBy = null;
        }
        return draft.state();
    }

    /** By which steps it is done. */
    public Procedure procedure() {
        return basis == null ? Objects.requireNonNull(request).procedure() : basis.procedure();
    }

    String title() {
        return request == null ? procedure().name() : request.title();
    }

    String unit() {
        return basis == null ? Objects.requireNonNull(request).unit() : basis.unit();
    }

    /** The number of the step that comes next; one more than there are where all are done or left out. */
    int next() {
        return 1
                + (int) records.stream()
                        .filter(record -> record.done().outcome() != StepOutcome.FAILED)
                        .count();
    }

    /** How many do it together. */
    int crew() {
        return kind == OperationKind.ROUTINE ? 1 : 2;
    }

    /** The state while one event is folded into it. */
    private static final class Draft {
        private final String openedBy;
        private Stage stage = REQUESTED;
        private OperationKind kind = OperationKind.ROUTINE;
        private @Nullable Request request;
        private @Nullable Basis basis;
        private @Nullable Decision decision;
        private @Nullable Review review;
        private @Nullable Instant reviewBy;
        private final List<String> people = new ArrayList<>();
        private final List<StepRecord> records = new ArrayList<>();
        private final List<Decision> signatures = new ArrayList<>();

        Draft(String openedBy) {
            this.openedBy = openedBy;
        }

        Draft(OperationState was) {
            this(was.openedBy);
            stage = was.stage;
            kind = was.kind;
            request = was.request;
            basis = was.basis;
            decision = was.decision;
            review = was.review;
            reviewBy = was.reviewBy;
            people.addAll(was.people);
            records.addAll(was.records);
            signatures.addAll(was.signatures);
        }

        void requested(Request what) {
            request = what;
            kind = what.kind();
        }

        void decided(Stage how, Statement statement, Told told) {
            stage = how;
            decision = how == ABORTED && decision != null ? decision : Decision.of(statement, told);
        }

        void started(Started e, Told told) {
            stage = UNDER_WAY;
            basis = e.basis();
            people.add(told.by().id());
        }

        void performed(Instant by) {
            stage = PERFORMED;
            reviewBy = by;
        }

        void reviewed(Review what) {
            stage = REVIEWED;
            review = what;
            reviewBy = null;
        }

        OperationState state() {
            return new OperationState(
                    stage,
                    kind,
                    openedBy,
                    request,
                    basis,
                    decision,
                    List.copyOf(people),
                    List.copyOf(records),
                    List.copyOf(signatures),
                    review,
                    reviewBy);
        }
    }
}
