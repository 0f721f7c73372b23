package org.taizhang.projections.due;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.access.AccessCommand;
import org.taizhang.domain.access.AccessEvent;
import org.taizhang.domain.alert.AlertCommand;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.backup.BackupCommand;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.change.ChangeCommand;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.disclosure.DisclosureCommand;
import org.taizhang.domain.disclosure.DisclosureEvent;
import org.taizhang.domain.document.DocumentCommand;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.duty.DutyCommand;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.emergency.EmergencyCommand;
import org.taizhang.domain.emergency.EmergencyEvent;
import org.taizhang.domain.incident.IncidentCommand;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.inspection.InspectionCommand;
import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.domain.manual.ManualCommand;
import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.domain.medium.MediumCommand;
import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.nonconformity.NonconformityCommand;
import org.taizhang.domain.nonconformity.NonconformityEvent;
import org.taizhang.domain.notification.NotificationCommand;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.domain.operation.OperationCommand;
import org.taizhang.domain.operation.OperationEvent;
import org.taizhang.domain.plan.PlanCommand;
import org.taizhang.domain.plan.PlanEvent;
import org.taizhang.domain.problem.ProblemCommand;
import org.taizhang.domain.problem.ProblemEvent;
import org.taizhang.domain.request.RequestCommand;
import org.taizhang.domain.request.RequestEvent;
import org.taizhang.domain.restore.RestoreCommand;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.run.RunCommand;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.staff.StaffCommand;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.target.TargetCommand;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.warning.WarningCommand;
import org.taizhang.domain.warning.WarningEvent;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.access.AccessDues;
import org.taizhang.projections.alert.AlertDues;
import org.taizhang.projections.backup.BackupDues;
import org.taizhang.projections.change.ChangeDues;
import org.taizhang.projections.disclosure.DisclosureDues;
import org.taizhang.projections.document.DocumentDues;
import org.taizhang.projections.duty.DutyDues;
import org.taizhang.projections.emergency.EmergencyDues;
import org.taizhang.projections.incident.IncidentDues;
import org.taizhang.projections.inspection.InspectionDues;
import org.taizhang.projections.manual.ManualDues;
import org.taizhang.projections.medium.MediumDues;
import org.taizhang.projections.nonconformity.NonconformityDues;
import org.taizhang.projections.notification.NotificationDues;
import org.taizhang.projections.operation.OperationDues;
import org.taizhang.projections.plan.PlanDues;
import org.taizhang.projections.problem.ProblemDues;
import org.taizhang.projections.request.RequestDues;
import org.taizhang.projections.restore.RestoreDues;
import org.taizhang.projections.run.RunDues;
import org.taizhang.projections.staff.StaffDues;
import org.taizhang.projections.target.TargetDues;
import org.taizhang.projections.warning.WarningDues;

/**
 * What one subject owes, and until when; a subject that owes nothing has no document.
 *
 * @param next the earliest of {@code owed}
 */
public record DueView(String id, String unit, Map<Obligation, Instant> owed, Instant next) {
    /** What can be owed, and the command that is sent when its time has come. */
    public enum Obligation {
        MOVE_CHANGE,
        MOVE_REQUEST,
        END_PAUSE,
        RUN_BACKUP,
        CHECK_BACKUPS,
        VERIFY_BACKUP,
        REVIEW_BACKUPS,
        REPAIR_BACKUP,
        FOLLOW_UP_RUN,
        RETURN_MEDIUM,
        CLEAN_UP_RESTORE_TEST,
        FOLLOW_UP_RESTORE_TEST,
        VERIFY_RESTORE,
        REVIEW_URGENT_RESTORE,
        END_ACCESS,
        EVALUATE_PLAN,
        REVISE_PLAN,
        FILE_PLAN,
        VERIFY_WARNING,
        WATCH_EMERGENCY,
        REPORT_EMERGENCY,
        REVIEW_EMERGENCY,
        ACKNOWLEDGE_ALERT,
        END_FLAPPING,
        RESPOND_TO_INCIDENT,
        RESOLVE_INCIDENT,
        CLOSE_INCIDENT,
        REPORT_INCIDENT,
        REPORT_INCIDENT_TO_POLICE,
        SUMMARISE_INCIDENT,
        URGE_INCIDENT_RESPONSE,
        URGE_INCIDENT_RESOLUTION,
        TAKE_OVER_DUTY,
        CHECK_ROSTER,
        CHECK_BY_PLAN,
        FOLLOW_UP_NONCONFORMITY,
        ANSWER_NONCONFORMITY,
        DISCLOSE,
        COMPUTE_DISCLOSURE_DUE,
        COMPOSE_NOTIFICATION,
        ADVANCE_PROBLEM,
        REVISE_MANUAL,
        REVIEW_OPERATION,
        REPORT_DAILY,
        SUMMARISE_PROBLEMS,
        TRAIN_STAFF,
        TEST_STAFF,
        REVIEW_DOCUMENT;

