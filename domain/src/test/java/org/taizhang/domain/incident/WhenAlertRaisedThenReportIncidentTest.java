package org.taizhang.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertEvent.Acknowledged;
import org.taizhang.domain.alert.AlertEvent.Acknowledgement;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.alert.AlertEvent.Raised;
import org.taizhang.domain.alert.AlertEvent.Released;
import org.taizhang.domain.alert.AlertEvent.Suppression;
import org.taizhang.domain.incident.IncidentEvent.Impact;
import org.taizhang.domain.incident.IncidentEvent.Report;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;

class WhenAlertRaisedThenReportIncidentTest extends ReactionTest {
    private static final UUID ALERT = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID TARGET = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    WhenAlertRaisedThenReportIncidentTest() {
        super(IncidentCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenAlertRaisedThenReportIncident(commands);
    }

    @Test
    void reportsAnAlertOfHighSeverity() throws Exception {
        when(raised(1, 1, null));
        when(raised(2, 2, null));
        expect(report(1, 1), report(2, 2));
        expectInTheNameOf(WhenAlertRaisedThenReportIncident.class);
    }

    @Test
    void leavesLowerSeveritiesToTheAlertItself() throws Exception {
        when(raised(1, 3, null));
        when(raised(1, 4, null));
        when(released(3));
        expect();
    }

    @Test
    void keepsSilentWhileSuppressed() throws Exception {
        when(raised(1, 1, new Suppression("upgrade", NOW, null, null, null)));
        expect();
    }

    @Test
    void reportsWhatStillStandsAfterItsSuppression() throws Exception {
        when(raised(1, 1, new Suppression("upgrade", NOW, null, null, null)));
        when(released(1));
        expect(report(1, 1));
    }

    @Test
    void leavesAllElseAlone() throws Exception {
        when(new Acknowledged(ALERT, TARGET, 1, new Acknowledgement("seen")));
        expect();
    }

    @Test
    void namesOneIncidentHoweverOftenTheSameEventIsTold() throws Exception {
        when(raised(1, 1, null));
        when(raised(1, 1, null));
        expect(report(1, 1), report(1, 1));
        assertThat(WhenAlertRaisedThenReportIncident.of(ALERT, 1))
                .isEqualTo(WhenAlertRaisedThenReportIncident.of(ALERT, 1))
                .isNotEqualTo(WhenAlertRaisedThenReportIncident.of(ALERT, 2))
                .isNotEqualTo(WhenAlertRaisedThenReportIncident.of(TARGET, 1));
    }

    @Test
    void takesARefusalForAnAnswer() throws Exception {
        answer(new Refused("incident.reported"));
        when(raised(1, 1, null));
        answer(new Unknown(ALERT));
        when(raised(1, 1, null));
        expect(report(1, 1), report(1, 1));
    }

    @Test
    void letsEveryOtherFailureThrough() {
        var gone = new IllegalStateException("disk gone");
        answer(gone);
        assertThatThrownBy(() -> when(raised(1, 1, null))).isSameAs(gone);
    }

    private static Raised raised(int occurrence, int severity, Suppression suppression) {
        return new Raised(ALERT, TARGET, occurrence, firing(severity), NOW, null, suppression, null);
    }

    private static Released released(int severity) {
        return new Released(ALERT, TARGET, 1, firing(severity), null);
    }

    private static Firing firing(int severity) {
        var sample = Sample.of("probe_success", 0);
        return new Firing(
                "down",
                "Portal",
                "website",
                sample,
                Comparison.BELOW,
                0.5,
                severity,
                "Portal down",
                List.of("wang"),
                null,
                null,
                null,
                null);
    }

    private static IncidentCommand report(int occurrence, int degree) {
        return new IncidentCommand.Report(
                WhenAlertRaisedThenReportIncident.of(ALERT, occurrence),
                new Report(
                        "Portal down",
                        "down @ Portal",
                        UNIT,
                        ALERT,
                        TARGET,
                        "website",
                        ALERT.toString(),
                        new Impact(degree, 2)));
    }
}
