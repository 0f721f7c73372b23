package org.taizhang.domain.operation;

import static org.taizhang.domain.operation.OperationEvent.Stage.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Audience;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.operation.Manuals.Instruction;
import org.taizhang.domain.operation.OperationEvent.*;

/** Something that is done by steps, and recorded as it is done. */
@AggregateRoot
class Operation extends Subject {
    private static final int CREW = 2;

    private @Nullable OperationState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OperationCommand command, Asked asked, Manuals manuals, ReviewTime time) {
        admit(asked);
        switch (command) {
            case OperationCommand.Begin c -> {
                var found = manuals.find(c.manual(), c.procedure())
                        .orElseThrow(() -> new Refused("operation.no-procedure", c.procedure()));
                record(begin(c, found, asked), found.unit(), asked);
            }
            case OperationCommand.Request c -> record(request(c), c.request().unit(), asked);
            default -> {
                if (state == null) throw new Unknown(command.operation());
                record(decide(command, state, asked, manuals, time));
            }
        }
    }

    private List<OperationEvent> begin(OperationCommand.Begin c, Instruction found, Asked asked) {
        if (state != null) throw new Refused("operation.opened");
        var procedure = found.procedure();
        if (!Audience.names(procedure.operators(), asked.by(), found.unit()))
            throw new Refused("operation.not-operator", procedure.operators());
        var basis = new Basis(c.manual(), found.version(), found.unit(), found.system(), procedure);
        return List.of(new Started(c.operation(), OperationKind.ROUTINE, basis));
    }

    private List<OperationEvent> request(OperationCommand.Request c) {
        var request = c.request();
        if (state != null && request.equals(state.request())) return List.of();
        if (state != null) throw new Refused("operation.opened");
        if (request.kind() == OperationKind.ROUTINE) throw new Refused("operation.routine");
        if (!request.from().isBefore(request.until())) throw new Refused("operation.window");
        var two = new HashSet<>(request.procedure().operators());
        if (two.size() != CREW || two.stream().anyMatch(name -> name.contains(":")))
            throw new Refused("operation.two-people");
        return List.of(new Requested(c.operation(), request));
    }

    private static List<OperationEvent> decide(
            OperationCommand command, OperationState state, Asked asked, Manuals manuals, ReviewTime time) {
        var operation = command.operation();
        return switch (command) {
            case OperationCommand.Begin c -> List.of();
            case OperationCommand.Request c -> List.of();
            case OperationCommand.Approve c -> {
                during(state.stage(), REQUESTED);
                asked.apartFrom(state.openedBy());
                asked.apartFrom(state.procedure().operators().toArray(String[]::new));
                yield List.of(new Approved(operation, state.kind(), c.statement()));
            }
            case OperationCommand.Decline c -> {
                during(state.stage(), REQUESTED);
                yield List.of(new Declined(operation, c.statement()));
            }
            case OperationCommand.Start c -> start(c, state, asked);
            case OperationCommand.Attend c -> {
                during(state.stage(), UNDER_WAY);
                operator(state, asked);
                if (isThere(state, asked)) yield List.of();
                if (state.people().size() == state.crew()) throw new Refused("operation.complete");
                yield List.of(new Attended(operation));
            }
            case OperationCommand.RecordStep c -> {
                during(state.stage(), UNDER_WAY);
                yield Steps.record(c, state, asked, manuals);
            }
            case OperationCommand.Sign c -> sign(c, state, asked, time);
            case OperationCommand.Abort c -> {
                if (state.stage() == ABORTED) yield List.of();
                during(state.stage(), REQUESTED, APPROVED, UNDER_WAY);
                yield List.of(new Aborted(operation, c.statement()));
            }
            case OperationCommand.Review c -> {
                during(state.stage(), PERFORMED);
                asked.apartFrom(state.people().toArray(String[]::new));
                var reviewers = state.procedure().reviewers();
                if (!Audience.names(reviewers, asked.by(), state.unit()))
                    throw new Refused("operation.not-reviewer", reviewers);
                yield List.of(new Reviewed(operation, state.kind(), c.finding()));
            }
            case OperationCommand.NoteLapse c -> {
                var due = state.reviewBy();
                if (due == null || asked.now().isBefore(due)) yield List.of();
                yield List.of(new ReviewOverdue(operation, Notices.unreviewed(state, due)));
            }
        };
    }

    private static List<OperationEvent> start(OperationCommand.Start c, OperationState state, Asked asked) {
        if (state.stage() == UNDER_WAY && isThere(state, asked)) return List.of();
        during(state.stage(), APPROVED);
        operator(state, asked);
        var request = state.request();
        if (request != null
                && (asked.now().isBefore(request.from()) || asked.now().isAfter(request.until())))
            throw new Refused("operation.outside-window", request.from(), request.until());
        return List.of(new Started(c.operation(), state.kind(), null));
    }

    private static List<OperationEvent> sign(
            OperationCommand.Sign c, OperationState state, Asked asked, ReviewTime time) {
        during(state.stage(), UNDER_WAY);
        Steps.present(state, asked);
        if (state.next() <= state.procedure().steps().size()) throw new Refused("operation.steps-left", state.next());
        var signed =
                state.signatures().stream().map(OperationState.Decision::by).toList();
        if (signed.contains(asked.by().id())) return List.of();
        var events = new ArrayList<OperationEvent>();
        events.add(new Signed(c.operation(), c.statement()));
        if (signed.size() + 1 == state.crew())
            events.add(new Performed(c.operation(), state.kind(), asked.now().plus(time.within())));
        return events;
    }

    private static boolean isThere(OperationState state, Asked asked) {
        return state.people().contains(asked.by().id());
    }

    /** Refuses who is none of those who are to do it. */
    private static void operator(OperationState state, Asked asked) {
        var operators = state.procedure().operators();
        if (!Audience.names(operators, asked.by(), state.unit()))
            throw new Refused("operation.not-operator", operators);
    }

    @EventHandler
    void evolve(OperationEvent event, Told told) {
        told(event.operation(), told);
        state = OperationState.after(state, event, told);
    }
}
