package org.taizhang.domain.incident;

import static org.taizhang.domain.incident.IncidentEvent.Stage.CLOSED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Statement;
import org.taizhang.domain.incident.IncidentEvent.*;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Dispatch;
import org.taizhang.domain.incident.SecurityEvent.ReportType;

/** An incident as it is followed by those who do not work on it themselves. */
record Pursued(
        UUID incident,
        Stage stage,
        Report report,
        @Nullable String assignee,
        @Nullable String resolver,
        @Nullable Grade grade,
        IncidentTracking tracking) {
    private static final String WHO_ANSWERS = "role:APPROVER";
    private static final String WHO_WATCHES = "role:WATCH";
    private static final int UNGRADED = 3;
    private static final int MOST_DISPATCHES = 50;

    Resolved resolved(Resolution resolution, Instant now, Pursuit pursuit) {
        var summariseBy = pursuit.rules().summariseBy(tracking.classification(), now);
        return new Resolved(incident, resolution, pursuit.closeBy(now), summariseBy);
    }

    /** A time that was exceeded is escalated once, and told until it is met. */
    List<IncidentEvent> escalated(Clock clock, Instant now, Pursuit pursuit) {
        var term = tracking.owed(clock);
        if (term.isEmpty() || now.isBefore(term.get().dueBy())) return List.of();
        var lapse =
                Notices.lapse(clock, report.title(), term.get(), tracking.lapses() + 1, answering(pursuit), severity());
        var again = now.plus(pursuit.again());
        var overdue = new Overdue(incident, clock, lapse, again, term.get().to());
        if (term.get().lapsed()) return List.of(overdue);
        return List.of(new Escalated(incident, clock, term.get().dueBy()), overdue);
    }

    List<IncidentEvent> reminded(Clock clock, Instant now, Pursuit pursuit) {
        var term = tracking.owed(clock);
        if (term.isEmpty()) return List.of();
        var urgeAt = term.get().urgeAt();
        if (urgeAt == null || now.isBefore(urgeAt)) return List.of();
        var due = term.get().dueBy();
        var text = Notices.near(clock, report.title(), due);
        return List.of(new Urged(incident, tracking.urgings() + 1, clock, due, text, working(pursuit), severity()));
    }

    List<IncidentEvent> urged(Urging urging, Pursuit pursuit) {
        if (stage == CLOSED) throw new Refused("subject.stage", stage);
        var next = tracking.urgings() + 1;
        var text = Notices.urged(report.title(), urging.text());
        return List.of(new Urged(incident, next, null, null, text, working(pursuit), severity()));
    }

    /** Nobody supervises their own work. */
    List<IncidentEvent> supervised(Statement statement, Asked asked) {
        asked.apartFrom(assignee, resolver);
        return List.of(new Supervised(incident, statement));
    }

    List<IncidentEvent> reviewed(Review review, Asked asked) {
        if (stage != CLOSED) throw new Refused("subject.stage", stage);
        asked.apartFrom(assignee, resolver);
        if (review.equals(tracking.review())) return List.of();
        if (tracking.reviewed()) throw new Refused("incident.reviewed");
        return List.of(new Reviewed(incident, review));
    }

    List<IncidentEvent> handedToProblem(UUID problem) {
        return tracking.problems().contains(problem) ? List.of() : List.of(new HandedToProblem(incident, problem));
    }

    /** What was reported already is not owed again. */
    List<IncidentEvent> classified(Classification classification, SecurityRules rules) {
        if (classification.equals(tracking.classification())) return List.of();
        if (!rules.categories().contains(classification.category()))
            throw new Refused("incident.category", classification.category());
        var least = rules.least(classification.harm());
        if (classification.level() > least) throw new Refused("incident.level", classification.level(), least);
        var terms = rules.terms(classification, tracking.reportedAt()).stream()
                .filter(term -> !isMet(term.clock()))
                .toList();
        return List.of(new Classified(incident, classification, terms));
    }

    private boolean isMet(Clock clock) {
        return tracking.hasSent(clock == Clock.POLICE ? ReportType.POLICE : ReportType.FIRST);
    }

    List<IncidentEvent> informed(Dispatch dispatch) {
        if (tracking.classification() == null) throw new Refused("incident.not-classified");
        var sent = tracking.dispatches();
        if (!sent.isEmpty() && sent.getLast().equals(dispatch)) return List.of();
        if (sent.size() >= MOST_DISPATCHES) throw new Refused("incident.many-reports", MOST_DISPATCHES);
        if (dispatch.type() == ReportType.SUPPLEMENT && !tracking.hasSent(ReportType.FIRST))
            throw new Refused("incident.nothing-to-supplement");
        return List.of(new AuthorityInformed(incident, dispatch));
    }

    /** A security incident is not closed before those were told who must be. */
    void refuseUnreported(SecurityRules rules) {
        var classification = tracking.classification();
        if (rules.isReportable(classification) && !tracking.hasSent(ReportType.FIRST))
            throw new Refused("incident.report-owed");
        if (classification != null && classification.crime() && !tracking.hasSent(ReportType.POLICE))
            throw new Refused("incident.police-owed");
    }

    /** Whoever works on it, or those on watch while nobody does. */
    private List<String> working(Pursuit pursuit) {
        var people = new ArrayList<String>();
        people.add(Optional.ofNullable(assignee).orElse(WHO_WATCHES));
        pursuit.managers()
                .of(report.unit())
                .filter(manager -> !people.contains(manager))
                .ifPresent(people::add);
        return List.copyOf(people);
    }

    /** They, and whoever answers for the process: its manager, or all who approve where none was appointed. */
    private List<String> answering(Pursuit pursuit) {
        var people = new ArrayList<>(working(pursuit));
        if (pursuit.managers().of(report.unit()).isEmpty()) people.add(WHO_ANSWERS);
        return List.copyOf(people);
    }

    private int severity() {
        return grade == null ? UNGRADED : grade.priority();
    }
}
