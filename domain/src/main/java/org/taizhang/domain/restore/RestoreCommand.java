package org.taizhang.domain.restore;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.restore.RestoreEvent.Archive;
import org.taizhang.domain.restore.RestoreEvent.Confirmation;
import org.taizhang.domain.restore.RestoreEvent.Duty;
import org.taizhang.domain.restore.RestoreEvent.Execution;
import org.taizhang.domain.restore.RestoreEvent.Plan;
import org.taizhang.domain.restore.RestoreEvent.Retest;
import org.taizhang.domain.restore.RestoreEvent.TestRecord;
import org.taizhang.domain.restore.RestoreEvent.Urgency;
import org.taizhang.domain.restore.RestoreEvent.Verification;

/** What can be asked of a restore. */
public sealed interface RestoreCommand {
    @TargetAggregateIdentifier
    UUID restore();

    @Needs(OPERATOR)
    record Begin(UUID restore, Plan plan) implements RestoreCommand {}

    @Needs(OPERATOR)
    record ObtainMedium(UUID restore, UUID medium) implements RestoreCommand {}

    @Needs(OPERATOR)
    record Confirm(UUID restore, Confirmation confirmation) implements RestoreCommand {}

    @Needs(OPERATOR)
    record RecordTest(UUID restore, TestRecord record) implements RestoreCommand {}

    @Needs(OPERATOR)
    record ReportTest(UUID restore, Statement report) implements RestoreCommand {}

    @Needs(OPERATOR)
    record PurgeData(UUID restore, Statement purge) implements RestoreCommand {}

    @Needs(OPERATOR)
    record ReturnMedium(UUID restore) implements RestoreCommand {}

    @Needs(OPERATOR)
    record FindCause(UUID restore, Statement cause) implements RestoreCommand {}

    @Needs(OPERATOR)
    record ReportFault(UUID restore, Statement fault) implements RestoreCommand {}

    @Needs(OPERATOR)
    record ArrangeRetest(UUID restore, Retest retest) implements RestoreCommand {}

    @Needs(APPROVER)
    record ReviewTest(UUID restore, Statement review) implements RestoreCommand {}

    @Needs({OPERATOR, APPROVER})
    record ArchiveTest(UUID restore, Archive archive) implements RestoreCommand {}

    @Needs(OPERATOR)
    record DeclareUrgency(UUID restore, Urgency urgency) implements RestoreCommand {}

    @Needs(APPROVER)
    record ApproveUrgency(UUID restore, Statement statement) implements RestoreCommand {}

    @Needs(APPROVER)
    record DeclineUrgency(UUID restore, Statement statement) implements RestoreCommand {}

    @Needs(APPROVER)
    record Approve(UUID restore, Statement statement) implements RestoreCommand {}

    @Needs(OPERATOR)
    record Execute(UUID restore, Execution execution) implements RestoreCommand {}

    @Needs({OPERATOR, APPROVER})
    record Verify(UUID restore, Verification verification) implements RestoreCommand {}

    @Needs(APPROVER)
    record ReviewUrgency(UUID restore, Statement review) implements RestoreCommand {}

    @Needs({OPERATOR, APPROVER})
    record Cancel(UUID restore, Statement statement) implements RestoreCommand {}

    /** Says that something owed may be too late. */
    @Needs(SYSTEM)
    record NoteLapse(UUID restore, Duty duty) implements RestoreCommand {}
}
