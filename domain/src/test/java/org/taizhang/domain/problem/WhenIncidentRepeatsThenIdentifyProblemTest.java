package org.taizhang.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.incident.IncidentEvent.Linked;
import org.taizhang.domain.problem.ProblemCommand.Identify;
import org.taizhang.domain.problem.ProblemCommand.LinkIncident;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Origin;

class WhenIncidentRepeatsThenIdentifyProblemTest extends ReactionTest {
    private static final UUID INCIDENT = new UUID(0, 3);
    private static final UUID EARLIER = new UUID(0, 2);
    private static final Instant REPORTED = Instant.parse("2026-11-23T08:00:00Z");
    private static final Linked LINKED = new Linked(INCIDENT, EARLIER, "pool");
    private static final UUID PROBLEM = Ids.of("problem", UNIT, "cause", "pool");

    private final List<Object> asked = new ArrayList<>();
    private List<UUID> ofCause = List.of();
    private boolean unknown;

    WhenIncidentRepeatsThenIdentifyProblemTest() {
        super(ProblemCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        var incidents = new Incidents() {
            @Override
            public Optional<Seen> find(UUID incident, String unit, long position) {
                return unknown
                        ? Optional.empty()
                        : Optional.of(new Seen("Portal down", "", "website", null, "pool", null, REPORTED));
            }

            @Override
            public List<UUID> ofCause(String causeKey, String unit, Instant since, long position) {
                asked.addAll(List.of(causeKey, unit, since, position));
                return ofCause;
            }
        };
        return new WhenIncidentRepeatsThenIdentifyProblem(
                commands, incidents, new Admission(1, 3, Duration.ofDays(30)));
    }

    @Test
    void identifiesWhatHappenedOftenEnough() throws Exception {
        ofCause = List.of(INCIDENT, EARLIER, new UUID(0, 1));
        when(LINKED);
        var finding =
                new Finding("Portal down", "Portal down", UNIT, Origin.INCIDENT, 3, "website", "pool", null, ofCause);
        expect(new Identify(PROBLEM, finding), new LinkIncident(PROBLEM, INCIDENT, REPORTED));
        expectInTheNameOf(WhenIncidentRepeatsThenIdentifyProblem.class);
        assertThat(asked).containsExactly("pool", UNIT, REPORTED.minus(Duration.ofDays(30)), 41L);
    }

    @Test
    void linksWhatHappenedLessOftenToAProblemThatThereMayBe() throws Exception {
        ofCause = List.of(INCIDENT, EARLIER);
        when(LINKED);
        expect(new LinkIncident(PROBLEM, INCIDENT, REPORTED));
    }

    @Test
    void doesNothingForWhatItsUnitDoesNotKnow() throws Exception {
        unknown = true;
        when(LINKED);
        expect();
    }
}
