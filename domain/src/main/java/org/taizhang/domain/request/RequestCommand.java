package org.taizhang.domain.request;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.request.RequestEvent.*;

/** What can be asked of a request. */
public sealed interface RequestCommand {
    @TargetAggregateIdentifier
    UUID request();

    @Needs({WATCH, OPERATOR})
    record Submit(UUID request, Application application) implements RequestCommand {}

    @Needs(APPROVER)
    record Approve(UUID request, Statement statement) implements RequestCommand {}

    @Needs(APPROVER)
    record Reject(UUID request, Statement statement) implements RequestCommand {}

    @Needs({WATCH, OPERATOR})
    record Withdraw(UUID request, Statement statement) implements RequestCommand {}

    @Needs(OPERATOR)
    record RecordSystemTest(UUID request, SystemTest test) implements RequestCommand {}

    @Needs(OPERATOR)
    record SubmitOperationsPlan(UUID request, OperationsPlan plan) implements RequestCommand {}

    @Needs(APPROVER)
    record ApproveOperationsPlan(UUID request, Statement statement) implements RequestCommand {}

    @Needs(OPERATOR)
    record Execute(UUID request, Execution execution) implements RequestCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Verify(UUID request, Statement statement) implements RequestCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record SendBack(UUID request, Statement statement) implements RequestCommand {}

    /** Says that the time of what is owed may have passed. */
    @Needs(SYSTEM)
    record NoteLapse(UUID request) implements RequestCommand {}
}
