package org.taizhang.domain.operation;

import static org.taizhang.domain.Role.*;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.operation.OperationEvent.Done;
import org.taizhang.domain.operation.OperationEvent.Finding;

/** What can be asked of an operation. */
public sealed interface OperationCommand {
    @TargetAggregateIdentifier
    UUID operation();

    /** Begins a routine operation by a manual. */
    @Needs({WATCH, OPERATOR})
    record Begin(UUID operation, UUID manual, String procedure) implements OperationCommand {}

    @Needs({WATCH, OPERATOR})
    record Request(UUID operation, OperationEvent.Request request) implements OperationCommand {}

    @Needs(APPROVER)
    record Approve(UUID operation, Statement statement) implements OperationCommand {}

    @Needs(APPROVER)
    record Decline(UUID operation, Statement statement) implements OperationCommand {}

    /** Begins an operation that was requested and approved. */
    @Needs({WATCH, OPERATOR})
    record Start(UUID operation) implements OperationCommand {}

    @Needs({WATCH, OPERATOR})
    record Attend(UUID operation) implements OperationCommand {}

    @Needs({WATCH, OPERATOR})
    record RecordStep(UUID operation, Done done) implements OperationCommand {}

    @Needs({WATCH, OPERATOR})
    record Sign(UUID operation, Statement statement) implements OperationCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Abort(UUID operation, Statement statement) implements OperationCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Review(UUID operation, Finding finding) implements OperationCommand {}

    /** Says that a review may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID operation) implements OperationCommand {}
}
