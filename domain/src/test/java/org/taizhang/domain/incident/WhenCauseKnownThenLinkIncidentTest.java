package org.taizhang.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.Refused;
import org.taizhang.domain.incident.IncidentCommand.Link;
import org.taizhang.domain.incident.IncidentEvent.Accepted;
import org.taizhang.domain.incident.IncidentEvent.Report;
import org.taizhang.domain.incident.IncidentEvent.Reported;
import org.taizhang.domain.incident.IncidentEvent.Resolution;
import org.taizhang.domain.incident.IncidentEvent.Resolved;

class WhenCauseKnownThenLinkIncidentTest extends ReactionTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000b2");
    private static final UUID EARLIER = UUID.fromString("00000000-0000-0000-0000-0000000000b1");

    private final List<List<Object>> asked = new ArrayList<>();

    WhenCauseKnownThenLinkIncidentTest() {
        super(IncidentCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenCauseKnownThenLinkIncident(commands, (cause, incident, unit, position) -> {
            asked.add(List.of(cause, incident, unit, position));
            return cause.equals("disk") ? Optional.of(EARLIER) : Optional.empty();
        });
    }

    @Test
    void linksWhatIsReportedWithAKnownCause() throws Exception {
        when(reported("disk"));
        expect(new Link(ID, EARLIER, "disk"));
        expectInTheNameOf(WhenCauseKnownThenLinkIncident.class);
    }

    @Test
    void linksWhatIsResolvedWithAKnownCause() throws Exception {
        when(resolved("disk"));
        expect(new Link(ID, EARLIER, "disk"));
    }

    @Test
    void asksForPrecedentsWithinTheUnitUpToTheEvent() throws Exception {
        when(reported("disk"));
        assertThat(asked).containsExactly(List.of("disk", ID, UNIT, 41L));
    }

    @Test
    void linksNothingWhereThereIsNoPrecedent() throws Exception {
        when(reported("network"));
        assertThat(asked).hasSize(1);
        expect();
    }

    @Test
    void asksForNothingWhereTheCauseIsNotKnown() throws Exception {
        when(reported(null));
        when(resolved(null));
        when(new Accepted(ID));
        assertThat(asked).isEmpty();
        expect();
    }

    @Test
    void takesARefusalForAnAnswer() throws Exception {
        answer(new Refused("incident.itself"));
        when(reported("disk"));
        expect(new Link(ID, EARLIER, "disk"));
    }

    private static Reported reported(String cause) {
        return new Reported(ID, new Report("Portal down", "", UNIT, null, null, null, cause, null));
    }

    private static Resolved resolved(String cause) {
        return new Resolved(ID, new Resolution("disk full", "cleaned", cause), null, null);
    }
}
