package org.taizhang.domain.plan;

import static org.taizhang.domain.plan.PlanEvent.Stage.*;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.EmergencyTerms;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.plan.PlanCommand.*;
import org.taizhang.domain.plan.PlanEvent.*;

/** What is to be done in an emergency, as it was thought out beforehand. */
@AggregateRoot
class Plan extends Subject {
    private static final int MINOR = 3;

    private @Nullable PlanState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlanCommand command, Asked asked, EmergencyTerms terms) {
        admit(asked);
        if (command instanceof PlanCommand.Draft c) record(draft(c), c.draft().unit(), asked);
        else if (state == null) throw new Unknown(command.plan());
        else record(decide(command, state, asked, terms));
    }

    private List<PlanEvent> draft(PlanCommand.Draft c) {
        if (state != null) {
            if (state.version() == 1 && state.content().equals(c.draft().content())) return List.of();
            throw new Refused("plan.drafted");
        }
        graded(c.draft().content());
        return List.of(new Drafted(c.plan(), c.draft().unit(), c.draft().content()));
    }

    private List<PlanEvent> decide(PlanCommand command, PlanState state, Asked asked, EmergencyTerms terms) {
        var plan = command.plan();
        if (!(command instanceof NoteOverdue)) during(state.stage(), DRAFTED, APPROVED);
        return switch (command) {
            case PlanCommand.Draft c -> List.of();
            case Revise c -> {
                graded(c.revision().content());
                if (c.revision().content().equals(state.content())) yield List.of();
                yield List.of(new Revised(plan, state.version() + 1, c.revision()));
            }
            case Approve c -> {
                during(state.stage(), DRAFTED);
                asked.apartFrom(state.author());
                var fileBy = state.major() ? after(asked, terms.refiling(), terms) : null;
                yield List.of(new Approved(
                        plan, state.version(), c.statement(), after(asked, terms.evaluation(), terms), fileBy));
            }
            case Reject c -> {
                during(state.stage(), DRAFTED);
                asked.apartFrom(state.author());
                yield List.of(new Rejected(plan, state.version(), c.statement()));
            }
            case PlanCommand.File c -> {
                during(state.stage(), APPROVED);
                yield state.filed() == state.version()
                        ? List.of()
                        : List.of(new Filed(plan, state.version(), c.filing()));
            }
            case PlanCommand.Drill c -> {
                var inForce = inForce(state);
                if (c.drill().heldAt().isAfter(asked.now())) throw new Refused("plan.drill-ahead");
                yield List.of(new Drilled(plan, inForce.version(), c.drill(), after(asked, terms.afterDrill(), terms)));
            }
            case Evaluate c -> {
                var inForce = inForce(state);
                asked.apartFrom(state.author());
                var reviseBy = c.evaluation().revise() ? after(asked, terms.revision(), terms) : null;
                yield List.of(new Evaluated(
                        plan, inForce.version(), c.evaluation(), after(asked, terms.evaluation(), terms), reviseBy));
            }
            case AskRevision c ->
                state.asked().contains(c.emergency())
                        ? List.of()
                        : List.of(new RevisionAsked(
                                plan, c.emergency(), c.lessons(), after(asked, terms.revision(), terms)));
            case Retire c -> List.of(new Retired(plan, c.statement()));
            case NoteOverdue c -> overdue(c, state, asked, terms);
        };
    }

    /** Said once when its time has come, and again as often as it stays undone for as long. */
    private static List<PlanEvent> overdue(NoteOverdue c, PlanState state, Asked asked, EmergencyTerms terms) {
        var due = state.owed().get(c.duty());
        if (due == null || asked.now().isBefore(due)) return List.of();
        var title = state.content().title();
        var text = switch (c.duty()) {
            case EVALUATION -> "应急预案“" + title + "”逾期未评估。The emergency plan " + title + " is due for evaluation";
            case REVISION -> "应急预案“" + title + "”逾期未修订。The emergency plan " + title + " is due for revision";
            case FILING -> "应急预案“" + title + "”逾期未重新报备。The emergency plan " + title + " is due for filing";
        };
        var lapse = new Lapse(
                c.duty().topic(), due, state.lapses() + 1, text, List.of(state.author(), "role:APPROVER"), MINOR);
        return List.of(new FellOverdue(c.plan(), c.duty(), lapse, after(asked, terms.refiling(), terms)));
    }

    private static PlanState.InForce inForce(PlanState state) {
        if (state.inForce() == null) throw new Refused("plan.not-in-force");
        return state.inForce();
    }

    /** Levels are graded from the gravest on, without a gap. */
    private static void graded(Content content) {
        var levels = content.levels();
        if (IntStream.range(0, levels.size()).anyMatch(i -> levels.get(i).grade() != i + 1))
            throw new Refused("plan.levels");
    }

    private static Instant after(Asked asked, Period period, EmergencyTerms terms) {
        return asked.now().atZone(terms.zone()).plus(period).toInstant();
    }

    @EventHandler
    void evolve(PlanEvent event, Told told) {
        told(event.plan(), told);
        state = PlanState.after(state, event, told);
    }
}
