package org.taizhang.domain.emergency;

import static org.taizhang.domain.emergency.EmergencyEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.taizhang.domain.Units;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.emergency.EmergencyCommand.*;
import org.taizhang.domain.emergency.EmergencyEvent.*;

/** Something so grave that a plan was made for it beforehand. */
@AggregateRoot
class Emergency extends Subject {
    private static final int CRITICAL = 1;

    private @Nullable EmergencyState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EmergencyCommand command, Asked asked, EmergencyTerms terms, PlansInForce plans) {
        admit(asked);
        if (command instanceof Declare c)
            record(declare(c, asked, terms, plans), c.declaration().unit(), asked);
        else if (state == null) throw new Unknown(command.emergency());
        else record(decide(command, state, asked, terms));
    }

    /** The plan is set going with the declaration itself. */
    private List<EmergencyEvent> declare(Declare c, Asked asked, EmergencyTerms terms, PlansInForce plans) {
        var declaration = c.declaration();
        if (state != null) {
            if (state.declaration().equals(declaration)) return List.of();
            throw new Refused("emergency.declared");
        }
        if (declaration.occurredAt().isAfter(asked.now())) throw new Refused("emergency.ahead");
        var inForce = plans.find(declaration.plan())
                .filter(plan -> Units.covers(plan.unit(), declaration.unit()))
                .orElseThrow(() -> new Refused("emergency.no-plan", declaration.plan()));
        var reporting = inForce.levels().get(declaration.grade());
        if (reporting == null) throw new Refused("emergency.no-level", declaration.grade());
        return List.of(
                new Declared(c.emergency(), declaration, asked.now().plus(terms.watch())),
                new PlanActivated(
                        c.emergency(),
                        declaration.plan(),
                        inForce.version(),
                        declaration.grade(),
                        declaration.occurredAt().plus(reporting.within()),
                        reporting.every()));
    }

    private static List<EmergencyEvent> decide(
            EmergencyCommand command, EmergencyState state, Asked asked, EmergencyTerms terms) {
        var emergency = command.emergency();
        var grade = state.declaration().grade();
        return switch (command) {
            case Declare c -> List.of();
            case EmergencyCommand.Dispatch c -> {
                during(state.stage(), DECLARED, RESTORED);
                yield List.of(new Dispatched(emergency, c.dispatch()));
            }
            case TakeWatch c -> {
                during(state.stage(), DECLARED, RESTORED);
                if (asked.by().id().equals(state.keeper())) throw new Refused("emergency.keeps-watch");
                yield List.of(
                        new WatchTaken(emergency, state.keeper(), asked.now().plus(terms.watchLength())));
            }
            case TakeAction c -> {
                during(state.stage(), DECLARED, RESTORED);
                if (c.action().at().isAfter(asked.now())) throw new Refused("emergency.ahead");
                yield List.of(new ActionTaken(emergency, c.action()));
            }
            case KeepEvidence c -> {
                if (c.statement().attachments().isEmpty()) throw new Refused("emergency.no-evidence");
                yield List.of(new EvidenceKept(emergency, c.statement()));
            }
            case ConfirmContact c -> {
                during(state.stage(), DECLARED, RESTORED);
                yield List.of(new ContactConfirmed(emergency, c.contact()));
            }
            case TellProgress c ->
                List.of(new ProgressTold(emergency, state.tally().notices() + 1, grade, c.notice()));
            case EmergencyCommand.Report c -> List.of(report(c, state, asked));
            case Restore c -> {
                during(state.stage(), DECLARED);
                yield List.of(new Restored(emergency, c.statement()));
            }
            case End c -> {
                during(state.stage(), RESTORED);
                if (state.tally().reports() == 0) throw new Refused("emergency.never-reported");
                if (state.keeper() == null) throw new Refused("emergency.no-watch");
                yield List.of(new Ended(
                        emergency,
                        c.statement(),
                        asked.now().atZone(terms.zone()).plus(terms.review()).toInstant()));
            }
            case EmergencyCommand.Review c -> {
                during(state.stage(), ENDED);
                if (!state.tally().finallyReported()) throw new Refused("emergency.no-final-report");
                yield List.of(new Reviewed(emergency, state.declaration().plan(), c.review()));
            }
            case NoteOverdue c -> overdue(c, state, asked, terms);
        };
    }

    /** The first comes first, others follow until the service is there again, the final one closes. */
    private static Reported report(EmergencyCommand.Report c, EmergencyState state, Asked asked) {
        var kind = c.report().kind();
        if (state.tally().finallyReported()) throw new Refused("emergency.reported");
        if ((kind == ReportKind.FIRST) != (state.tally().reports() == 0)) throw new Refused("emergency.report-order");
        if (kind == ReportKind.FINAL) during(state.stage(), RESTORED, ENDED, REVIEWED);
        var due = state.owed().get(Duty.REPORT);
        var late = state.tally().late() || (due != null && asked.now().isAfter(due));
        var next = kind == ReportKind.FINAL ? null : asked.now().plus(state.continueEvery());
        return new Reported(c.emergency(), c.report(), due, late, next);
    }

    private static List<EmergencyEvent> overdue(
            NoteOverdue c, EmergencyState state, Asked asked, EmergencyTerms terms) {
        var due = state.owed().get(c.duty());
        if (due == null || asked.now().isBefore(due)) return List.of();
        var title = state.declaration().title();
        var text = switch (c.duty()) {
            case WATCH -> "应急事件“" + title + "”无人值班或值班超时。The watch over the emergency " + title + " is not kept";
            case REPORT -> "应急事件“" + title + "”逾期未报告。The emergency " + title + " is not reported in time";
            case REVIEW -> "应急事件“" + title + "”逾期未总结。The emergency " + title + " is not reviewed in time";
        };
        var recipients = new ArrayList<>(List.of("role:OPERATOR", "role:APPROVER"));
        if (state.keeper() != null) recipients.add(state.keeper());
        var lapse =
                new Lapse(c.duty().topic(), due, state.tally().lapses() + 1, text, List.copyOf(recipients), CRITICAL);
        return List.of(new FellOverdue(c.emergency(), c.duty(), lapse, again(c.duty(), asked.now(), terms)));
    }

    private static Instant again(Duty duty, Instant now, EmergencyTerms terms) {
        return switch (duty) {
            case WATCH, REPORT -> now.plus(terms.watch());
            case REVIEW -> now.atZone(terms.zone()).plus(terms.review()).toInstant();
        };
    }

    @EventHandler
    void evolve(EmergencyEvent event, Told told) {
        told(event.emergency(), told);
        state = EmergencyState.after(state, event, told);
    }
}
