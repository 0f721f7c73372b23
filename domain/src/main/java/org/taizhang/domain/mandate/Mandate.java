package org.taizhang.domain.mandate;

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
import org.taizhang.domain.mandate.MandateCommand.Give;
import org.taizhang.domain.mandate.MandateCommand.Withdraw;
import org.taizhang.domain.mandate.MandateEvent.Granted;
import org.taizhang.domain.mandate.MandateEvent.Withdrawn;

/** The mandate for one process of a unit. */
@AggregateRoot
class Mandate extends Subject {
    private @Nullable MandateState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MandateCommand command, Asked asked, ProcessTexts texts) {
        admit(asked);
        switch (command) {
            case Give c -> record(given(c, asked, texts), c.appointment().unit(), asked);
            case Withdraw c -> record(withdrawn(c));
        }
    }

    /** Nobody names themselves, nor by a text that does not hold. */
    private List<MandateEvent> given(Give c, Asked asked, ProcessTexts texts) {
        asked.apartFrom(c.appointment().person());
        if (state != null && !state.withdrawn() && state.appointment().equals(c.appointment())) return List.of();
        var document = c.appointment().document();
        if (document != null && !texts.isInForce(document)) throw new Refused("mandate.document", document);
        return List.of(new Granted(c.mandate(), c.appointment()));
    }

    private List<MandateEvent> withdrawn(Withdraw c) {
        if (state == null) throw new Unknown(c.mandate());
        return state.withdrawn() ? List.of() : List.of(new Withdrawn(c.mandate(), c.why()));
    }

    @EventHandler
    void evolve(MandateEvent event, Told told) {
        told(event.mandate(), told);
        state = MandateState.after(state, event, told);
    }
}
