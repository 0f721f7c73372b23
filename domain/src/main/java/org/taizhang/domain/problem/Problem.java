package org.taizhang.domain.problem;

import static org.taizhang.domain.problem.ProblemEvent.Stage.*;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.problem.Changes.Progress;
import org.taizhang.domain.problem.ProblemCommand.*;
import org.taizhang.domain.problem.ProblemEvent.*;

/** The cause behind incidents, until it is gone. */
@AggregateRoot
class Problem extends Subject {
    private static final int MOST_INCIDENTS = 500;

    private @Nullable ProblemState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProblemCommand command, Asked asked, ProblemTimes times, Changes changes) {
        admit(asked);
        if (state != null) record(decide(state, command, asked, times, changes));
        else if (command instanceof Identify c)
            record(identified(c, asked, times), c.finding().unit(), asked);
        else throw new Unknown(command.problem());
    }

    private static List<ProblemEvent> identified(Identify c, Asked asked, ProblemTimes times) {
        var by = times.due(Task.SUBMISSION, c.finding().severity(), asked.now());
        return List.of(new Identified(c.problem(), c.finding(), by));
    }

    private static List<ProblemEvent> decide(
            ProblemState was, ProblemCommand command, Asked asked, ProblemTimes times, Changes changes) {
        var severity = was.finding().severity();
        var now = asked.now();
        return switch (command) {
            case Identify c -> {
                if (c.finding().equals(was.finding())) yield List.of();
                throw new Refused("problem.identified");
            }
            case LinkIncident c -> linked(was, c, asked, times);
            case Dismiss c -> {
                during(was.stage(), IDENTIFIED, SUBMITTED);
                asked.apartFrom(was.parts().identifiedBy());
                yield List.of(new Dismissed(c.problem(), c.why()));
            }
            case Submit c -> {
                during(was.stage(), IDENTIFIED);
                yield List.of(new Submitted(c.problem(), c.submission(), times.due(Task.ANALYSIS, severity, now)));
            }
            case Analyse c -> {
                during(was.stage(), SUBMITTED, ANALYSED, HANDLED);
                if (c.analysis().equals(was.analysis()) && was.stage() != SUBMITTED) yield List.of();
                var by = was.stage() == SUBMITTED
                        ? times.due(Task.SOLUTION, severity, now)
                        : owed(was).dueBy();
                yield List.of(new Analysed(c.problem(), c.analysis(), by));
            }
            case Handle c -> handled(was, c, changes);
            case Escalate c -> {
                during(was.stage(), SUBMITTED, ANALYSED, HANDLED);
                yield List.of(new Escalated(c.problem(), was.escalations() + 1, c.escalation()));
            }
            case AskExemption c -> exemptionAsked(was, c);
            case GrantExemption c -> {
                asked.apartFrom(pending(was).askedBy());
                yield List.of(new ExemptionGranted(c.problem(), c.why()));
            }
            case RefuseExemption c -> {
                asked.apartFrom(pending(was).askedBy());
                yield List.of(new ExemptionRefused(c.problem(), c.why()));
            }
            case Solve c -> {
                during(was.stage(), HANDLED);
                require(Progress.APPROVED, was, changes, "problem.change-not-approved");
                yield List.of(new Solved(c.problem(), c.outcome(), times.due(Task.CLOSURE, severity, now)));
            }
            case File c -> {
                during(was.stage(), SOLVED, CLOSED);
                yield c.entry().equals(was.entry()) ? List.of() : List.of(new Filed(c.problem(), c.entry()));
            }
            case Close c -> {
                during(was.stage(), SOLVED);
                asked.apartFrom(was.parts().solvedBy());
                if (was.entry() == null) throw new Refused("problem.not-filed");
                require(Progress.SUCCESSFUL, was, changes, "problem.change-not-successful");
                yield List.of(new Closed(c.problem(), c.verdict()));
            }
            case Reopen c -> {
                during(was.stage(), SOLVED, CLOSED);
                yield List.of(new Reopened(c.problem(), c.why(), times.due(Task.ANALYSIS, severity, now)));
            }
            case NoteLapse c -> Lapses.of(c.problem(), was, now, times);
        };
    }

    /** An incident of the same cause that came after the closure says that the problem was not solved. */
    private static List<ProblemEvent> linked(ProblemState was, LinkIncident c, Asked asked, ProblemTimes times) {
        if (was.incidents().contains(c.incident())) return List.of();
        if (was.incidents().size() >= MOST_INCIDENTS) throw new Refused("problem.many-incidents", MOST_INCIDENTS);
        var linked = new IncidentLinked(c.problem(), c.incident());
        var closedAt = was.parts().closedAt();
        if (closedAt == null || c.reportedAt() == null || !c.reportedAt().isAfter(closedAt)) return List.of(linked);
        var why = new Statement("关闭后再次发生：" + c.incident() + "。It happened again after the closure", List.of());
        var by = times.due(Task.ANALYSIS, was.finding().severity(), asked.now());
        return List.of(linked, new Reopened(c.problem(), why, by));
    }

    private static List<ProblemEvent> handled(ProblemState was, Handle c, Changes changes) {
        during(was.stage(), ANALYSED, HANDLED);
        if (c.handling().equals(was.handling())) return List.of();
        var change = c.handling().change();
        if (change != null) progress(change, was, changes);
        return List.of(new Handled(c.problem(), c.handling()));
    }

    private static List<ProblemEvent> exemptionAsked(ProblemState was, AskExemption c) {
        during(was.stage(), HANDLED);
        if (was.handling() != null && was.handling().change() != null) throw new Refused("problem.change-named");
        var exemption = was.exemption();
        if (exemption != null && (exemption.granted() || exemption.decidedBy() == null)) {
            if (exemption.why().equals(c.why())) return List.of();
            throw new Refused("problem.exemption-asked");
        }
        return List.of(new ExemptionAsked(c.problem(), c.why()));
    }

    private static Exemption pending(ProblemState was) {
        during(was.stage(), HANDLED);
        var exemption = was.exemption();
        if (exemption == null || exemption.decidedBy() != null) throw new Refused("problem.no-exemption-asked");
        return exemption;
    }

    /** Refuses where the change has not come so far, unless an exemption was granted. */
    private static void require(Progress least, ProblemState was, Changes changes, String refusal) {
        if (was.exemption() != null && was.exemption().granted()) return;
        var change = was.handling() == null ? null : was.handling().change();
        if (change == null) throw new Refused("problem.no-change");
        if (progress(change, was, changes).compareTo(least) < 0) throw new Refused(refusal, change);
    }

    private static Progress progress(UUID change, ProblemState was, Changes changes) {
        return changes.find(change, was.finding().unit())
                .orElseThrow(() -> new Refused("problem.change-unknown", change));
    }

    private static Pledge owed(ProblemState was) {
        return Objects.requireNonNull(was.owed(), "a problem that is open owes something");
    }

    @EventHandler
    void evolve(ProblemEvent event, Told told) {
        told(event.problem(), told);
        state = ProblemState.after(state, event, told);
    }
}
