package org.taizhang.domain.incident;

import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.*;
import org.taizhang.domain.incident.IncidentEvent.Impact;
import org.taizhang.domain.incident.IncidentEvent.Report;

/** An alert of high severity becomes an incident at once, one for each occurrence, unless it is suppressed. */
public final class WhenAlertRaisedThenReportIncident extends Reaction {
    private static final int HIGH = 2;
    private static final int LONGEST_TITLE = 200;

    public WhenAlertRaisedThenReportIncident(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Raised event, Told told, EventMessage<?> message) {
        if (event.suppression() == null) report(event, event.firing(), told, message);
    }

    @EventHandler
    void on(Released event, Told told, EventMessage<?> message) {
        report(event, event.firing(), told, message);
    }

    private void report(AlertEvent event, Firing firing, Told told, EventMessage<?> message) {
        if (firing.severity() > HIGH) return;
        var report = new Report(
                title(firing.text()),
                firing.rule() + " @ " + firing.targetName(),
                told.unit(),
                event.alert(),
                event.target(),
                firing.kind(),
                event.alert().toString(),
                new Impact(firing.severity(), 2));
        react(new IncidentCommand.Report(of(event.alert(), event.occurrence()), report), message);
    }

    private static String title(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The incident of one occurrence of an alert. */
    static UUID of(UUID alert, int occurrence) {
        return Ids.of("incident", alert, occurrence);
    }
}
