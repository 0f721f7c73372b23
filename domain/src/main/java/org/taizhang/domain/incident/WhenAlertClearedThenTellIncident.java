package org.taizhang.domain.incident;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.alert.AlertEvent.Cleared;
import org.taizhang.domain.incident.IncidentCommand.SeeAlertCleared;

/** Whoever works on an incident sees in it that its alert has cleared; resolving it stays with them. */
public final class WhenAlertClearedThenTellIncident extends Reaction {
    public WhenAlertClearedThenTellIncident(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Cleared event, EventMessage<?> message) {
        var incident = WhenAlertRaisedThenReportIncident.of(event.alert(), event.occurrence());
        react(new SeeAlertCleared(incident, event.alert(), event.end().at()), message);
    }
}
