package org.taizhang.projections.incident;

import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What an incident owes, and until when. */
public final class IncidentDues {
    private IncidentDues() {}

    public static void fold(Owed owed, IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Graded e -> owe(owed, e.grade());
            case IncidentEvent.Reopened e -> {
                if (e.grade() != null) owe(owed, e.grade());
            }
            case IncidentEvent.Accepted e -> owed.done(Obligation.RESPOND_TO_INCIDENT);
            case IncidentEvent.Escalated e -> owed.done(of(e.clock()));
            case IncidentEvent.Resolved e -> owed.allDone();
            case IncidentEvent.Closed e -> owed.allDone();
            case IncidentEvent.Reported e -> {}
            case IncidentEvent.Assigned e -> {}
            case IncidentEvent.Noted e -> {}
            case IncidentEvent.AlertCleared e -> {}
            case IncidentEvent.Linked e -> {}
        }
    }

    private static void owe(Owed owed, IncidentEvent.Grade grade) {
        owed.by(Obligation.RESPOND_TO_INCIDENT, grade.respondBy());
        owed.by(Obligation.RESOLVE_INCIDENT, grade.resolveBy());
    }

    private static Obligation of(Clock clock) {
        return switch (clock) {
            case RESPONSE -> Obligation.RESPOND_TO_INCIDENT;
            case RESOLUTION -> Obligation.RESOLVE_INCIDENT;
        };
    }
}
