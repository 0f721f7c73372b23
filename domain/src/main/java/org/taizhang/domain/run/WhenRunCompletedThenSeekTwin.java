package org.taizhang.domain.run;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.run.RunCommand.NoteUniqueness;
import org.taizhang.domain.run.RunEvent.Completed;

/** Each completed run is compared with all others of its policy: no two may bear one snapshot or one label. */
public final class WhenRunCompletedThenSeekTwin extends Reaction {
    private final Twins twins;

    public WhenRunCompletedThenSeekTwin(CommandGateway commands, Twins twins) {
        super(commands);
        this.twins = twins;
    }

    @EventHandler
    void on(Completed event, TrackingToken token, EventMessage<?> message) {
        var position = token.position().orElseThrow();
        var twin = twins.of(event.run(), event.policy(), event.report(), position);
        react(new NoteUniqueness(event.run(), twin.orElse(null)), message);
    }
}
