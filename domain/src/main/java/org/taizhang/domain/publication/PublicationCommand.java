package org.taizhang.domain.publication;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.publication.PublicationEvent.Draft;
import org.taizhang.domain.publication.PublicationEvent.Placement;

/** What can be asked of something that is to be published. */
public sealed interface PublicationCommand {
    @TargetAggregateIdentifier
    UUID publication();

    @Needs({WATCH, OPERATOR})
    record Submit(UUID publication, Draft draft) implements PublicationCommand {}

    @Needs(APPROVER)
    record ExemptSource(UUID publication, Statement statement) implements PublicationCommand {}

    @Needs({OPERATOR, APPROVER})
    record Review(UUID publication, PublicationEvent.Review review) implements PublicationCommand {}

    @Needs({OPERATOR, APPROVER})
    record SendBack(UUID publication, Statement statement) implements PublicationCommand {}

    @Needs({WATCH, OPERATOR})
    record Resubmit(UUID publication, Draft draft) implements PublicationCommand {}

    @Needs({WATCH, OPERATOR})
    record Publish(UUID publication, Placement placement) implements PublicationCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Withdraw(UUID publication, Statement statement) implements PublicationCommand {}
}
