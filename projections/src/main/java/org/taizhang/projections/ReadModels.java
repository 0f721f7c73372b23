package org.taizhang.projections;

import static org.taizhang.projections.documents.Field.number;
import static org.taizhang.projections.documents.Field.searchable;
import static org.taizhang.projections.documents.Field.text;

import java.util.List;
import org.taizhang.domain.access.AccessEvent;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.analysis.AnalysisEvent;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.credential.CredentialEvent;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.disclosure.DisclosureEvent;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.emergency.EmergencyEvent;
import org.taizhang.domain.erasure.ErasureEvent;
import org.taizhang.domain.evaluation.EvaluationEvent;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.domain.mandate.MandateEvent;
import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.nonconformity.NonconformityEvent;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.domain.operation.OperationEvent;
import org.taizhang.domain.plan.PlanEvent;
import org.taizhang.domain.problem.ProblemEvent;
import org.taizhang.domain.publication.PublicationEvent;
import org.taizhang.domain.request.RequestEvent;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.route.RouteEvent;
import org.taizhang.domain.rule.RuleEvent;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.warning.WarningEvent;
import org.taizhang.projections.access.AccessView;
import org.taizhang.projections.account.AccountView;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.analysis.AnalysisView;
import org.taizhang.projections.analysis.CompilationView;
import org.taizhang.projections.audit.AuditView;
import org.taizhang.projections.backup.BackupView;
import org.taizhang.projections.change.ChangeView;
import org.taizhang.projections.credential.CredentialView;
import org.taizhang.projections.digest.DigestView;
import org.taizhang.projections.disclosure.DisclosureView;
import org.taizhang.projections.discovery.DiscoveryView;
import org.taizhang.projections.discovery.FindingView;
import org.taizhang.projections.document.DocumentView;
import org.taizhang.projections.document.HeldFilesView;
import org.taizhang.projections.document.ReadingView;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.due.DueView;
import org.taizhang.projections.duty.DutyView;
import org.taizhang.projections.duty.WatchView;
import org.taizhang.projections.emergency.EmergencyView;
import org.taizhang.projections.erasure.ErasureView;
import org.taizhang.projections.evaluation.EvaluationView;
import org.taizhang.projections.file.FileView;
import org.taizhang.projections.incident.IncidentView;
import org.taizhang.projections.inspection.InspectionCheckView;
import org.taizhang.projections.inspection.InspectionView;
import org.taizhang.projections.mandate.MandateView;
import org.taizhang.projections.manual.ManualView;
import org.taizhang.projections.medium.MediumView;
import org.taizhang.projections.nonconformity.NonconformityView;
import org.taizhang.projections.notice.NoticeView;
import org.taizhang.projections.notification.DeliveryView;
import org.taizhang.projections.operation.OperationView;
import org.taizhang.projections.plan.PlanView;
import org.taizhang.projections.problem.ProblemRecordView;
import org.taizhang.projections.publication.PublicationView;
import org.taizhang.projections.request.RequestView;
import org.taizhang.projections.restore.RestoreView;
import org.taizhang.projections.route.RouteView;
import org.taizhang.projections.rule.RuleView;
import org.taizhang.projections.run.RunView;
import org.taizhang.projections.source.SourceView;
import org.taizhang.projections.staff.PermissionView;
import org.taizhang.projections.staff.StaffRecordView;
import org.taizhang.projections.staff.StaffView;
import org.taizhang.projections.target.TargetView;
import org.taizhang.projections.warning.WarningView;

/** Every read model there is: its name, its revision, its events, its key, its fold, and what it is found by. */
public final class ReadModels {
    public static final Projection<TargetEvent, TargetView> TARGETS = Projection.of(
            "target",
            3,
            TargetEvent.class,
            TargetView.class,
            TargetEvent::target,
            TargetView::evolve,
            text("stage"),
            text("definition.kind"),
            searchable("definition.name"),
            text("definition.owner"),
            text("registeredAt"),
            text("changedAt"));

