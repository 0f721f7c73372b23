package org.taizhang.domain.incident;

import static org.taizhang.domain.incident.IncidentEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.incident.IncidentEvent.*;

/** A disturbance somebody has to end. */
@AggregateRoot
class Incident extends Subject {
    private @Nullable Stage stage;
    private @Nullable Grade grade;
    private @Nullable Impact impact;
    private @Nullable String assignee;
    private @Nullable String resolver;
    private IncidentEvent.@Nullable Report report;
    private @Nullable IncidentTracking tracking;
    private Set<UUID> clearedAlerts = new HashSet<>();
    private Set<String> linkedCauses = new HashSet<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IncidentCommand command, Asked asked, Grading grading, Pursuit pursuit) {
        admit(asked);
        var events = decide(command, asked, grading, pursuit);
        if (command instanceof IncidentCommand.Report c)
            record(events, c.report().unit(), asked);
        else record(events);
    }

    private List<? extends IncidentEvent> decide(
            IncidentCommand command, Asked asked, Grading grading, Pursuit pursuit) {
        if (command instanceof IncidentCommand.Report c) return report(c, asked.now(), grading);
        if (stage == null || tracking == null || report == null) throw new Unknown(command.incident());
        var incident = command.incident();
        var pursued = new Pursued(incident, stage, report, assignee, resolver, grade, tracking);
        return switch (command) {
            case IncidentCommand.Report c -> List.of();
            case IncidentCommand.Grade c -> {
                during(stage, REPORTED, ASSIGNED, ACCEPTED);
                if (c.impact().equals(impact)) yield List.of();
                var anew = grading.grade(c.impact(), asked.now());
                yield List.of(new Graded(incident, c.impact(), stage == ACCEPTED ? anew.responded() : anew));
            }
            case IncidentCommand.Assign c -> {
                during(stage, REPORTED, ASSIGNED, ACCEPTED);
                if (c.assignment().assignee().equals(assignee)) yield List.of();
                yield List.of(new Assigned(incident, c.assignment()));
            }
            case IncidentCommand.Accept c -> {
                during(stage, ASSIGNED);
                if (!asked.by().id().equals(assignee))
                    throw new Refused("incident.not-assignee", String.valueOf(assignee));
                yield List.of(new Accepted(incident));
            }
            case IncidentCommand.Note c -> {
                during(stage, REPORTED, ASSIGNED, ACCEPTED, RESOLVED);
                yield List.of(new Noted(incident, c.note()));
            }
            case IncidentCommand.SeeAlertCleared c ->
                clearedAlerts.contains(c.alert()) ? List.of() : List.of(new AlertCleared(incident, c.alert(), c.at()));
            case IncidentCommand.Resolve c -> {
                during(stage, ACCEPTED);
                yield List.of(pursued.resolved(c.resolution(), asked.now(), pursuit));
            }
            case IncidentCommand.Close c -> {
                during(stage, RESOLVED);
                if (asked.by().id().equals(resolver)) throw new Refused("incident.own-resolution");
                pursued.refuseUnreported(pursuit.rules());
                yield List.of(new Closed(incident, c.verdict()));
            }
            case IncidentCommand.Reopen c -> {
                during(stage, RESOLVED, CLOSED);
                var anew = grade == null ? null : grading.owed(grade.priority(), asked.now());
                yield List.of(new Reopened(incident, c.reason(), anew));
            }
            case IncidentCommand.Link c -> {
                if (c.earlier().equals(incident)) throw new Refused("incident.itself");
                yield linkedCauses.contains(c.cause())
                        ? List.of()
                        : List.of(new Linked(incident, c.earlier(), c.cause()));
            }
            case IncidentCommand.Escalate c -> pursued.escalated(c.clock(), asked.now(), pursuit);
            case IncidentCommand.Remind c -> pursued.reminded(c.clock(), asked.now(), pursuit);
            case IncidentCommand.Urge c -> pursued.urged(c.urging(), pursuit);
            case IncidentCommand.Supervise c -> pursued.supervised(c.statement(), asked);
            case IncidentCommand.Review c -> pursued.reviewed(c.review(), asked);
            case IncidentCommand.HandToProblem c -> pursued.handedToProblem(c.problem());
            case IncidentCommand.Classify c -> pursued.classified(c.classification(), pursuit.rules());
            case IncidentCommand.InformAuthority c -> pursued.informed(c.dispatch());
        };
    }

    private List<IncidentEvent> report(IncidentCommand.Report c, Instant now, Grading grading) {
        if (c.report().equals(report)) return List.of();
        if (stage != null) throw new Refused("incident.reported");
        var events = new ArrayList<IncidentEvent>();
        events.add(new Reported(c.incident(), c.report()));
        var seen = c.report().impact();
        if (seen != null) events.add(new Graded(c.incident(), seen, grading.grade(seen, now)));
        return events;
    }

    @EventHandler
    void evolve(IncidentEvent event, Told told) {
        told(event.incident(), told);
        stage = Stage.after(event, stage);
        tracking = IncidentTracking.after(tracking, event, told);
        switch (event) {
            case Reported e -> report = e.report();
            case Graded e -> {
                impact = e.impact();
                grade = e.grade();
            }
            case Assigned e -> assignee = e.assignment().assignee();
            case AlertCleared e -> clearedAlerts.add(e.alert());
            case Resolved e -> resolver = told.by().id();
            case Reopened e -> grade = e.grade() == null ? grade : e.grade();
            case Linked e -> linkedCauses.add(e.cause());
            default -> {}
        }
    }
}
