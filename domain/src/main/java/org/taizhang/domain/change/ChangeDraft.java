package org.taizhang.domain.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.change.ChangeEvent.*;
import org.taizhang.domain.change.ChangePlan.People;
import org.taizhang.domain.change.ChangeState.*;

/** How a change stands while one event is folded into it. */
final class ChangeDraft {
    private final Told told;
    private Stage stage;
    private Application application;
    private Roles roles;
    private Preparation preparation;
    private @Nullable Signature decision;
    private @Nullable Schedule schedule;
    private @Nullable Work work;
    private @Nullable Reviewing review;
    private @Nullable Owing owed;
    private int tellings;

    ChangeDraft(ChangeState was, Told told) {
        this.told = told;
        stage = was.stage();
        application = was.application();
        roles = was.roles();
        preparation = was.preparation();
        decision = was.decision();
        schedule = was.schedule();
        work = was.work();
        review = was.review();
        owed = was.owed();
        tellings = was.tellings();
    }

    ChangeState state() {
        return new ChangeState(
                stage, application, roles, preparation, decision, schedule, work, review, owed, tellings);
    }

    ChangeDraft after(ChangeEvent event) {
        switch (event) {
            case Requested e -> throw new IllegalStateException("requested twice: " + e.change());
            case Revised e -> revised(e);
            case RiskAssessed e -> {
                stage = Stage.ASSESSED;
                prepared(new Assessment(by(), told.at(), e.risk()), preparation.urgency(), preparation.waiver());
            }
            case UrgencyApproved e -> prepared(preparation.assessment(), signed(e.statement()), preparation.waiver());
            case TestWaived e -> prepared(preparation.assessment(), preparation.urgency(), signed(e.statement()));
            case Tested e -> tested(e.test());
            case Approved e -> {
                stage = Stage.APPROVED;
                scheduled(e.approval());
            }
            case Rescheduled e -> scheduled(e.approval());
            case Rejected e -> over(Stage.REJECTED, e.statement());
            case Withdrawn e -> over(Stage.WITHDRAWN, e.statement());
            case ClashFound e -> {
                tellings = e.occurrence();
                clashes(List.of(), e.with());
            }
            case ClashAccepted e -> clashes(e.acceptance().with(), List.of());
            case Reassigned e -> reassigned(e.reassignment());
            case Started e -> {
                stage = Stage.IMPLEMENTING;
                work = new Work(by(), told.at(), List.of(), null, null);
                owed = Owing.by(e.window().closesAt(), Obligation.END);
            }
            case StepPerformed e -> performed(e.performance());
            case RolledBack e -> {
                var was = begun();
                var made = new RollbackMade(by(), told.at(), e.rollback());
                work = new Work(was.startedBy(), was.startedAt(), was.steps(), made, null);
            }
            case Ended e -> ended(e);
            case Reviewed e -> {
                stage = Stage.REVIEWED;
                review = new Reviewing(by(), told.at(), e.findings());
                owed = null;
            }
            case Lapsed e -> {
                tellings = e.occurrence();
                var late = Objects.requireNonNull(owed, "nothing is owed");
                owed = new Owing(late.what(), late.dueBy(), e.again());
            }
        }
        return this;
    }

    private void revised(Revised event) {
        stage = Stage.REQUESTED;
        application = new Application(
                application.title(),
                application.unit(),
                application.kind(),
                event.plan(),
                application.problem(),
                application.attachments());
        roles = roles(roles.applicant(), event.plan().people());
        preparation = Preparation.NONE;
        owed = Owing.by(event.decideBy(), Obligation.DECIDE);
    }

    private void prepared(@Nullable Assessment assessment, @Nullable Signature urgency, @Nullable Signature waiver) {
        preparation = new Preparation(assessment, urgency, waiver, preparation.tests());
    }

    private void tested(TestRecord test) {
        var tests = more(preparation.tests(), new Trial(by(), told.at(), test));
        preparation = new Preparation(preparation.assessment(), preparation.urgency(), preparation.waiver(), tests);
    }

    private void scheduled(Approval approval) {
        decision = signed(approval.statement());
        schedule = Schedule.of(approval, told);
        owed = Owing.by(approval.window().closesAt(), Obligation.START);
    }

    private void over(Stage how, Statement statement) {
        stage = how;
        decision = signed(statement);
        owed = null;
    }

    private void clashes(List<UUID> accepted, List<UUID> found) {
        var was = Objects.requireNonNull(schedule, "not approved");
        var all = new ArrayList<>(was.accepted());
        all.addAll(accepted);
        var open = new ArrayList<>(was.clashes());
        open.addAll(found);
        open.removeAll(all);
        schedule = new Schedule(was.window(), was.scheduledAt(), all, open);
    }

    private void reassigned(Reassignment to) {
        var former = work == null || to.part() != Part.IMPLEMENTER
                ? roles.former()
                : more(roles.former(), roles.implementer());
        roles = new Roles(
                roles.applicant(),
                to.part() == Part.APPROVER ? to.person() : roles.approver(),
                to.part() == Part.IMPLEMENTER ? to.person() : roles.implementer(),
                to.part() == Part.REVIEWER ? to.person() : roles.reviewer(),
                former);
    }

    private void performed(Performance performance) {
        var was = begun();
        var steps = more(was.steps(), new Performed(by(), told.at(), performance));
        work = new Work(was.startedBy(), was.startedAt(), steps, was.rollback(), null);
    }

    private void ended(Ended event) {
        var was = begun();
        var ended = new Finished(by(), told.at(), event.overran(), event.ending());
        stage = Stage.IMPLEMENTED;
        work = new Work(was.startedBy(), was.startedAt(), was.steps(), was.rollback(), ended);
        owed = Owing.by(event.reviewBy(), Obligation.REVIEW);
    }

    static Roles roles(String applicant, People people) {
        return new Roles(applicant, people.approver(), people.implementer(), people.reviewer(), List.of());
    }

    private Work begun() {
        return Objects.requireNonNull(work, "not begun");
    }

    private Signature signed(Statement statement) {
        return new Signature(by(), told.at(), statement);
    }

    private String by() {
        return told.by().id();
    }

    private static <T> List<T> more(List<T> list, T one) {
        var all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }
}