        public Object command(UUID subject) {
            return switch (this) {
                case MOVE_CHANGE -> new ChangeCommand.NoteLapse(subject);
                case MOVE_REQUEST -> new RequestCommand.NoteLapse(subject);
                case RUN_BACKUP -> new BackupCommand.NoteMissed(subject);
                case CHECK_BACKUPS -> new BackupCommand.NoteLapse(subject, BackupEvent.Duty.DAILY_CHECK);
                case VERIFY_BACKUP -> new BackupCommand.NoteLapse(subject, BackupEvent.Duty.VERIFICATION);
                case REVIEW_BACKUPS -> new BackupCommand.NoteLapse(subject, BackupEvent.Duty.REVIEW);
                case REPAIR_BACKUP -> new BackupCommand.NoteLapse(subject, BackupEvent.Duty.REPAIR);
                case FOLLOW_UP_RUN -> new RunCommand.NoteLapse(subject);
                case RETURN_MEDIUM -> new MediumCommand.NoteLapse(subject);
                case CLEAN_UP_RESTORE_TEST -> new RestoreCommand.NoteLapse(subject, RestoreEvent.Duty.CLEAN_UP);
                case FOLLOW_UP_RESTORE_TEST -> new RestoreCommand.NoteLapse(subject, RestoreEvent.Duty.FOLLOW_UP);
                case VERIFY_RESTORE -> new RestoreCommand.NoteLapse(subject, RestoreEvent.Duty.VERIFICATION);
                case REVIEW_URGENT_RESTORE -> new RestoreCommand.NoteLapse(subject, RestoreEvent.Duty.URGENCY_REVIEW);
                case END_ACCESS -> new AccessCommand.Expire(subject);
                case END_PAUSE -> new TargetCommand.Resume(subject, null);
                case ACKNOWLEDGE_ALERT -> new AlertCommand.Escalate(subject);
                case END_FLAPPING -> new AlertCommand.Settle(subject);
                case RESPOND_TO_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.RESPONSE);
                case COMPOSE_NOTIFICATION -> new NotificationCommand.Compose(subject);
                case RESOLVE_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.RESOLUTION);
                case CLOSE_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.CLOSURE);
                case REPORT_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.REPORT);
                case REPORT_INCIDENT_TO_POLICE -> new IncidentCommand.Escalate(subject, Clock.POLICE);
                case SUMMARISE_INCIDENT -> new IncidentCommand.Escalate(subject, Clock.SUMMARY);
                case URGE_INCIDENT_RESPONSE -> new IncidentCommand.Remind(subject, Clock.RESPONSE);
                case URGE_INCIDENT_RESOLUTION -> new IncidentCommand.Remind(subject, Clock.RESOLUTION);
                case TAKE_OVER_DUTY -> new DutyCommand.NoteMissed(subject);
                case EVALUATE_PLAN -> new PlanCommand.NoteOverdue(subject, PlanEvent.Duty.EVALUATION);
                case REVISE_PLAN -> new PlanCommand.NoteOverdue(subject, PlanEvent.Duty.REVISION);
                case FILE_PLAN -> new PlanCommand.NoteOverdue(subject, PlanEvent.Duty.FILING);
                case VERIFY_WARNING -> new WarningCommand.NoteOverdue(subject);
                case WATCH_EMERGENCY -> new EmergencyCommand.NoteOverdue(subject, EmergencyEvent.Duty.WATCH);
                case REPORT_EMERGENCY -> new EmergencyCommand.NoteOverdue(subject, EmergencyEvent.Duty.REPORT);
                case REVIEW_EMERGENCY -> new EmergencyCommand.NoteOverdue(subject, EmergencyEvent.Duty.REVIEW);
                case CHECK_ROSTER -> new DutyCommand.Check(subject);
                case DISCLOSE -> new DisclosureCommand.NoteLapse(subject);
                case COMPUTE_DISCLOSURE_DUE -> new DisclosureCommand.ComputeDue(subject);
                case CHECK_BY_PLAN -> new InspectionCommand.NoteMissed(subject);
                case FOLLOW_UP_NONCONFORMITY, ANSWER_NONCONFORMITY -> new NonconformityCommand.NoteLapse(subject);
                case ADVANCE_PROBLEM -> new ProblemCommand.NoteLapse(subject);
                case REVIEW_DOCUMENT -> new DocumentCommand.NoteLapse(subject);
                case REVISE_MANUAL -> new ManualCommand.NoteLapse(subject);
                case REVIEW_OPERATION -> new OperationCommand.NoteLapse(subject);
                case REPORT_DAILY -> new StaffCommand.NoteLapse(subject, StaffEvent.Task.DAILY_REPORT);
                case SUMMARISE_PROBLEMS -> new StaffCommand.NoteLapse(subject, StaffEvent.Task.PROBLEM_SUMMARY);
                case TRAIN_STAFF -> new StaffCommand.NoteLapse(subject, StaffEvent.Task.TRAINING);
                case TEST_STAFF -> new StaffCommand.NoteLapse(subject, StaffEvent.Task.SKILL_TEST);
            };
        }
    }

    public static @Nullable DueView evolve(@Nullable DueView was, Recorded<Object> recorded) {
        var owed = new Owed(was == null ? Map.of() : was.owed);
        switch (recorded.event()) {
            case ChangeEvent event -> ChangeDues.fold(owed, event);
            case RequestEvent event -> RequestDues.fold(owed, event);
            case TargetEvent event -> TargetDues.fold(owed, event);
            case AlertEvent event -> AlertDues.fold(owed, event);
            case IncidentEvent event -> IncidentDues.fold(owed, event);
            case DutyEvent event -> DutyDues.fold(owed, event);
            case DocumentEvent event -> DocumentDues.fold(owed, event);
            case ManualEvent event -> ManualDues.fold(owed, event);
            case OperationEvent event -> OperationDues.fold(owed, event);
            case StaffEvent event -> StaffDues.fold(owed, event);
            case PlanEvent event -> PlanDues.fold(owed, event);
            case WarningEvent event -> WarningDues.fold(owed, event);
            case EmergencyEvent event -> EmergencyDues.fold(owed, event);
            case NotificationEvent event -> NotificationDues.fold(owed, event);
            case InspectionEvent event -> InspectionDues.fold(owed, event);
            case DisclosureEvent event -> DisclosureDues.fold(owed, event);
            case NonconformityEvent event -> NonconformityDues.fold(owed, event);
            case ProblemEvent event -> ProblemDues.fold(owed, event);
            case BackupEvent event -> BackupDues.fold(owed, event);
            case RunEvent event -> RunDues.fold(owed, event);
            case MediumEvent event -> MediumDues.fold(owed, event);
            case RestoreEvent event -> RestoreDues.fold(owed, event);
            case AccessEvent event -> AccessDues.fold(owed, event);
            default -> {}
        }
        return owed.next()
                .map(next -> new DueView(recorded.subject(), recorded.unit(), owed.all(), next))
                .orElse(null);
    }
}
