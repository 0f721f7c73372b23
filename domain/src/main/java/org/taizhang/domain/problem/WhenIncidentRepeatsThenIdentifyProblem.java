package org.taizhang.domain.problem;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.incident.IncidentEvent.Linked;
import org.taizhang.domain.problem.ProblemCommand.Identify;
import org.taizhang.domain.problem.ProblemCommand.LinkIncident;

/** What happens again and again for one cause is a problem; every further incident of the cause is linked to it. */
public final class WhenIncidentRepeatsThenIdentifyProblem extends Reaction {
    private final Incidents incidents;
    private final Admission admission;

    public WhenIncidentRepeatsThenIdentifyProblem(CommandGateway commands, Incidents incidents, Admission admission) {
        super(commands);
        this.incidents = incidents;
        this.admission = admission;
    }

    @EventHandler
    void on(Linked event, Told told, TrackingToken token, EventMessage<?> message) {
        var position = token.position().orElseThrow();
        var seen = incidents.find(event.incident(), told.unit(), position);
        if (seen.isEmpty()) return;
        var since = seen.get().reportedAt().minus(admission.within());
        var all = incidents.ofCause(event.cause(), told.unit(), since, position);
        var problem = Findings.problem(event.incident(), seen.get(), told.unit());
        if (all.size() >= admission.repeats())
            react(new Identify(problem, Findings.of(seen.get(), told.unit(), all)), message);
        react(new LinkIncident(problem, event.incident(), seen.get().reportedAt()), message);
    }
}
