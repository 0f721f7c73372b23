package org.taizhang.domain.access;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.access.AccessEvent.Application;
import org.taizhang.domain.access.AccessEvent.Attempt;
import org.taizhang.domain.access.AccessEvent.Provision;

/** What can be asked of an authorisation to access data. */
public sealed interface AccessCommand {
    @TargetAggregateIdentifier
    UUID access();

    @Needs({WATCH, OPERATOR})
    record Request(UUID access, Application application) implements AccessCommand {}

    @Needs(APPROVER)
    record Approve(UUID access, Statement statement) implements AccessCommand {}

    @Needs(APPROVER)
    record Decline(UUID access, Statement statement) implements AccessCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Use(UUID access, AccessEvent.Use use) implements AccessCommand {}

    @Needs(OPERATOR)
    record Provide(UUID access, Provision provision) implements AccessCommand {}

    @Needs({WATCH, OPERATOR})
    record TurnAway(UUID access, Attempt attempt) implements AccessCommand {}

    @Needs(APPROVER)
    record Revoke(UUID access, Statement statement) implements AccessCommand {}

    /** Says that its time may be over. */
    @Needs(SYSTEM)
    record Expire(UUID access) implements AccessCommand {}
}
