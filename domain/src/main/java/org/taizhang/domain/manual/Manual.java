package org.taizhang.domain.manual;

import static org.taizhang.domain.manual.ManualEvent.Stage.*;

import java.util.HashSet;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.manual.ManualCommand.*;
import org.taizhang.domain.manual.ManualEvent.*;
import org.taizhang.domain.manual.ManualState.Edition;

/** The operation manual of a system. */
@AggregateRoot
class Manual extends Subject {
    private @Nullable ManualState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ManualCommand command, Asked asked, RevisionTime time) {
        admit(asked);
        if (command instanceof Open c) record(open(c), c.binding().unit(), asked);
        else {
            if (state == null) throw new Unknown(command.manual());
            record(decide(command, state, asked, time));
        }
    }

    private List<ManualEvent> open(Open c) {
        soundly(c.manuscript());
        if (state == null)
            return List.of(new Opened(c.manual(), c.binding()), new Drafted(c.manual(), 1, c.manuscript()));
        var open = state.open();
        var same = open != null && open.manuscript().equals(c.manuscript());
        if (same && c.binding().equals(state.binding())) return List.of();
        throw new Refused("manual.opened");
    }

    private static List<ManualEvent> decide(ManualCommand command, ManualState state, Asked asked, RevisionTime time) {
        var manual = command.manual();
        return switch (command) {
            case Open c -> List.of();
            case Retire c when state.stage() == RETIRED -> List.of();
            case Retire c -> List.of(new Retired(manual, c.statement()));
            case Draft c -> draft(c, state, asked);
            case Revise c -> {
                during(state.stage(), IN_FORCE);
                soundly(c.manuscript());
                var open = state.open();
                if (open != null) throw new Refused("manual.open-edition", open.number());
                yield List.of(new Revised(manual, next(state), c.manuscript(), c.cause()));
            }
            case NoteChange c -> {
                during(state.stage(), IN_FORCE);
                var owing = state.owing();
                if (owing != null && owing.cause().equals(c.cause())) yield List.of();
                var by = owing == null || owing.by() == null ? asked.now().plus(time.within()) : owing.by();
                yield List.of(new RevisionOwed(manual, c.cause(), by));
            }
            case Submit c -> {
                var open = edition(state);
                if (open.stage() == EditionStage.SUBMITTED) yield List.of();
                during(open.stage(), EditionStage.DRAFTED);
                yield List.of(new Submitted(manual, open.number()));
            }
            case SendBack c -> {
                var open = judged(state, asked);
                if (open.stage() == EditionStage.RETURNED) yield List.of();
                during(open.stage(), EditionStage.SUBMITTED);
                yield List.of(new Returned(manual, open.number(), c.statement()));
            }
            case Approve c -> {
                var open = judged(state, asked);
                during(open.stage(), EditionStage.SUBMITTED);
                yield List.of(new Approved(manual, open.number(), c.statement()), new Published(manual, open.number()));
            }
            case NoteLapse c -> {
                var owing = state.owing();
                var due = owing == null ? null : owing.by();
                if (due == null || asked.now().isBefore(due)) yield List.of();
                yield List.of(new RevisionOverdue(manual, Notices.unrevised(state, due)));
            }
        };
    }

    private static List<ManualEvent> draft(Draft c, ManualState state, Asked asked) {
        soundly(c.manuscript());
        var open = edition(state);
        during(open.stage(), EditionStage.DRAFTED, EditionStage.RETURNED);
        var same = open.manuscript().equals(c.manuscript())
                && open.draftedBy().equals(asked.by().id());
        return same && open.stage() == EditionStage.DRAFTED
                ? List.of()
                : List.of(new Drafted(c.manual(), open.number(), c.manuscript()));
    }

    private static int next(ManualState state) {
        var before = state.inForce();
        return before == null ? 1 : before.number() + 1;
    }

    private static Edition edition(ManualState state) {
        var open = state.open();
        if (open == null) throw new Refused("manual.no-edition");
        return open;
    }

    /** The edition that is to come, where whoever judges it has no part in it. */
    private static Edition judged(ManualState state, Asked asked) {
        var open = edition(state);
        asked.apartFrom(open.draftedBy(), open.submittedBy());
        return open;
    }

    private static void soundly(Manuscript manuscript) {
        var codes = new HashSet<String>();
        for (var procedure : manuscript.procedures())
            if (!codes.add(procedure.code())) throw new Refused("manual.procedure-twice", procedure.code());
    }

    @EventHandler
    void evolve(ManualEvent event, Told told) {
        told(event.manual(), told);
        state = ManualState.after(state, event, told);
    }
}