    public static final Projection<AlertEvent, AlertView> ALERTS = Projection.of(
            "alert",
            3,
            AlertEvent.class,
            AlertView.class,
            AlertEvent::alert,
            AlertView::evolve,
            text("state"),
            text("suppression.cause"),
            text("target"),
            number("firing.severity"),
            text("firing.kind"),
            text("firing.rule"),
            searchable("firing.text"),
            text("firing.origin.source"),
            text("raisedAt"));

    public static final Projection<IncidentEvent, IncidentView> INCIDENTS = Projection.of(
            "incident",
            2,
            IncidentEvent.class,
            IncidentView.class,
            IncidentEvent::incident,
            IncidentView::evolve,
            text("stage"),
            number("priority"),
            text("assignee"),
            text("cause"),
            text("report.target"),
            text("report.kind"),
            text("report.alert"),
            searchable("report.title"),
            text("resolveBy"),
            text("tracking.classification.category"),
            number("tracking.classification.level"),
            number("tracking.lapses"),
            Field.flag("tracking.reviewed"),
            text("tracking.closedAt"),
            text("reportedAt"),
            text("changedAt"));

    public static final Projection<MandateEvent, MandateView> MANDATES = Projection.of(
            "mandate",
            1,
            MandateEvent.class,
            MandateView.class,
            MandateEvent::mandate,
            MandateView::evolve,
            text("state.appointment.process"),
            text("state.appointment.person"),
            Field.flag("state.withdrawn"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<ProblemEvent, ProblemRecordView> PROBLEMS = Projection.of(
            "problem",
            1,
            ProblemEvent.class,
            ProblemRecordView.class,
            ProblemEvent::problem,
            ProblemRecordView::evolve,
            text("state.stage"),
            text("state.library"),
            text("state.finding.origin"),
            number("state.finding.severity"),
            text("state.finding.category"),
            text("state.finding.causeKey"),
            searchable("state.finding.title"),
            text("state.handler"),
            text("state.handling.change"),
            text("state.owed.task"),
            text("state.owed.dueBy"),
            number("state.lapses"),
            searchable("text"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<AccountEvent, AccountView> ACCOUNTS = Projection.of(
            "account",
            2,
            AccountEvent.class,
            AccountView.class,
            AccountEvent::account,
            AccountView::evolve,
            searchable("profile.name"),
            Field.flag("disabled"),
            text("createdAt"));

    public static final Projection<ChangeEvent, ChangeView> CHANGES = Projection.of(
            "change",
            1,
            ChangeEvent.class,
            ChangeView.class,
            ChangeEvent::change,
            ChangeView::evolve,
            text("state.stage"),
            searchable("state.application.title"),
            text("state.application.kind"),
            text("state.application.problem"),
            text("state.application.plan.urgency"),
            text("state.roles.applicant"),
            text("state.roles.approver"),
            text("state.roles.implementer"),
            text("state.roles.reviewer"),
            text("state.schedule.window.opensAt"),
            text("state.schedule.window.closesAt"),
            text("state.owed.what"),
            text("state.owed.dueBy"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<RequestEvent, RequestView> REQUESTS = Projection.of(
            "request",
            1,
            RequestEvent.class,
            RequestView.class,
            RequestEvent::request,
            RequestView::evolve,
            text("state.stage"),
            text("state.topic"),
            searchable("state.application.title"),
            text("state.applicant"),
            text("state.owed.what"),
            text("state.owed.dueBy"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<ErasureEvent, ErasureView> ERASURES = Projection.of(
            "erasure",
            1,
            ErasureEvent.class,
            ErasureView.class,
            ErasureEvent::erasure,
            ErasureView::evolve,
            text("stage"),
            text("claim.account"),
            text("requestedAt"));

    public static final Projection<CredentialEvent, CredentialView> CREDENTIALS = Projection.of(
            "credential",
            1,
            CredentialEvent.class,
            CredentialView.class,
            CredentialEvent::credential,
            CredentialView::evolve,
            searchable("name"),
            text("storedBy"),
            text("storedAt"));
    public static final Projection<InspectionEvent, InspectionView> INSPECTIONS = Projection.of(
            "inspection",
            1,
            InspectionEvent.class,
            InspectionView.class,
            InspectionEvent::inspection,
            InspectionView::evolve,
            text("state.stage"),
            text("state.plan.kind"),
            searchable("state.plan.name"),
            searchable("state.plan.site"),
            text("state.plan.target"),
            text("state.owedBy"),
            number("state.missed"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<InspectionEvent, InspectionCheckView> INSPECTION_CHECKS = new Projection<>(
            "inspection-check",
            1,
            InspectionEvent.class,
            InspectionCheckView.class,
            InspectionCheckView::key,
            InspectionCheckView::evolve,
            List.of(
                    text("inspection"),
                    text("kind"),
                    text("standing"),
                    text("target"),
                    searchable("site"),
                    text("by"),
                    number("findings"),
                    text("createdAt")));

    public static final Projection<NonconformityEvent, NonconformityView> NONCONFORMITIES = Projection.of(
            "nonconformity",
            1,
            NonconformityEvent.class,
            NonconformityView.class,
            NonconformityEvent::nonconformity,
            NonconformityView::evolve,
            text("state.stage"),
            text("state.origin.topic"),
            text("state.origin.subject"),
            text("state.origin.check"),
            text("state.discovery.found.defect"),
            number("state.discovery.found.severity"),
            searchable("state.discovery.found.where"),
            text("state.discovery.found.department"),
            searchable("state.discovery.site"),
            text("state.discovery.target"),
            text("state.owedBy"),
            text("state.answerBy"),
            number("state.lapses"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<EvaluationEvent, EvaluationView> EVALUATIONS = Projection.of(
            "evaluation",
            1,
            EvaluationEvent.class,
            EvaluationView.class,
            EvaluationEvent::evaluation,
            EvaluationView::evolve,
            text("state.stage"),
            searchable("state.site.name"),
            text("state.site.medium"),
            text("state.site.target"),
            text("state.site.on"),
            text("state.outcome.judgement"),
            number("state.outcome.score"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<DisclosureEvent, DisclosureView> DISCLOSURES = Projection.of(
            "disclosure",
            1,
            DisclosureEvent.class,
            DisclosureView.class,
            DisclosureEvent::disclosure,
            DisclosureView::evolve,
            text("state.stage"),
            text("state.item.kind"),
            searchable("state.item.title"),
            searchable("state.item.organ"),
            text("state.on"),
            text("state.due.on"),
            number("state.due.unknownYear"),
            number("state.item.report.year"),
            text("state.owedBy"),
            number("state.late"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<PublicationEvent, PublicationView> PUBLICATIONS = Projection.of(
            "publication",
            1,
            PublicationEvent.class,
            PublicationView.class,
            PublicationEvent::publication,
            PublicationView::evolve,
            text("state.stage"),
            text("state.manner"),
            searchable("state.draft.title"),
            searchable("state.draft.site"),
            text("state.draft.category"),
            text("state.submitter"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<SourceEvent, SourceView> SOURCES = Projection.of(
            "source",
            1,
            SourceEvent.class,
            SourceView.class,
            SourceEvent::source,
            SourceView::evolve,
            text("stage"),
            searchable("definition.name"),
            text("target"),
            text("registeredAt"));

    public static final Projection<RuleEvent, RuleView> RULES = Projection.of(
            "rule",
            1,
            RuleEvent.class,
            RuleView.class,
            RuleEvent::rule,
            RuleView::evolve,
            text("kind"),
            text("changedAt"));

    public static final Projection<Object, NoticeView> NOTICES = new Projection<>(
            "notice",
            2,
            Object.class,
            NoticeView.class,
            NoticeView::key,
            NoticeView::evolve,
            List.of(
                    text("matter"),
                    text("alert"),
                    text("target"),
                    text("occasion"),
                    text("kind"),
                    number("severity"),
                    text("at")));

    public static final Projection<RouteEvent, RouteView> ROUTES = Projection.of(
            "route",
            1,
            RouteEvent.class,
            RouteView.class,
            RouteEvent::route,
            RouteView::evolve,
            searchable("definition.name"),
            text("retiredBecause"),
            text("createdAt"),
            text("changedAt"));

    public static final Projection<NotificationEvent, DeliveryView> DELIVERIES = new Projection<>(
            "notification",
            1,
            NotificationEvent.class,
            DeliveryView.class,
            DeliveryView::key,
            DeliveryView::evolve,
            List.of(
                    text("notification"),
                    text("state"),
                    text("line.channel"),
                    text("line.recipient"),
                    text("line.kind"),
                    text("nextAt"),
                    text("requestedAt"),
                    text("queuedAt"),
                    text("changedAt")));

    public static final Projection<DutyEvent, DutyView> DUTIES = Projection.of(
            "duty",
            1,
            DutyEvent.class,
            DutyView.class,
            DutyEvent::duty,
            DutyView::evolve,
            Field.flag("dissolved"),
            searchable("roster.name"),
            text("keeper.person"),
            text("plannedAt"));

    public static final Projection<DutyEvent, WatchView> WATCHES = new Projection<>(
            "watch",
            1,
            DutyEvent.class,
            WatchView.class,
            WatchView::key,
            WatchView::evolve,
            List.of(text("duty"), text("person"), text("from")));

    public static final Projection<DigestEvent, DigestView> DIGESTS = Projection.of(
            "digest",
            1,
            DigestEvent.class,
            DigestView.class,
            DigestEvent::digest,
            DigestView::evolve,
            text("day.target"),
            text("day.date"),
            number("day.failures"),
            number("day.gaps"),
            text("takenAt"));

    public static final Projection<FileEvent, FileView> FILES = Projection.of(
            "file",
            1,
            FileEvent.class,
            FileView.class,
            FileEvent::file,
            FileView::evolve,
            text("stage"),
            text("flaw"),
            searchable("contents.name"),
            text("contents.mediaType"),
            number("contents.size"),
            text("contents.sha256"),
            text("contents.sm3"),
            text("storedBy"),
            text("storedAt"));

    public static final Projection<DocumentEvent, DocumentView> DOCUMENTS = Projection.of(
            "document",
            1,
            DocumentEvent.class,
            DocumentView.class,
            DocumentEvent::document,
            DocumentView::evolve,
            text("state.stage"),
            text("state.filing.classification.kind"),
            text("state.filing.classification.policy"),
            searchable("state.filing.title"),
            text("state.filing.number"),
            text("state.labels.sensitivity"),
            text("state.labels.owner"),
            text("state.validity.reviewBy"),
            Field.flag("state.validity.toBeRevised"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<DocumentEvent, ReadingView> READINGS = new Projection<>(
            "reading",
            1,
            DocumentEvent.class,
            ReadingView.class,
            ReadingView::key,
            ReadingView::evolve,
            List.of(text("document"), number("version"), text("person"), text("at")));
    public static final Projection<BackupEvent, BackupView> BACKUPS = Projection.of(
            "backup",
            1,
            BackupEvent.class,
            BackupView.class,
            BackupEvent::backup,
            BackupView::evolve,
            text("state.stage"),
            text("state.definition.layer"),
            text("state.definition.category"),
            searchable("state.definition.name"),
            text("state.definition.owner"),
            Field.flag("missing"),
            text("owedBy"),
            text("state.attention.checkBy"),
            text("state.attention.verifyBy"),
            text("state.attention.reviewBy"),
            text("state.attention.repairBy"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<MediumEvent, MediumView> MEDIA = Projection.of(
            "medium",
            1,
            MediumEvent.class,
            MediumView.class,
            MediumEvent::medium,
            MediumView::evolve,
            text("state.stage"),
            searchable("state.label.text"),
            searchable("state.label.content"),
            text("state.label.backup"),
            text("state.label.keeper"),
            Field.flag("state.altered"),
            Field.flag("state.place.offsite"),
            text("state.release.holder"),
            text("state.backBy"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<RestoreEvent, RestoreView> RESTORES = Projection.of(
            "restore",
            1,
            RestoreEvent.class,
            RestoreView.class,
            RestoreEvent::restore,
            RestoreView::evolve,
            text("state.stage"),
            searchable("state.plan.title"),
            text("state.plan.backup"),
            Field.flag("state.plan.drill"),
            Field.flag("state.urgent.reviewed"),
            text("state.planner"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<AccessEvent, AccessView> ACCESSES = Projection.of(
            "access",
            1,
            AccessEvent.class,
            AccessView.class,
            AccessEvent::access,
            AccessView::evolve,
            text("state.stage"),
            text("state.application.person"),
            text("state.application.holding"),
            searchable("state.application.data"),
            text("state.application.medium"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<RunEvent, RunView> RUNS = Projection.of(
            "run",
            1,
            RunEvent.class,
            RunView.class,
            RunEvent::run,
            RunView::evolve,
            text("state.stage"),
            text("state.policy.backup"),
            text("state.report.tool"),
            text("state.report.method"),
            text("state.report.snapshot"),
            text("state.report.label"),
            text("state.failure.owes"),
            text("state.failure.owedBy"),
            text("openedAt"),
            text("changedAt"));
    public static final Projection<DiscoveryEvent, DiscoveryView> DISCOVERIES = Projection.of(
            "discovery",
            1,
            DiscoveryEvent.class,
            DiscoveryView.class,
            DiscoveryEvent::discovery,
            DiscoveryView::evolve,
            text("stage"),
            text("requestedBy"),
            text("requestedAt"),
            text("changedAt"));

    public static final Projection<DiscoveryEvent, FindingView> FINDINGS = new Projection<>(
            "finding",
            1,
            DiscoveryEvent.class,
            FindingView.class,
            FindingView::key,
            FindingView::evolve,
            List.of(
                    text("discovery"),
                    number("number"),
                    text("target"),
                    text("finding.address"),
                    number("finding.port"),
                    text("finding.protocol"),
                    text("finding.kind"),
                    text("finding.watched"),
                    searchable("finding.name"),
                    text("foundAt")));

    public static final Projection<DocumentEvent, HeldFilesView> HELD_FILES = Projection.of(
            "heldfiles",
            1,
            DocumentEvent.class,
            HeldFilesView.class,
            DocumentEvent::document,
            HeldFilesView::evolve,
            Field.flag("restricted"),
            searchable("files"));

    public static final Projection<ManualEvent, ManualView> MANUALS = Projection.of(
            "manual",
            1,
            ManualEvent.class,
            ManualView.class,
            ManualEvent::manual,
            ManualView::evolve,
            text("state.stage"),
            searchable("state.binding.title"),
            searchable("state.binding.system"),
            text("state.binding.target"),
            text("state.open.stage"),
            text("state.owing.by"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<OperationEvent, OperationView> OPERATIONS = Projection.of(
            "operation",
            1,
            OperationEvent.class,
            OperationView.class,
            OperationEvent::operation,
            OperationView::evolve,
            text("state.stage"),
            text("state.kind"),
            text("state.basis.manual"),
            text("state.basis.procedure.code"),
            searchable("state.basis.system"),
            searchable("state.request.system"),
            searchable("state.request.title"),
            text("state.review.finding.outcome"),
            text("state.reviewBy"),
            text("openedAt"),
            text("changedAt"));
    public static final Projection<AnalysisEvent, AnalysisView> ANALYSES = Projection.of(
            "analysis",
            1,
            AnalysisEvent.class,
            AnalysisView.class,
            AnalysisEvent::analysis,
            AnalysisView::evolve,
            text("state.stage"),
            text("state.scope.month"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<AnalysisEvent, CompilationView> COMPILATIONS = Projection.of(
            "compilation",
            1,
            AnalysisEvent.class,
            CompilationView.class,
            AnalysisEvent::analysis,
            CompilationView::evolve,
            text("scope.month"));

    public static final Projection<StaffEvent, StaffView> STAFF = Projection.of(
            "staff",
            1,
            StaffEvent.class,
            StaffView.class,
            StaffEvent::staff,
            StaffView::evolve,
            Field.flag("state.dissolved"),
            searchable("state.body.name"),
            text("state.leader.person"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<StaffEvent, StaffRecordView> STAFF_RECORDS = new Projection<>(
            "staffrecord",
            1,
            StaffEvent.class,
            StaffRecordView.class,
            StaffRecordView::key,
            StaffRecordView::evolve,
            List.of(
                    text("staff"),
                    text("task"),
                    text("period"),
                    Field.flag("overdue"),
                    text("test.skill"),
                    searchable("training.topic"),
                    text("at")));

    public static final Projection<StaffEvent, PermissionView> PERMISSIONS = new Projection<>(
            "permission",
            1,
            StaffEvent.class,
            PermissionView.class,
            PermissionView::key,
            PermissionView::evolve,
            List.of(
                    text("staff"),
                    Field.flag("granted"),
                    text("permission.person"),
                    searchable("permission.system"),
                    text("permission.scope"),
                    text("grantedAt"),
                    text("revokedAt")));

    public static final Projection<PlanEvent, PlanView> PLANS = Projection.of(
            "plan",
            1,
            PlanEvent.class,
            PlanView.class,
            PlanEvent::plan,
            PlanView::evolve,
            text("state.stage"),
            searchable("state.content.title"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<WarningEvent, WarningView> WARNINGS = Projection.of(
            "warning",
            1,
            WarningEvent.class,
            WarningView.class,
            WarningEvent::warning,
            WarningView::evolve,
            text("state.stage"),
            searchable("state.hazard.title"),
            number("state.grade"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<EmergencyEvent, EmergencyView> EMERGENCIES = Projection.of(
            "emergency",
            1,
            EmergencyEvent.class,
            EmergencyView.class,
            EmergencyEvent::emergency,
            EmergencyView::evolve,
            text("state.stage"),
            searchable("state.declaration.title"),
            number("state.declaration.grade"),
            text("state.declaration.plan"),
            text("openedAt"),
            text("changedAt"));

    public static final Projection<Object, DueView> DUE = new Projection<>(
            "due", 6, Object.class, DueView.class, Recorded::subject, DueView::evolve, List.of(text("next")));

    public static final Projection<Object, AuditView> AUDIT = new Projection<>(
            "audit",
            3,
            Object.class,
            AuditView.class,
            AuditView::key,
            AuditView::evolve,
            List.of(
                    text("capability"),
                    text("event"),
                    text("topic"),
                    text("subject"),
                    text("actor"),
                    text("at"),
                    text("requestId"),
                    searchable("zh"),
                    searchable("en")));

    public static final List<Projection<?, ?>> ALL = List.of(
            TARGETS,
            RULES,
            ALERTS,
            INCIDENTS,
            MANDATES,
            PROBLEMS,
            ACCOUNTS,
            ERASURES,
            CHANGES,
            REQUESTS,
            SOURCES,
            INSPECTIONS,
            INSPECTION_CHECKS,
            NONCONFORMITIES,
            EVALUATIONS,
            PUBLICATIONS,
            DISCLOSURES,
            CREDENTIALS,
            DUTIES,
            WATCHES,
            DIGESTS,
            FILES,
            DOCUMENTS,
            READINGS,
            HELD_FILES,
            BACKUPS,
            RUNS,
            DISCOVERIES,
            FINDINGS,
            MANUALS,
            OPERATIONS,
            MEDIA,
            RESTORES,
            ACCESSES,
            STAFF,
            STAFF_RECORDS,
            PERMISSIONS,
            PLANS,
            WARNINGS,
            EMERGENCIES,
            NOTICES,
            ROUTES,
            DELIVERIES,
            ANALYSES,
            COMPILATIONS,
            DUE,
            AUDIT);

    private ReadModels() {}
}
