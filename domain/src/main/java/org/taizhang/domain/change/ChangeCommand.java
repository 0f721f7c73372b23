package org.taizhang.domain.change;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.change.ChangeEvent.*;

/** What can be asked of a change. */
public sealed interface ChangeCommand {
    @TargetAggregateIdentifier
    UUID change();

    @Needs(OPERATOR)
    record Request(UUID change, Application application) implements ChangeCommand {}

    @Needs(OPERATOR)
    record Revise(UUID change, ChangePlan plan, Statement statement) implements ChangeCommand {}

    @Needs({OPERATOR, APPROVER})
    record AssessRisk(UUID change, Risk risk) implements ChangeCommand {}

    @Needs(APPROVER)
    record ApproveUrgency(UUID change, Statement statement) implements ChangeCommand {}

    @Needs(APPROVER)
    record WaiveTest(UUID change, Statement statement) implements ChangeCommand {}

    @Needs(OPERATOR)
    record RecordTest(UUID change, TestRecord test) implements ChangeCommand {}

    @Needs(APPROVER)
    record Approve(UUID change, Approval approval) implements ChangeCommand {}

    @Needs(APPROVER)
    record Reject(UUID change, Statement statement) implements ChangeCommand {}

    @Needs({OPERATOR, APPROVER})
    record Withdraw(UUID change, Statement statement) implements ChangeCommand {}

    /** Gives an approved change another window. */
    @Needs(APPROVER)
    record Reschedule(UUID change, Approval approval) implements ChangeCommand {}

    /** @param window that the clash was found for */
    @Needs(SYSTEM)
    record NoteClash(UUID change, Window window, List<UUID> with) implements ChangeCommand {}

    @Needs(APPROVER)
    record AcceptClash(UUID change, ClashAcceptance acceptance) implements ChangeCommand {}

    @Needs({OPERATOR, APPROVER})
    record Reassign(UUID change, Reassignment reassignment) implements ChangeCommand {}

    @Needs(OPERATOR)
    record Start(UUID change) implements ChangeCommand {}

    @Needs(OPERATOR)
    record Perform(UUID change, Performance performance) implements ChangeCommand {}

    @Needs(OPERATOR)
    record RollBack(UUID change, Rollback rollback) implements ChangeCommand {}

    @Needs(OPERATOR)
    record End(UUID change, Ending ending) implements ChangeCommand {}

    @Needs({OPERATOR, APPROVER})
    record Review(UUID change, Findings findings) implements ChangeCommand {}

    /** Says that the time of what is owed may have passed. */
    @Needs(SYSTEM)
    record NoteLapse(UUID change) implements ChangeCommand {}
}
