package org.taizhang.domain.change;

import static org.taizhang.domain.change.ChangeEvent.Stage.*;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;

/** A change of the platform. */
@AggregateRoot
class Change extends Subject {
    private @Nullable ChangeState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeCommand command, Asked asked, ChangePolicy policy, Calendar calendar) {
        admit(asked);
        if (command instanceof Request c)
            record(request(c, asked, policy, calendar), c.application().unit(), asked);
        else record(decide(command, asked, policy, calendar));
    }

    private List<ChangeEvent> request(Request c, Asked asked, ChangePolicy policy, Calendar calendar) {
        var application = c.application();
        if (state != null && application.equals(state.application())) return List.of();
        if (state != null) throw new Refused("change.requested");
        new Separation(ChangeDraft.roles(asked.by().id(), application.plan().people())).require();
        sound(application.plan(), application.unit(), calendar);
        return List.of(new Requested(c.change(), application, policy.decideBy(application.plan(), asked.now())));
    }

    private List<ChangeEvent> decide(ChangeCommand command, Asked asked, ChangePolicy policy, Calendar calendar) {
        if (state == null) throw new Unknown(command.change());
        var preparing = new Preparing(state, asked);
        var scheduling = new Scheduling(state, asked, policy, calendar);
        var implementing = new Implementing(state, asked);
        return switch (command) {
            case Request c -> throw new IllegalStateException("handled before");
            case Revise c -> {
                during(state.stage(), REQUESTED, ASSESSED);
                if (c.plan().equals(state.plan())) yield List.of();
                preparing.isApplicant();
                new Separation(ChangeDraft.roles(asked.by().id(), c.plan().people())).require();
                sound(c.plan(), state.application().unit(), calendar);
                yield List.of(new Revised(c.change(), c.plan(), c.statement(), policy.decideBy(c.plan(), asked.now())));
            }
            case AssessRisk c -> {
                during(state.stage(), REQUESTED, ASSESSED);
                yield preparing.assess(c);
            }
            case ApproveUrgency c -> {
                during(state.stage(), REQUESTED, ASSESSED);
                yield preparing.approveUrgency(c);
            }
            case WaiveTest c -> {
                during(state.stage(), REQUESTED, ASSESSED, APPROVED);
                yield preparing.waiveTest(c);
            }
            case RecordTest c -> preparing.recordTest(c);
            case Approve c when state.stage() == APPROVED && scheduling.isSo(c.approval()) -> List.of();
            case Approve c -> {
                during(state.stage(), ASSESSED);
                scheduling.check(c.change(), c.approval());
                yield List.of(new Approved(c.change(), state.application().kind(), c.approval()));
            }
            case Reject c when state.stage() == REJECTED -> List.of();
            case Reject c -> {
                during(state.stage(), REQUESTED, ASSESSED);
                preparing.is(Part.APPROVER, state.roles().approver());
                yield List.of(new Rejected(c.change(), c.statement()));
            }
            case Withdraw c when state.stage() == WITHDRAWN -> List.of();
            case Withdraw c -> {
                during(state.stage(), REQUESTED, ASSESSED, APPROVED);
                preparing.mayWithdraw();
                yield List.of(new Withdrawn(c.change(), c.statement()));
            }
            case Reschedule c -> {
                during(state.stage(), APPROVED);
                if (scheduling.isSo(c.approval())) yield List.of();
                scheduling.check(c.change(), c.approval());
                yield List.of(new Rescheduled(c.change(), c.approval()));
            }
            case NoteClash c -> state.stage() == APPROVED ? scheduling.noteClash(c) : List.of();
            case AcceptClash c -> {
                during(state.stage(), APPROVED);
                yield scheduling.acceptClash(c);
            }
            case Reassign c -> reassign(c, asked);
            case Start c when state.stage() == IMPLEMENTING -> List.of();
            case Start c -> {
                during(state.stage(), APPROVED);
                yield implementing.start(c);
            }
            case Perform c -> {
                during(state.stage(), IMPLEMENTING);
                yield implementing.perform(c);
            }
            case RollBack c -> {
                during(state.stage(), IMPLEMENTING);
                yield implementing.rollBack(c);
            }
            case End c -> {
                during(state.stage(), IMPLEMENTING);
                yield implementing.end(c, policy);
            }
            case Review c -> {
                during(state.stage(), IMPLEMENTED);
                yield implementing.review(c);
            }
            case NoteLapse c -> lapse(asked, policy);
        };
    }

    private List<ChangeEvent> reassign(Reassign c, Asked asked) {
        var now = Objects.requireNonNull(state);
        var to = c.reassignment();
        switch (to.part()) {
            case APPROVER -> during(now.stage(), REQUESTED, ASSESSED);
            case IMPLEMENTER -> during(now.stage(), REQUESTED, ASSESSED, APPROVED, IMPLEMENTING);
            case REVIEWER -> during(now.stage(), REQUESTED, ASSESSED, APPROVED, IMPLEMENTING, IMPLEMENTED);
        }
        if (new Separation(now.roles()).holds(to)) return List.of();
        new Preparing(now, asked).mayReassign();
        var after = ChangeState.after(now, new Reassigned(c.change(), to), new Told(asked.by(), asked.now(), ""));
        new Separation(after.roles()).require();
        new Separation(after.roles()).keepApart(now.preparation());
        return List.of(new Reassigned(c.change(), to));
    }

    private List<ChangeEvent> lapse(Asked asked, ChangePolicy policy) {
        var owed = Objects.requireNonNull(state).owed();
        if (owed == null || asked.now().isBefore(owed.remindAt())) return List.of();
        return List.of(Notices.lapsed(id(), state, owed, asked.now().plus(policy.remindAfter())));
    }

    private static void sound(ChangePlan plan, String unit, Calendar calendar) {
        ChangePolicy.span(plan.time());
        var unknown = calendar.unknown(plan.objects().targets(), unit);
        if (!unknown.isEmpty()) throw new Refused("change.target-unknown", unknown);
    }

    @EventHandler
    void evolve(ChangeEvent event, Told told) {
        told(event.change(), told);
        state = ChangeState.after(state, event, told);
    }
}
