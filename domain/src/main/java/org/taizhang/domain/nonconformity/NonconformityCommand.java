package org.taizhang.domain.nonconformity;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.nonconformity.NonconformityEvent.Discovery;
import org.taizhang.domain.nonconformity.NonconformityEvent.Feedback;
import org.taizhang.domain.nonconformity.NonconformityEvent.Measures;
import org.taizhang.domain.nonconformity.NonconformityEvent.Origin;

/** What can be asked of a nonconformity. */
public sealed interface NonconformityCommand {
    @TargetAggregateIdentifier
    UUID nonconformity();

    @Needs({WATCH, OPERATOR, APPROVER})
    record Report(UUID nonconformity, Discovery discovery) implements NonconformityCommand {}

    /** What a check or an evaluation has found. */
    @Needs(SYSTEM)
    record Open(UUID nonconformity, Origin origin, Discovery discovery) implements NonconformityCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record RequestFeedback(UUID nonconformity, Feedback feedback) implements NonconformityCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record ReceiveFeedback(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    @Needs({OPERATOR, APPROVER})
    record PlanMeasures(UUID nonconformity, Measures measures) implements NonconformityCommand {}

    @Needs({WATCH, OPERATOR})
    record Correct(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    @Needs({WATCH, OPERATOR})
    record Prevent(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    @Needs({OPERATOR, APPROVER})
    record Verify(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    @Needs({OPERATOR, APPROVER})
    record SendBack(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    @Needs(APPROVER)
    record Close(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    @Needs(APPROVER)
    record Dismiss(UUID nonconformity, Statement statement) implements NonconformityCommand {}

    /** Says that something of it may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID nonconformity) implements NonconformityCommand {}
}
