package org.taizhang.projections.incident;

import org.jspecify.annotations.Nullable;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.*;

/** What was said when something happened to an incident. */
final class Sayings {
    private Sayings() {}

    static @Nullable String of(IncidentEvent event) {
        return switch (event) {
            case Reported e -> e.report().title();
            case Graded e -> "P" + e.grade().priority();
            case Assigned e -> e.assignment().assignee();
            case Accepted e -> null;
            case Noted e -> e.note().text();
            case AlertCleared e -> e.alert().toString();
            case Escalated e -> e.clock().name();
            case Resolved e -> e.resolution().remedy();
            case Closed e -> e.verdict().text();
            case Reopened e -> e.reason().text();
            case Linked e -> e.earlier().toString();
            case Urged e -> e.text();
            case Overdue e -> e.lapse().text();
            case Supervised e -> e.statement().text();
            case Reviewed e -> e.review().statement().text();
            case HandedToProblem e -> e.problem().toString();
            case Classified e ->
                e.classification().category() + " " + e.classification().level();
            case AuthorityInformed e -> e.dispatch().to();
        };
    }
}
