package org.taizhang.domain.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.request.RequestEvent.*;

/**
 * How a request stands.
 *
 * @param decision who approved, rejected or withdrew it
 * @param readiness what an application that joins needs before it goes live
 * @param execution what was done; null before, and after it was sent back
 * @param verification who found it as it was asked for
 * @param owed what somebody owes now; null where nothing is
 * @param tellings how often people were told that something is overdue
 */
public record RequestState(
        Stage stage,
        Application application,
        Topic topic,
        String applicant,
        @Nullable Signature decision,
        Readiness readiness,
        @Nullable Carried execution,
        @Nullable Signature verification,
        @Nullable Owing owed,
        int tellings) {

    /** What can be owed of a request. */
    public enum Obligation {
        DECIDE,
        EXECUTE,
        VERIFY
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

    /** Who carried it out, and when. */
    public record Carried(String by, Instant at, Execution execution) {}

    /** @param plan how the application will be operated; null while nobody has said */
    public record Readiness(List<Tested> tests, @Nullable Planned plan) {
        boolean isTested() {
            return !tests.isEmpty() && tests.getLast().test().passed();
        }

        boolean isPlanned() {
            return plan != null && plan.approval() != null;
        }
    }

    /** Who recorded a system test, and when. */
    public record Tested(String by, Instant at, SystemTest test) {}

    /** @param approval null while nobody has approved the plan */
    public record Planned(
            String by,
            Instant at,
            OperationsPlan plan,
            @Nullable Signature approval) {}

    /** The request after an event, the same for the aggregate and its read model. */
    public static RequestState after(@Nullable RequestState was, RequestEvent event, Told told) {
        if (was == null) return begun((Submitted) event, told);
        var by = told.by().id();
        var at = told.at();
        return switch (event) {
            case Submitted e -> throw new IllegalStateException("submitted twice: " + e.request());
            case Approved e ->
                was.decided(Stage.APPROVED, signed(e.statement(), told), Owing.by(e.executeBy(), Obligation.EXECUTE));
            case Rejected e -> was.decided(Stage.REJECTED, signed(e.statement(), told), null);
            case Withdrawn e -> was.decided(Stage.WITHDRAWN, signed(e.statement(), told), null);
            case SystemTested e -> {
                var tests = new ArrayList<>(was.readiness.tests());
                tests.add(new Tested(by, at, e.test()));
                yield was.ready(new Readiness(List.copyOf(tests), was.readiness.plan()));
            }
            case OperationsPlanSubmitted e ->
                was.ready(new Readiness(was.readiness.tests(), new Planned(by, at, e.plan(), null)));
            case OperationsPlanApproved e -> {
                var plan = Objects.requireNonNull(was.readiness.plan(), "no plan");
                var approved = new Planned(plan.by(), plan.at(), plan.plan(), signed(e.statement(), told));
                yield was.ready(new Readiness(was.readiness.tests(), approved));
            }
            case Executed e ->
                was.carried(
                        Stage.EXECUTED,
                        new Carried(by, at, e.execution()),
                        null,
                        Owing.by(e.verifyBy(), Obligation.VERIFY));
            case Verified e -> was.carried(Stage.VERIFIED, was.execution, signed(e.statement(), told), null);
            case SentBack e -> was.carried(Stage.APPROVED, null, null, Owing.by(e.executeBy(), Obligation.EXECUTE));
            case Lapsed e -> was.reminded(e);
        };
    }

    private static RequestState begun(Submitted event, Told told) {
        return new RequestState(
                Stage.SUBMITTED,
                event.application(),
                event.of(),
                told.by().id(),
                null,
                new Readiness(List.of(), null),
                null,
                null,
                Owing.by(event.reviewBy(), Obligation.DECIDE),
                0);
    }

    private RequestState decided(Stage then, Signature how, @Nullable Owing owes) {
        return new RequestState(
                then, application, topic, applicant, how, readiness, execution, verification, owes, tellings);
    }

    private RequestState ready(Readiness now) {
        return new RequestState(
                stage, application, topic, applicant, decision, now, execution, verification, owed, tellings);
    }

    private RequestState carried(
            Stage then, @Nullable Carried out, @Nullable Signature verified, @Nullable Owing owes) {
        return new RequestState(
                then, application, topic, applicant, decision, readiness, out, verified, owes, tellings);
    }

    private RequestState reminded(Lapsed event) {
        var late = Objects.requireNonNull(owed, "nothing is owed");
        var next = new Owing(late.what(), late.dueBy(), event.again());
        return new RequestState(
                stage,
                application,
                topic,
                applicant,
                decision,
                readiness,
                execution,
                verification,
                next,
                event.occurrence());
    }

    private static Signature signed(Statement statement, Told told) {
        return new Signature(told.by().id(), told.at(), statement);
    }
}
