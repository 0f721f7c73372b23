package org.taizhang.domain.change;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.change.ChangeCommand.NoteClash;
import org.taizhang.domain.change.ChangeEvent.*;

/** Changes that were approved at the same moment and did not see one another are found as soon as both are in the ledger. */
public final class WhenChangeScheduledThenSeekClashes extends Reaction {
    private final Calendar calendar;

    public WhenChangeScheduledThenSeekClashes(CommandGateway commands, Calendar calendar) {
        super(commands);
        this.calendar = calendar;
    }

    @EventHandler
    void on(Approved event, TrackingToken token, EventMessage<?> message) {
        seek(event, event.approval().window(), token, message);
    }

    @EventHandler
    void on(Rescheduled event, TrackingToken token, EventMessage<?> message) {
        seek(event, event.approval().window(), token, message);
    }

    private void seek(ChangeEvent event, Window window, TrackingToken token, EventMessage<?> message) {
        var clashes = calendar.earlierClashes(event.change(), token.position().orElseThrow());
        if (!clashes.isEmpty()) react(new NoteClash(event.change(), window, clashes), message);
    }
}
