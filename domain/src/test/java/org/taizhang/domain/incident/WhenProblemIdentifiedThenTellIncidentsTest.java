package org.taizhang.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.incident.IncidentCommand.HandToProblem;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Identified;
import org.taizhang.domain.problem.ProblemEvent.IncidentLinked;
import org.taizhang.domain.problem.ProblemEvent.Origin;

class WhenProblemIdentifiedThenTellIncidentsTest extends ReactionTest {
    private static final UUID PROBLEM = new UUID(0, 9);
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    WhenProblemIdentifiedThenTellIncidentsTest() {
        super(IncidentCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenProblemIdentifiedThenTellIncidents(commands);
    }

    @Test
    void tellsEveryIncidentInWhichItShowed() throws Exception {
        var finding =
                new Finding("Pool", "dry", UNIT, Origin.INCIDENT, 1, "general", null, null, List.of(FIRST, SECOND));
        when(new Identified(PROBLEM, finding, Instant.EPOCH));
        expect(new HandToProblem(FIRST, PROBLEM), new HandToProblem(SECOND, PROBLEM));
        expectInTheNameOf(WhenProblemIdentifiedThenTellIncidents.class);
    }

    @Test
    void tellsOneThatIsLinkedLater() throws Exception {
        when(new IncidentLinked(PROBLEM, FIRST));
        expect(new HandToProblem(FIRST, PROBLEM));
    }
}
