package org.taizhang.projections.incident;

import org.jspecify.annotations.Nullable;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.incident.SecurityEvent.ReportType;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an incident owes, and until when. */
public final class IncidentDues {
    private IncidentDues() {}

    public static void fold(Owed owed, IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Graded e -> owe(owed, e.grade());
            case IncidentEvent.Reopened e -> {
                owed.done(Obligation.CLOSE_INCIDENT);
                owed.done(Obligation.SUMMARISE_INCIDENT);
                if (e.grade() != null) owe(owed, e.grade());
            }
            case IncidentEvent.Accepted e -> done(owed, Clock.RESPONSE);
            case IncidentEvent.Escalated e -> done(owed, e.clock());
            case IncidentEvent.Overdue e -> owed.by(of(e.clock()), e.again());
            case IncidentEvent.Urged e -> {
                if (e.clock() != null) urged(owed, e.clock());
            }
            case IncidentEvent.Resolved e -> {
                done(owed, Clock.RESPONSE);
                done(owed, Clock.RESOLUTION);
                owed.by(Obligation.CLOSE_INCIDENT, e.closeBy());
                owed.by(Obligation.SUMMARISE_INCIDENT, e.summariseBy());
            }
            case IncidentEvent.Closed e -> owed.done(Obligation.CLOSE_INCIDENT);
            case IncidentEvent.Classified e -> {
                done(owed, Clock.REPORT);
                done(owed, Clock.POLICE);
                e.terms().forEach(term -> owed.by(of(term.clock()), term.dueBy()));
            }
            case IncidentEvent.AuthorityInformed e ->
                informed(owed, e.dispatch().type());
            case IncidentEvent.Reported e -> {}
            case IncidentEvent.Assigned e -> {}
            case IncidentEvent.Noted e -> {}
            case IncidentEvent.AlertCleared e -> {}
            case IncidentEvent.Linked e -> {}
            case IncidentEvent.Supervised e -> {}
            case IncidentEvent.Reviewed e -> {}
            case IncidentEvent.HandedToProblem e -> {}
        }
    }

    private static void informed(Owed owed, ReportType type) {
        switch (type) {
            case FIRST -> done(owed, Clock.REPORT);
            case POLICE -> done(owed, Clock.POLICE);
            case SUMMARY -> done(owed, Clock.SUMMARY);
            case SUPPLEMENT -> {}
        }
    }

    private static void owe(Owed owed, IncidentEvent.Grade grade) {
        owed.by(Obligation.RESPOND_TO_INCIDENT, grade.respondBy());
        owed.by(Obligation.RESOLVE_INCIDENT, grade.resolveBy());
        owed.by(Obligation.URGE_INCIDENT_RESPONSE, grade.urgeResponseAt());
        owed.by(Obligation.URGE_INCIDENT_RESOLUTION, grade.urgeResolutionAt());
    }

    private static void done(Owed owed, Clock clock) {
        owed.done(of(clock));
        urged(owed, clock);
    }

    private static void urged(Owed owed, Clock clock) {
        var urging = urging(clock);
        if (urging != null) owed.done(urging);
    }

    private static @Nullable Obligation urging(Clock clock) {
        return switch (clock) {
            case RESPONSE -> Obligation.URGE_INCIDENT_RESPONSE;
            case RESOLUTION -> Obligation.URGE_INCIDENT_RESOLUTION;
            case CLOSURE, REPORT, POLICE, SUMMARY -> null;
        };
    }

    private static Obligation of(Clock clock) {
        return switch (clock) {
            case RESPONSE -> Obligation.RESPOND_TO_INCIDENT;
            case RESOLUTION -> Obligation.RESOLVE_INCIDENT;
            case CLOSURE -> Obligation.CLOSE_INCIDENT;
            case REPORT -> Obligation.REPORT_INCIDENT;
            case POLICE -> Obligation.REPORT_INCIDENT_TO_POLICE;
            case SUMMARY -> Obligation.SUMMARISE_INCIDENT;
        };
    }
}
