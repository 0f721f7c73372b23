package org.taizhang.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.incident.IncidentEvent.*;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Dispatch;
import org.taizhang.domain.incident.SecurityEvent.ReportType;

/**
 * How an incident is followed: what is owed, who was reminded, what was found in looking back.
 *
 * @param reportedAt when it became known
 * @param owed what is owed, in the order in which it came to be
 * @param urgings how often somebody was reminded
 * @param lapses how often something was not done in time
 * @param supervisions how often it was looked at by whoever answers for it
 * @param problems what lies behind it
 * @param classification what it is as a security incident; null where it is none
 * @param dispatches which reports went to authorities, fifty at most
 * @param closedAt when it was closed; null where it is open
 * @param reviewed whether its handling was looked back on since
 */
public record IncidentTracking(
        Instant reportedAt,
        List<Term> owed,
        int urgings,
        int lapses,
        int supervisions,
        List<UUID> problems,
        @Nullable Classification classification,
        List<Dispatch> dispatches,
        @Nullable Instant closedAt,
        boolean reviewed,
        @Nullable Review review) {
    /** What it is after an event. */
    public static IncidentTracking after(@Nullable IncidentTracking was, IncidentEvent event, Told told) {
        var draft = new Draft(was, told.at());
        draft.take(event, told.at());
        return draft.tracking();
    }

    Optional<Term> owed(Clock clock) {
        return owed.stream().filter(term -> term.clock() == clock).findFirst();
    }

    boolean hasSent(ReportType type) {
        return dispatches.stream().anyMatch(dispatch -> dispatch.type() == type);
    }

    /** It while one event is folded into it. */
    private static final class Draft {
        private final Instant reportedAt;
        private final List<Term> owed = new ArrayList<>();
        private final List<UUID> problems = new ArrayList<>();
        private final List<Dispatch> dispatches = new ArrayList<>();
        private int urgings;
        private int lapses;
        private int supervisions;
        private @Nullable Classification classification;
        private @Nullable Instant closedAt;
        private @Nullable Review review;

        Draft(@Nullable IncidentTracking was, Instant at) {
            reportedAt = was == null ? at : was.reportedAt;
            if (was == null) return;
            owed.addAll(was.owed);
            problems.addAll(was.problems);
            dispatches.addAll(was.dispatches);
            urgings = was.urgings;
            lapses = was.lapses;
            supervisions = was.supervisions;
            classification = was.classification;
            closedAt = was.closedAt;
            review = was.review;
        }

        void take(IncidentEvent event, Instant at) {
            switch (event) {
                case Graded e -> owe(e.grade());
                case Accepted e -> done(Clock.RESPONSE);
                case Escalated e -> done(e.clock());
                case Overdue e -> {
                    lapses = e.lapse().occurrence();
                    done(e.clock());
                    owed.add(new Term(e.clock(), e.again(), null, e.to(), true));
                }
                case Urged e -> {
                    urgings = e.occurrence();
                    owed.replaceAll(term -> term.clock() == e.clock() ? reminded(term) : term);
                }
                case Resolved e -> {
                    done(Clock.RESPONSE);
                    done(Clock.RESOLUTION);
                    owe(Clock.CLOSURE, e.closeBy(), null);
                    owe(Clock.SUMMARY, e.summariseBy(), null);
                }
                case Closed e -> {
                    done(Clock.CLOSURE);
                    closedAt = at;
                }
                case Reopened e -> reopened(e.grade());
                case Supervised e -> supervisions++;
                case Reviewed e -> review = e.review();
                case HandedToProblem e -> problems.add(e.problem());
                case Classified e -> classified(e);
                case AuthorityInformed e -> informed(e.dispatch());
                case Reported e -> {}
                case Assigned e -> {}
                case Noted e -> {}
                case AlertCleared e -> {}
                case Linked e -> {}
            }
        }

        private void owe(Grade grade) {
            owe(Clock.RESPONSE, grade.respondBy(), grade.urgeResponseAt());
            owe(Clock.RESOLUTION, grade.resolveBy(), grade.urgeResolutionAt());
        }

        private void owe(Clock clock, @Nullable Instant by, @Nullable Instant urgeAt) {
            done(clock);
            if (by != null) owed.add(new Term(clock, by, urgeAt, null, false));
        }

        private static Term reminded(Term term) {
            return new Term(term.clock(), term.dueBy(), null, term.to(), term.lapsed());
        }

        private void done(Clock clock) {
            owed.removeIf(term -> term.clock() == clock);
        }

        private void reopened(@Nullable Grade grade) {
            done(Clock.CLOSURE);
            done(Clock.SUMMARY);
            closedAt = null;
            review = null;
            if (grade != null) owe(grade);
        }

        private void classified(Classified e) {
            classification = e.classification();
            done(Clock.REPORT);
            done(Clock.POLICE);
            owed.addAll(e.terms());
        }

        private void informed(Dispatch dispatch) {
            dispatches.add(dispatch);
            switch (dispatch.type()) {
                case FIRST -> done(Clock.REPORT);
                case POLICE -> done(Clock.POLICE);
                case SUMMARY -> done(Clock.SUMMARY);
                case SUPPLEMENT -> {}
            }
        }

        IncidentTracking tracking() {
            return new IncidentTracking(
                    reportedAt,
                    List.copyOf(owed),
                    urgings,
                    lapses,
                    supervisions,
                    List.copyOf(problems),
                    classification,
                    List.copyOf(dispatches),
                    closedAt,
                    review != null,
                    review);
        }
    }
}
