package org.taizhang.domain.erasure;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.erasure.ErasureCommand.NoteCarriedOut;
import org.taizhang.domain.erasure.ErasureEvent.Approved;

/** What two have agreed on is done, and only then said to be. */
public final class WhenErasureApprovedThenCarryItOut extends Reaction {
    private final Eraser eraser;

    public WhenErasureApprovedThenCarryItOut(CommandGateway commands, Eraser eraser) {
        super(commands);
        this.eraser = eraser;
    }

    @EventHandler
    void on(Approved event, TrackingToken token, EventMessage<?> message) {
        var values = eraser.erase(event.account(), token.position().orElseThrow());
        react(new NoteCarriedOut(event.erasure(), values), message);
    }
}
