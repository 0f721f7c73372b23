package org.taizhang.domain.disclosure;

import static org.taizhang.domain.disclosure.DisclosureEvent.Stage.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.disclosure.DisclosureCommand.*;
import org.taizhang.domain.disclosure.DisclosureEvent.*;

/** Something that must be made public in time. */
@AggregateRoot
class Disclosure extends Subject {
    private static final int MOST_CONSULTED = 50;
    private static final int SEVERITY = 2;

    private @Nullable DisclosureState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DisclosureCommand command, Asked asked, DisclosureDeadlines deadlines) {
        admit(asked);
        var events = decide(command, asked.now(), deadlines);
        if (command instanceof Form c) record(events, c.item().unit(), asked);
        else record(events);
    }

    private List<? extends DisclosureEvent> decide(
            DisclosureCommand command, Instant now, DisclosureDeadlines deadlines) {
        if (state == null) {
            if (command instanceof Form c) return formed(c, now, deadlines);
            throw new Unknown(command.disclosure());
        }
        var id = command.disclosure();
        var kind = state.item().kind();
        return switch (command) {
            case Form c -> {
                if (c.item().equals(state.item()) && c.on().equals(state.on())) yield List.of();
                throw new Refused("disclosure.formed");
            }
            case Change c -> changed(state, c, now, deadlines);
            case RequestConsultation c -> {
                during(state.stage(), FORMED);
                if (state.consulted().size() >= MOST_CONSULTED) throw new Refused("disclosure.many-consulted");
                yield List.of(new ConsultationRequested(id, kind, c.consultation()));
            }
            case ConfirmConsultation c -> {
                during(state.stage(), FORMED);
                var organ = c.confirmation().organ();
                if (!state.consulted().contains(organ)) throw new Refused("disclosure.not-consulted", organ);
                if (state.confirmed().contains(organ)) yield List.of();
                yield List.of(new ConsultationConfirmed(id, kind, c.confirmation()));
            }
            case Publish c -> published(state, c, now, deadlines);
            case Review c -> {
                if (!kind.isStanding()) throw new Refused("disclosure.not-standing");
                during(state.stage(), PUBLISHED);
                yield List.of(new Reviewed(id, kind, c.statement(), now.plus(deadlines.review())));
            }
            case Withhold c -> {
                if (state.stage() == WITHHELD) yield List.of();
                during(state.stage(), FORMED);
                yield List.of(new Withheld(id, kind, c.statement()));
            }
            case ComputeDue c -> {
                if (state.stage() != FORMED || state.due().unknownYear() == null) yield List.of();
                var due = deadlines.due(state.item(), state.on());
                yield due.by() == null ? List.of() : List.of(new DueComputed(id, kind, due));
            }
            case NoteLapse c -> lapsed(state, id, now, deadlines);
        };
    }

    private static List<Formed> formed(Form c, Instant now, DisclosureDeadlines deadlines) {
        var item = deadlines.sound(c.item());
        past(c.on(), now, deadlines);
        return List.of(new Formed(c.disclosure(), item.kind(), item, c.on(), deadlines.due(item, c.on())));
    }

    private static List<Changed> changed(DisclosureState state, Change c, Instant now, DisclosureDeadlines deadlines) {
        during(state.stage(), FORMED, PUBLISHED);
        var item = deadlines.sound(c.item());
        if (item.equals(state.item()) && c.on().equals(state.on())) return List.of();
        if (item.kind() != state.item().kind()
                || !item.unit().equals(state.item().unit())) throw new Refused("disclosure.kind");
        past(c.on(), now, deadlines);
        if (c.on().isBefore(state.on())) throw new Refused("disclosure.before", state.on());
        return List.of(new Changed(c.disclosure(), item.kind(), item, c.on(), deadlines.due(item, c.on())));
    }

    private static List<Published> published(
            DisclosureState state, Publish c, Instant now, DisclosureDeadlines deadlines) {
        var placement = c.placement();
        if (state.stage() == PUBLISHED && placement.equals(state.placement())) return List.of();
        during(state.stage(), FORMED);
        var unconfirmed = state.unconfirmed();
        if (!unconfirmed.isEmpty()) throw new Refused("disclosure.unconfirmed", unconfirmed);
        deadlines.uniform(state.item());
        past(placement.on(), now, deadlines);
        if (placement.on().isBefore(state.on())) throw new Refused("disclosure.before", state.on());
        var last = state.due().on();
        var late = last != null && placement.on().isAfter(last);
        var kind = state.item().kind();
        var reviewBy = kind.isStanding() ? now.plus(deadlines.review()) : null;
        return List.of(new Published(c.disclosure(), kind, placement, late, reviewBy));
    }

    private static void past(LocalDate on, Instant now, DisclosureDeadlines deadlines) {
        if (on.isAfter(deadlines.today(now))) throw new Refused("disclosure.future", on);
    }

    private static List<Lapsed> lapsed(DisclosureState state, UUID id, Instant now, DisclosureDeadlines deadlines) {
        var due = state.owedBy();
        if (due == null || now.isBefore(due)) return List.of();
        var what = state.stage() == PUBLISHED ? "review" : "publication";
        var title = state.item().title();
        var text = state.stage() == PUBLISHED
                ? "“%s”应于 %s 前重新核对更新。%s was to be reviewed by %s".formatted(title, due, title, due)
                : "“%s”应于 %s 前公开，尚未公开。%s was to be public by %s".formatted(title, due, title, due);
        var lapse = new Lapse(what, due, state.lapses() + 1, text, List.of("role:OPERATOR", "role:APPROVER"), SEVERITY);
        return List.of(new Lapsed(id, state.item().kind(), lapse, now.plus(deadlines.again())));
    }

    @EventHandler
    void evolve(DisclosureEvent event, Told told) {
        told(event.disclosure(), told);
        state = DisclosureState.after(state, event, told);
    }
}
