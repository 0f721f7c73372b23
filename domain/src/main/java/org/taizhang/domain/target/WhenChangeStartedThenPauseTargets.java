package org.taizhang.domain.target;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.change.ChangeEvent.Started;
import org.taizhang.domain.target.TargetCommand.Pause;
import org.taizhang.domain.target.TargetEvent.Maintenance;

/** Nobody is alerted of what is being changed, until the window closes. */
public final class WhenChangeStartedThenPauseTargets extends Reaction {
    public WhenChangeStartedThenPauseTargets(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Started event, EventMessage<?> message) {
        var maintenance =
                new Maintenance("变更实施：" + event.title(), event.window().closesAt(), event.change());
        for (var target : event.targets()) react(new Pause(target, maintenance), message);
    }
}
