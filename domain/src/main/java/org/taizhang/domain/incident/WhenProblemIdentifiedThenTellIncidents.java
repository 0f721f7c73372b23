package org.taizhang.domain.incident;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.incident.IncidentCommand.HandToProblem;
import org.taizhang.domain.problem.ProblemEvent.Identified;
import org.taizhang.domain.problem.ProblemEvent.IncidentLinked;

/** Whoever looks at an incident sees which problem lies behind it. */
public final class WhenProblemIdentifiedThenTellIncidents extends Reaction {
    public WhenProblemIdentifiedThenTellIncidents(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Identified event, EventMessage<?> message) {
        for (var incident : event.finding().incidents()) react(new HandToProblem(incident, event.problem()), message);
    }

    @EventHandler
    void on(IncidentLinked event, EventMessage<?> message) {
        react(new HandToProblem(event.incident(), event.problem()), message);
    }
}
