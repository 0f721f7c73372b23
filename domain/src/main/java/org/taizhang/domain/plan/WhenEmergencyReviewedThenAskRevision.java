package org.taizhang.domain.plan;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.emergency.EmergencyEvent.Reviewed;
import org.taizhang.domain.plan.PlanCommand.AskRevision;

/** What was learnt in an emergency goes into the plan by which it was handled. */
public final class WhenEmergencyReviewedThenAskRevision extends Reaction {
    public WhenEmergencyReviewedThenAskRevision(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Reviewed event, EventMessage<?> message) {
        var review = event.review();
        if (review.revisePlan()) react(new AskRevision(event.plan(), event.emergency(), review.lessons()), message);
    }
}
