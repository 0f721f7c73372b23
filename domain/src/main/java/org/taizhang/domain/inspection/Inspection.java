package org.taizhang.domain.inspection;

import static org.taizhang.domain.inspection.InspectionEvent.Stage.ACTIVE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.inspection.InspectionEvent.*;

/** Something that is checked again and again. */
@AggregateRoot
class Inspection extends Subject {
    private @Nullable InspectionState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(InspectionCommand command, Asked asked, Frequency frequency) {
        admit(asked);
        var events = decide(command, asked, frequency);
        switch (command) {
            case InspectionCommand.Plan c -> record(events, c.plan().unit(), asked);
            case InspectionCommand.Revise c -> record(events, c.plan().unit(), asked);
            default -> record(events);
        }
    }

    private List<? extends InspectionEvent> decide(InspectionCommand command, Asked asked, Frequency frequency) {
        if (state == null) {
            if (command instanceof InspectionCommand.Plan c) return planned(c, asked.now(), frequency);
            throw new Unknown(command.inspection());
        }
        var id = command.inspection();
        var plan = state.plan();
        var now = asked.now();
        return switch (command) {
            case InspectionCommand.Plan c -> {
                if (c.plan().equals(plan)) yield List.of();
                throw new Refused("inspection.planned");
            }
            case InspectionCommand.Revise c -> revised(state, id, c.plan(), now, frequency);
            case InspectionCommand.Check c -> checked(state, c, asked, frequency);
            case InspectionCommand.Excuse c -> {
                during(state.stage(), ACTIVE);
                asked.apartFrom(plan.checkers().toArray(String[]::new));
                var late = missed(state, id, now, frequency);
                var owed = late.isEmpty() ? state.period() : late.getFirst().period();
                var next = plan.cadence().after(owed);
                var events = new ArrayList<InspectionEvent>(late);
                events.add(new Excused(id, plan.kind(), c.statement(), owed, next, frequency.end(next)));
                yield events;
            }
            case InspectionCommand.NoteMissed c -> missed(state, id, now, frequency);
            case InspectionCommand.End c -> {
                if (state.stage() != ACTIVE) yield List.of();
                yield List.of(new Ended(id, plan.kind(), c.statement()));
            }
        };
    }

    private static List<InspectionEvent> planned(InspectionCommand.Plan c, Instant now, Frequency frequency) {
        var plan = sound(c.plan(), frequency);
        var period = frequency.first(plan.cadence(), plan.from(), now);
        return List.of(new Planned(c.inspection(), plan.kind(), plan, period, frequency.end(period)));
    }

    private static List<InspectionEvent> revised(
            InspectionState state, UUID id, Plan plan, Instant now, Frequency frequency) {
        during(state.stage(), ACTIVE);
        if (plan.equals(state.plan())) return List.of();
        if (plan.kind() != state.plan().kind()) throw new Refused("inspection.kind");
        sound(plan, frequency);
        var events = new ArrayList<InspectionEvent>(missed(state, id, now, frequency));
        var same = plan.cadence().equals(state.plan().cadence());
        var owed = events.isEmpty() ? state.period() : ((Missed) events.getFirst()).period();
        var period = same ? owed : frequency.first(plan.cadence(), plan.from(), now);
        events.add(new Revised(id, plan.kind(), plan, period, frequency.end(period)));
        return events;
    }

    private static List<InspectionEvent> checked(
            InspectionState state, InspectionCommand.Check c, Asked asked, Frequency frequency) {
        if (state.recent().contains(c.check())) return List.of();
        during(state.stage(), ACTIVE);
        var plan = state.plan();
        var byMachine = asked.by().hasAny(Role.SYSTEM, Role.SOURCE);
        if (!byMachine
                && !plan.checkers().isEmpty()
                && !plan.checkers().contains(asked.by().id()))
            throw new Refused("inspection.not-appointed", plan.checkers());
        if (plan.kind() == CheckKind.INTERNAL_INSPECTION) Assessments.complete(c.result());
        var events = new ArrayList<InspectionEvent>(missed(state, c.inspection(), asked.now(), frequency));
        var owed = events.isEmpty() ? state.period() : ((Missed) events.getFirst()).period();
        var done = frequency.first(plan.cadence(), null, asked.now());
        var next = done.from().isBefore(owed.from()) ? owed : plan.cadence().after(done);
        events.add(new Checked(
                c.inspection(),
                c.check(),
                plan.kind(),
                plan.target(),
                plan.site(),
                c.result(),
                done,
                next,
                frequency.end(next)));
        return events;
    }

    /** One lapse for all periods that went by since the last check. */
    private static List<Missed> missed(InspectionState state, UUID id, Instant now, Frequency frequency) {
        if (state.owedBy() == null || now.isBefore(state.owedBy())) return List.of();
        var plan = state.plan();
        var periods = 0;
        Period next = state.period();
        while (!frequency.end(next).isAfter(now)) {
            next = plan.cadence().after(next);
            periods++;
        }
        var lapse = Lapses.missed(state, frequency.end(state.period()), periods);
        return List.of(
                new Missed(id, plan.kind(), plan.site(), state.period(), periods, lapse, next, frequency.end(next)));
    }

    private static Plan sound(Plan plan, Frequency frequency) {
        frequency.admit(plan);
        if (plan.kind() == CheckKind.DAILY_OPERATIONS && plan.checkers().isEmpty())
            throw new Refused("inspection.nobody-appointed");
        return plan;
    }

    @EventHandler
    void evolve(InspectionEvent event, Told told) {
        told(event.inspection(), told);
        state = InspectionState.after(state, event, told);
    }
}
