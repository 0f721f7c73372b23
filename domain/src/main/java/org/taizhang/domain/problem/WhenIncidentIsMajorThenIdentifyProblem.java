package org.taizhang.domain.problem;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.incident.IncidentEvent.Graded;
import org.taizhang.domain.problem.ProblemCommand.Identify;
import org.taizhang.domain.problem.ProblemCommand.LinkIncident;

/** A major incident is a problem at once; one of a cause that is a problem already is linked to that. */
public final class WhenIncidentIsMajorThenIdentifyProblem extends Reaction {
    private final Incidents incidents;
    private final Admission admission;

    public WhenIncidentIsMajorThenIdentifyProblem(CommandGateway commands, Incidents incidents, Admission admission) {
        super(commands);
        this.incidents = incidents;
        this.admission = admission;
    }

    @EventHandler
    void on(Graded event, Told told, TrackingToken token, EventMessage<?> message) {
        if (event.grade().priority() > admission.majorPriority()) return;
        var seen =
                incidents.find(event.incident(), told.unit(), token.position().orElseThrow());
        if (seen.isEmpty()) return;
        var problem = Findings.problem(event.incident(), seen.get(), told.unit());
        var finding = Findings.of(seen.get(), told.unit(), List.of(event.incident()));
        react(new Identify(problem, finding), message);
        react(new LinkIncident(problem, event.incident(), seen.get().reportedAt()), message);
    }
}
