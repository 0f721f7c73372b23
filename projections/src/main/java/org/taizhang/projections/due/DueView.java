package org.taizhang.projections.due;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.alert.AlertCommand;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.duty.DutyCommand;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.incident.IncidentCommand;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.notification.NotificationCommand;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.domain.target.TargetCommand;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.projections.Recorded;

/**
 * What one subject owes, and until when; a subject that owes nothing has no document.
 *
 * @param next the earliest of {@code owed}
 */
public record DueView(String id, String unit, Map<Obligation, Instant> owed, Instant next) {
    /** What can be owed, and the command that is sent when its time has come. */
    public enum Obligation {
        END_PAUSE,
        ACKNOWLEDGE_ALERT,
        END_FLAPPING,
        RESPOND_TO_INCIDENT,
        RESOLVE_INCIDENT,
        TAKE_OVER_DUTY,
        CHECK_ROSTER,
        COMPOSE_NOTIFICATION;

        public Object command(UUID subject) {
            return switch (this) {
                case END_PAUSE -> new TargetCommand.Resume(subject, null);
                case ACKNOWLEDGE_ALERT -> new AlertCommand.Escalate(subject);
                case END_FLAPPING -> new AlertCommand.Settle(subject);
                case RESPOND_TO_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.RESPONSE);
                case COMPOSE_NOTIFICATION -> new NotificationCommand.Compose(subject);
                case RESOLVE_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.RESOLUTION);
                case TAKE_OVER_DUTY -> new DutyCommand.NoteMissed(subject);
                case CHECK_ROSTER -> new DutyCommand.Check(subject);
            };
        }
    }

    public static @Nullable DueView evolve(@Nullable DueView was, Recorded<Object> recorded) {
        var owed = new EnumMap<Obligation, Instant>(Obligation.class);
        if (was != null) owed.putAll(was.owed);
        switch (recorded.event()) {
            case TargetEvent event -> fold(owed, event);
            case AlertEvent event -> fold(owed, event);
            case IncidentEvent event -> fold(owed, event);
            case DutyEvent event -> fold(owed, event);
            case NotificationEvent event -> fold(owed, event);
            default -> {}
        }
        if (owed.isEmpty()) return null;
        var next = owed.values().stream().min(Instant::compareTo).orElseThrow();
        return new DueView(recorded.subject(), recorded.unit(), owed, next);
    }

    private static void fold(Map<Obligation, Instant> owed, TargetEvent event) {
        switch (event) {
            case TargetEvent.Paused e ->
                owed.put(Obligation.END_PAUSE, e.maintenance().until());
            case TargetEvent.Resumed e -> owed.clear();
            case TargetEvent.Retired e -> owed.clear();
            case TargetEvent.Registered e -> {}
            case TargetEvent.Revised e -> {}
            case TargetEvent.FactFound e -> {}
            case TargetEvent.FactChanged e -> {}
        }
    }

    private static void fold(Map<Obligation, Instant> owed, AlertEvent event) {
        switch (event) {
            case AlertEvent.Raised e -> {
                owe(owed, Obligation.ACKNOWLEDGE_ALERT, e.acknowledgeBy());
                owe(owed, Obligation.END_FLAPPING, e.quietAt());
            }
            case AlertEvent.Released e -> owe(owed, Obligation.ACKNOWLEDGE_ALERT, e.acknowledgeBy());
            case AlertEvent.Escalated e -> owe(owed, Obligation.ACKNOWLEDGE_ALERT, e.acknowledgeBy());
            case AlertEvent.Suppressed e -> owed.remove(Obligation.ACKNOWLEDGE_ALERT);
            case AlertEvent.Acknowledged e -> owed.remove(Obligation.ACKNOWLEDGE_ALERT);
            case AlertEvent.Cleared e -> {
                owed.remove(Obligation.ACKNOWLEDGE_ALERT);
                owe(owed, Obligation.END_FLAPPING, e.quietAt());
            }
            case AlertEvent.FlappingBegan e -> owed.put(Obligation.END_FLAPPING, e.quietAt());
            case AlertEvent.FlappingEnded e -> owed.remove(Obligation.END_FLAPPING);
            case AlertEvent.Notified e -> {}
        }
    }

    private static void fold(Map<Obligation, Instant> owed, NotificationEvent event) {
        switch (event) {
            case NotificationEvent.Opened e -> owed.put(Obligation.COMPOSE_NOTIFICATION, e.by());
            case NotificationEvent.Requested e -> owed.clear();
            case NotificationEvent.Attempted e -> {}
            case NotificationEvent.Requeued e -> {}
        }
    }

    private static void fold(Map<Obligation, Instant> owed, IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Graded e -> owe(owed, e.grade());
            case IncidentEvent.Reopened e -> {
                if (e.grade() != null) owe(owed, e.grade());
            }
            case IncidentEvent.Accepted e -> owed.remove(Obligation.RESPOND_TO_INCIDENT);
            case IncidentEvent.Escalated e -> owed.remove(of(e.clock()));
            case IncidentEvent.Resolved e -> owed.clear();
            case IncidentEvent.Closed e -> owed.clear();
            case IncidentEvent.Reported e -> {}
            case IncidentEvent.Assigned e -> {}
            case IncidentEvent.Noted e -> {}
            case IncidentEvent.AlertCleared e -> {}
            case IncidentEvent.Linked e -> {}
        }
    }

    private static void fold(Map<Obligation, Instant> owed, DutyEvent event) {
        switch (event) {
            case DutyEvent.Planned e -> owe(owed, Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.Replanned e -> owe(owed, Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.TakenOver e -> owe(owed, Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.Missed e -> owe(owed, Obligation.TAKE_OVER_DUTY, e.expectedBy());
            case DutyEvent.Checked e -> owe(owed, Obligation.CHECK_ROSTER, e.again());
            case DutyEvent.Dissolved e -> owed.clear();
            case DutyEvent.AbsenceNoted e -> {}
            case DutyEvent.Substituted e -> {}
            case DutyEvent.HandedOver e -> {}
            case DutyEvent.Notified e -> {}
        }
    }

    private static void owe(Map<Obligation, Instant> owed, IncidentEvent.Grade grade) {
        owe(owed, Obligation.RESPOND_TO_INCIDENT, grade.respondBy());
        owe(owed, Obligation.RESOLVE_INCIDENT, grade.resolveBy());
    }

    private static void owe(Map<Obligation, Instant> owed, Obligation what, @Nullable Instant by) {
        if (by == null) owed.remove(what);
        else owed.put(what, by);
    }

    private static Obligation of(Clock clock) {
        return switch (clock) {
            case RESPONSE -> Obligation.RESPOND_TO_INCIDENT;
            case RESOLUTION -> Obligation.RESOLVE_INCIDENT;
        };
    }
}
