package org.taizhang.domain.target;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.change.ChangeEvent.Ended;
import org.taizhang.domain.target.TargetCommand.Resume;

/** What was changed is watched again as soon as the change has ended. */
public final class WhenChangeEndedThenResumeTargets extends Reaction {
    public WhenChangeEndedThenResumeTargets(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Ended event, EventMessage<?> message) {
        for (var target : event.targets()) react(new Resume(target, event.change()), message);
    }
}
