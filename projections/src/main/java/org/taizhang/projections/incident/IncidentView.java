package org.taizhang.projections.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.*;
import org.taizhang.domain.incident.IncidentTracking;
import org.taizhang.projections.Recorded;

/**
 * An incident with its timeline.
 *
 * @param cause the cause it is known by, the newest word on it
 * @param respondBy until when it must be accepted; null once that was done or no longer matters
 * @param resolveBy until when it must be resolved; null once that was done
 * @param exceeded which times were exceeded
 * @param earlier incidents of the same cause
 * @param tracking how it is followed
 */
public record IncidentView(
        UUID id,
        String unit,
        Stage stage,
        Report report,
        @Nullable Impact impact,
        @Nullable Integer priority,
        @Nullable Instant respondBy,
        @Nullable Instant resolveBy,
        @Nullable String assignee,
        @Nullable Resolution resolution,
        @Nullable String resolvedBy,
        @Nullable String closedBy,
        @Nullable String cause,
        List<Clock> exceeded,
        List<UUID> earlier,
        Instant reportedAt,
        Instant changedAt,
        IncidentTracking tracking,
        List<Step> timeline) {

    /** One thing that happened: which event, who did it, and what they said. */
    public record Step(
            long position,
            String event,
            Instant at,
            String by,
            @Nullable String text) {}

    public static IncidentView evolve(@Nullable IncidentView was, Recorded<IncidentEvent> recorded) {
        var draft = new Draft(was, recorded);
        switch (recorded.event()) {
            case Reported e -> draft.reported(e.report());
            case Graded e -> draft.graded(e.impact(), e.grade());
            case Accepted e -> draft.respondBy = null;
            case Escalated e -> draft.exceeded.add(e.clock());
            case Resolved e -> draft.resolved(e.resolution(), recorded.actor().id());
            case Closed e -> draft.closedBy = recorded.actor().id();
            case Reopened e -> draft.reopened(e.grade());
            case Linked e -> draft.earlier.add(e.earlier());
            case Assigned e -> draft.assignee = e.assignment().assignee();
            default -> {}
        }
        return draft.view();
    }

    /** The view while one event is folded into it. */
    private static final class Draft {
        private final UUID id;
        private final Recorded<IncidentEvent> recorded;
        private final Stage stage;
        private final IncidentTracking tracking;
        private @Nullable Report report;
        private @Nullable Impact impact;
        private @Nullable Integer priority;
        private @Nullable Instant respondBy;
        private @Nullable Instant resolveBy;
        private @Nullable String assignee;
        private @Nullable Resolution resolution;
        private @Nullable String resolvedBy;
        private @Nullable String closedBy;
        private final Instant reportedAt;
        private @Nullable String cause;
        private final List<Clock> exceeded = new ArrayList<>();
        private final List<UUID> earlier = new ArrayList<>();
        private final List<Step> timeline = new ArrayList<>();

        Draft(@Nullable IncidentView was, Recorded<IncidentEvent> recorded) {
            this.recorded = recorded;
            id = recorded.event().incident();
            stage = Stage.after(recorded.event(), was == null ? null : was.stage);
            tracking = IncidentTracking.after(was == null ? null : was.tracking, recorded.event(), recorded.told());
            reportedAt = was == null ? recorded.time() : was.reportedAt;
            if (was != null) {
                report = was.report;
                impact = was.impact;
                priority = was.priority;
                respondBy = was.respondBy;
                resolveBy = was.resolveBy;
                assignee = was.assignee;
                resolution = was.resolution;
                resolvedBy = was.resolvedBy;
                closedBy = was.closedBy;
                cause = was.cause;
                exceeded.addAll(was.exceeded);
                earlier.addAll(was.earlier);
                timeline.addAll(was.timeline);
            }
            timeline.add(new Step(
                    recorded.position(),
                    recorded.name(),
                    recorded.time(),
                    recorded.actor().name(),
                    Sayings.of(recorded.event())));
        }

        private void reported(Report what) {
            report = what;
            cause = what.causeKey();
        }

        private void graded(Impact impact, Grade grade) {
            this.impact = impact;
            owe(grade);
        }

        private void resolved(Resolution how, String who) {
            resolution = how;
            resolvedBy = who;
            respondBy = null;
            resolveBy = null;
            if (how.causeKey() != null) cause = how.causeKey();
        }

        private void reopened(@Nullable Grade grade) {
            resolution = null;
            resolvedBy = null;
            closedBy = null;
            if (grade != null) owe(grade);
        }

        private void owe(Grade grade) {
            priority = grade.priority();
            respondBy = grade.respondBy();
            resolveBy = grade.resolveBy();
        }

        IncidentView view() {
            return new IncidentView(
                    id,
                    recorded.unit(),
                    stage,
                    Objects.requireNonNull(report, "an event before the report"),
                    impact,
                    priority,
                    respondBy,
                    resolveBy,
                    assignee,
                    resolution,
                    resolvedBy,
                    closedBy,
                    cause,
                    exceeded,
                    earlier,
                    reportedAt,
                    recorded.time(),
                    tracking,
                    timeline);
        }
    }
}
