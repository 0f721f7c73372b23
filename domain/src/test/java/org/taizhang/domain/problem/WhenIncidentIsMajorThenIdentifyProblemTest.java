package org.taizhang.domain.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.incident.IncidentEvent.Grade;
import org.taizhang.domain.incident.IncidentEvent.Graded;
import org.taizhang.domain.incident.IncidentEvent.Impact;
import org.taizhang.domain.problem.ProblemCommand.Identify;
import org.taizhang.domain.problem.ProblemCommand.LinkIncident;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Origin;

class WhenIncidentIsMajorThenIdentifyProblemTest extends ReactionTest {
    private static final UUID INCIDENT = new UUID(0, 3);
    private static final Instant REPORTED = Instant.parse("2026-11-23T08:00:00Z");

    WhenIncidentIsMajorThenIdentifyProblemTest() {
        super(ProblemCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        var incidents = new Incidents() {
            @Override
            public Optional<Seen> find(UUID incident, String unit, long position) {
                return Optional.of(new Seen("Portal down", "all of it", null, null, null, 1, REPORTED));
            }

            @Override
            public List<UUID> ofCause(String causeKey, String unit, Instant since, long position) {
                return List.of();
            }
        };
        return new WhenIncidentIsMajorThenIdentifyProblem(
                commands, incidents, new Admission(1, 3, Duration.ofDays(30)));
    }

    @Test
    void identifiesWhatIsMajor() throws Exception {
        var problem = Ids.of("problem", INCIDENT);
        when(graded(1));
        expect(
                new Identify(
                        problem,
                        new Finding(
                                "Portal down",
                                "all of it",
                                UNIT,
                                Origin.INCIDENT,
                                1,
                                "general",
                                null,
                                null,
                                List.of(INCIDENT))),
                new LinkIncident(problem, INCIDENT, REPORTED));
        expectInTheNameOf(WhenIncidentIsMajorThenIdentifyProblem.class);
    }

    @Test
    void leavesAloneWhatIsNot() throws Exception {
        when(graded(2));
        expect();
    }

    private static Graded graded(int priority) {
        return new Graded(INCIDENT, new Impact(1, 1), new Grade(priority, null, REPORTED));
    }
}
