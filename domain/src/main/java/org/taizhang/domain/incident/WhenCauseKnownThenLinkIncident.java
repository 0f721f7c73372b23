package org.taizhang.domain.incident;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.incident.IncidentCommand.Link;
import org.taizhang.domain.incident.IncidentEvent.Reported;
import org.taizhang.domain.incident.IncidentEvent.Resolved;

/** A repeat is linked to the last incident of the same cause, as soon as its cause is known. */
public final class WhenCauseKnownThenLinkIncident extends Reaction {
    private final Precedents precedents;

    public WhenCauseKnownThenLinkIncident(CommandGateway commands, Precedents precedents) {
        super(commands);
        this.precedents = precedents;
    }

    @EventHandler
    void on(Reported event, Told told, TrackingToken token, EventMessage<?> message) {
        link(event, event.report().causeKey(), told, token, message);
    }

    @EventHandler
    void on(Resolved event, Told told, TrackingToken token, EventMessage<?> message) {
        link(event, event.resolution().causeKey(), told, token, message);
    }

    private void link(
            IncidentEvent event, @Nullable String cause, Told told, TrackingToken token, EventMessage<?> message) {
        if (cause == null) return;
        var position = token.position().orElseThrow();
        precedents
                .ofCause(cause, event.incident(), told.unit(), position)
                .ifPresent(earlier -> react(new Link(event.incident(), earlier, cause), message));
    }
}
