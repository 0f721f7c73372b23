package org.taizhang.domain.request;

import static org.taizhang.domain.request.RequestEvent.Stage.*;

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
import org.taizhang.domain.request.RequestCommand.*;
import org.taizhang.domain.request.RequestEvent.*;

/** A request for service. */
@AggregateRoot
class Request extends Subject {
    private static final int MOST_TESTS = 100;

    private @Nullable RequestState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestCommand command, Asked asked, RequestPolicy policy) {
        admit(asked);
        if (command instanceof Submit c)
            record(submit(c, asked, policy), c.application().unit(), asked);
        else record(decide(command, asked, policy));
    }

    private List<RequestEvent> submit(Submit c, Asked asked, RequestPolicy policy) {
        if (state != null && c.application().equals(state.application())) return List.of();
        if (state != null) throw new Refused("request.submitted");
        if (c.application().demand() instanceof Demand.HandlerChange change
                && change.outgoing() == null
                && change.incoming() == null) throw new Refused("request.nobody");
        var topic = c.application().demand().topic();
        return List.of(new Submitted(c.request(), topic, c.application(), policy.reviewBy(asked.now())));
    }

    private List<RequestEvent> decide(RequestCommand command, Asked asked, RequestPolicy policy) {
        if (state == null) throw new Unknown(command.request());
        var is = state;
        return switch (command) {
            case Submit c -> throw new IllegalStateException("handled before");
            case Approve c when is.stage() == APPROVED -> List.of();
            case Approve c -> {
                mayReview(is, asked);
                var executeBy = policy.executeBy(is.application(), asked.now());
                yield List.of(new Approved(c.request(), is.topic(), c.statement(), executeBy));
            }
            case Reject c when is.stage() == REJECTED -> List.of();
            case Reject c -> {
                mayReview(is, asked);
                yield List.of(new Rejected(c.request(), is.topic(), c.statement()));
            }
            case Withdraw c when is.stage() == WITHDRAWN -> List.of();
            case Withdraw c -> {
                during(is.stage(), SUBMITTED, APPROVED);
                if (!asked.by().id().equals(is.applicant())) throw new Refused("request.not-applicant", is.applicant());
                yield List.of(new Withdrawn(c.request(), c.statement()));
            }
            case RecordSystemTest c -> test(c, is, asked);
            case SubmitOperationsPlan c -> {
                joins(is);
                var plan = is.readiness().plan();
                if (plan != null && plan.plan().equals(c.plan())) yield List.of();
                if (c.plan().document() == null
                        && c.plan().statement().attachments().isEmpty()) throw new Refused("request.plan-missing");
                yield List.of(new OperationsPlanSubmitted(c.request(), c.plan()));
            }
            case ApproveOperationsPlan c -> {
                joins(is);
                var plan = is.readiness().plan();
                if (plan == null) throw new Refused("request.unplanned");
                if (plan.approval() != null) yield List.of();
                asked.apartFrom(plan.by());
                yield List.of(new OperationsPlanApproved(c.request(), c.statement()));
            }
            case Execute c -> execute(c, is, asked, policy);
            case Verify c when is.stage() == VERIFIED -> List.of();
            case Verify c -> {
                mayVerify(is, asked);
                yield List.of(new Verified(c.request(), is.topic(), c.statement()));
            }
            case SendBack c -> {
                mayVerify(is, asked);
                var executeBy = policy.executeBy(is.application(), asked.now());
                yield List.of(new SentBack(c.request(), c.statement(), executeBy));
            }
            case NoteLapse c -> lapse(is, asked, policy);
        };
    }

    private static List<RequestEvent> test(RecordSystemTest c, RequestState is, Asked asked) {
        joins(is);
        if (is.readiness().tests().stream().anyMatch(tested -> tested.test().equals(c.test()))) return List.of();
        if (c.test().ranAt().isAfter(asked.now()))
            throw new Refused("request.test-time", c.test().ranAt());
        if (c.test().report().attachments().isEmpty()) throw new Refused("request.report-missing");
        if (is.readiness().tests().size() >= MOST_TESTS) throw new Refused("request.many", MOST_TESTS);
        return List.of(new SystemTested(c.request(), c.test()));
    }

    private static List<RequestEvent> execute(Execute c, RequestState is, Asked asked, RequestPolicy policy) {
        var done = is.execution();
        if (done != null && done.execution().equals(c.execution())) return List.of();
        during(is.stage(), APPROVED);
        asked.apartFrom(is.application().demand().beneficiary());
        if (is.topic() == Topic.APPLICATION_JOINING) {
            if (!is.readiness().isTested()) throw new Refused("request.untested");
            if (!is.readiness().isPlanned()) throw new Refused("request.unplanned");
        }
        if (is.application().demand().leavesSomething() && c.execution().remains() == null)
            throw new Refused("request.remains");
        return List.of(new Executed(c.request(), is.topic(), c.execution(), policy.verifyBy(asked.now())));
    }

    private List<RequestEvent> lapse(RequestState is, Asked asked, RequestPolicy policy) {
        var owed = is.owed();
        if (owed == null || asked.now().isBefore(owed.remindAt())) return List.of();
        return List.of(Notices.lapsed(id(), is, owed, asked.now().plus(policy.remindAfter())));
    }

    private static void mayReview(RequestState is, Asked asked) {
        during(is.stage(), SUBMITTED);
        asked.apartFrom(is.applicant(), is.application().demand().beneficiary());
    }

    private static void mayVerify(RequestState is, Asked asked) {
        during(is.stage(), EXECUTED);
        asked.apartFrom(Objects.requireNonNull(is.execution()).by());
    }

    private static void joins(RequestState is) {
        if (is.topic() != Topic.APPLICATION_JOINING) throw new Refused("request.not-joining");
        during(is.stage(), SUBMITTED, APPROVED);
    }

    @EventHandler
    void evolve(RequestEvent event, Told told) {
        told(event.request(), told);
        state = RequestState.after(state, event, told);
    }
}
