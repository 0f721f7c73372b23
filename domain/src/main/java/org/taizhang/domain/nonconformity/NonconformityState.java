package org.taizhang.domain.nonconformity;

import static org.taizhang.domain.nonconformity.NonconformityEvent.Stage.*;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.nonconformity.NonconformityEvent.*;

/**
 * How a nonconformity stands.
 *
 * @param openedBy who found it
 * @param owedBy until when the next step is owed; null where none is
 * @param answerBy until when the department must answer; null where it need not, or has
 * @param returned how often what was done did not do
 * @param lapses how often something was owed and not done
 */
public record NonconformityState(
        Stage stage,
        Origin origin,
        Discovery discovery,
        String openedBy,
        @Nullable Instant owedBy,
        @Nullable Feedback feedback,
        @Nullable Instant answerBy,
        @Nullable Signed answer,
        @Nullable Measures measures,
        @Nullable Signed correction,
        @Nullable Signed prevention,
        @Nullable Signed verification,
        @Nullable Signed end,
        int returned,
        int lapses) {

    /** What somebody said, and who and when that was. */
    public record Signed(String by, String name, Instant at, Statement statement) {}

    public static NonconformityState after(@Nullable NonconformityState was, NonconformityEvent event, Told told) {
        if (event instanceof Opened e) return opened(e, told);
        var draft = new Draft(Objects.requireNonNull(was, "an event before the opening"));
        switch (event) {
            case Opened e -> {}
            case FeedbackRequested e -> {
                draft.feedback = e.feedback();
                draft.answerBy = e.answerBy();
                draft.answer = null;
            }
            case FeedbackReceived e -> {
                draft.answerBy = null;
                draft.answer = signed(e.statement(), told);
            }
            case MeasuresPlanned e -> {
                draft.stage = PLANNED;
                draft.measures = e.measures();
                draft.owedBy = e.owedBy();
            }
            case Corrected e -> {
                draft.correction = signed(e.statement(), told);
                draft.done(e.owedBy());
            }
            case Prevented e -> {
                draft.prevention = signed(e.statement(), told);
                draft.done(e.owedBy());
            }
            case Verified e -> {
                draft.stage = VERIFIED;
                draft.verification = signed(e.statement(), told);
                draft.owedBy = null;
            }
            case Returned e -> {
                draft.stage = PLANNED;
                draft.correction = null;
                draft.prevention = null;
                draft.returned++;
                draft.owedBy = e.owedBy();
            }
            case Closed e -> draft.ended(CLOSED, signed(e.statement(), told));
            case Dismissed e -> draft.ended(DISMISSED, signed(e.statement(), told));
            case Lapsed e -> draft.lapsed(e);
        }
        return draft.state();
    }

    private static NonconformityState opened(Opened e, Told told) {
        return new NonconformityState(
                OPENED,
                e.origin(),
                e.discovery(),
                told.by().id(),
                e.owedBy(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0);
    }

    private static Signed signed(Statement statement, Told told) {
        return new Signed(told.by().id(), told.by().name(), told.at(), statement);
    }

    /** Whether that much of the measures is done. */
    boolean isCorrected() {
        return correction != null || (measures != null && measures.corrective() == null);
    }

    boolean isPrevented() {
        return prevention != null || (measures != null && measures.preventive() == null);
    }

    /** The state while one event is folded into it. */
    private static final class Draft {
        private final NonconformityState was;
        private Stage stage;
        private @Nullable Instant owedBy;
        private @Nullable Feedback feedback;
        private @Nullable Instant answerBy;
        private @Nullable Signed answer;
        private @Nullable Measures measures;
        private @Nullable Signed correction;
        private @Nullable Signed prevention;
        private @Nullable Signed verification;
        private @Nullable Signed end;
        private int returned;
        private int lapses;

        Draft(NonconformityState was) {
            this.was = was;
            stage = was.stage;
            owedBy = was.owedBy;
            feedback = was.feedback;
            answerBy = was.answerBy;
            answer = was.answer;
            measures = was.measures;
            correction = was.correction;
            prevention = was.prevention;
            verification = was.verification;
            end = was.end;
            returned = was.returned;
            lapses = was.lapses;
        }

        void done(Instant next) {
            owedBy = next;
            if (state().isCorrected() && state().isPrevented()) stage = CORRECTED;
        }

        void ended(Stage as, Signed by) {
            stage = as;
            end = by;
            owedBy = null;
            answerBy = null;
        }

        void lapsed(Lapsed e) {
            lapses = e.lapse().occurrence();
            if (e.lapse().what().equals(Owing.ANSWER)) answerBy = e.again();
            else owedBy = e.again();
        }

        NonconformityState state() {
            return new NonconformityState(
                    stage,
                    was.origin,
                    was.discovery,
                    was.openedBy,
                    owedBy,
                    feedback,
                    answerBy,
                    answer,
                    measures,
                    correction,
                    prevention,
                    verification,
                    end,
                    returned,
                    lapses);
        }
    }
}
