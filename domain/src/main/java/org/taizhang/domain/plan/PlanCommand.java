package org.taizhang.domain.plan;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.plan.PlanEvent.Duty;

/** What can be asked of an emergency plan. */
public sealed interface PlanCommand {
    @TargetAggregateIdentifier
    UUID plan();

    @Needs(OPERATOR)
    record Draft(UUID plan, PlanEvent.Draft draft) implements PlanCommand {}

    @Needs(OPERATOR)
    record Revise(UUID plan, PlanEvent.Revision revision) implements PlanCommand {}

    @Needs(APPROVER)
    record Approve(UUID plan, Statement statement) implements PlanCommand {}

    @Needs(APPROVER)
    record Reject(UUID plan, Statement statement) implements PlanCommand {}

    @Needs({OPERATOR, APPROVER})
    record File(UUID plan, PlanEvent.Filing filing) implements PlanCommand {}

    @Needs({OPERATOR, APPROVER})
    record Drill(UUID plan, PlanEvent.Drill drill) implements PlanCommand {}

    @Needs(APPROVER)
    record Evaluate(UUID plan, PlanEvent.Evaluation evaluation) implements PlanCommand {}

    @Needs(SYSTEM)
    record AskRevision(UUID plan, UUID emergency, String lessons) implements PlanCommand {}

    @Needs(APPROVER)
    record Retire(UUID plan, Statement statement) implements PlanCommand {}

    /** Says that the time for something may be over. */
    @Needs(SYSTEM)
    record NoteOverdue(UUID plan, Duty duty) implements PlanCommand {}
}
