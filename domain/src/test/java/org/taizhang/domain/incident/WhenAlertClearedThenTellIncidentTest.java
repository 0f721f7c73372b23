package org.taizhang.domain.incident;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertEvent.Cleared;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.incident.IncidentCommand.SeeAlertCleared;

class WhenAlertClearedThenTellIncidentTest extends ReactionTest {
    private static final UUID ALERT = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID TARGET = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final Cleared SECOND = new Cleared(ALERT, TARGET, 2, new End(AT, null, "retired"), null);

    WhenAlertClearedThenTellIncidentTest() {
        super(IncidentCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenAlertClearedThenTellIncident(commands);
    }

    @Test
    void tellsTheIncidentOfTheSameOccurrence() throws Exception {
        when(SECOND);
        expect(new SeeAlertCleared(WhenAlertRaisedThenReportIncident.of(ALERT, 2), ALERT, AT));
        expectInTheNameOf(WhenAlertClearedThenTellIncident.class);
    }

    @Test
    void mindsNotThatThereWasNoIncident() throws Exception {
        answer(new Unknown(ALERT));
        when(SECOND);
        expect(new SeeAlertCleared(WhenAlertRaisedThenReportIncident.of(ALERT, 2), ALERT, AT));
    }

    @Test
    void isNotHeldUpByAnIncidentOfAnotherUnit() throws Exception {
        answerThatItIsOfAnotherUnit();
        when(SECOND);
        expect(new SeeAlertCleared(WhenAlertRaisedThenReportIncident.of(ALERT, 2), ALERT, AT));
    }
}
