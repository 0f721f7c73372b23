package org.taizhang.domain.nonconformity;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Defect;
import org.taizhang.domain.Found;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.evaluation.EvaluationEvent.Breach;
import org.taizhang.domain.evaluation.EvaluationEvent.Concluded;
import org.taizhang.domain.evaluation.EvaluationEvent.Effect;
import org.taizhang.domain.nonconformity.NonconformityCommand.Open;
import org.taizhang.domain.nonconformity.NonconformityEvent.Discovery;
import org.taizhang.domain.nonconformity.NonconformityEvent.Origin;

/** Every indicator that a site breaches is followed up. */
public final class WhenConcludedThenOpenNonconformity extends Reaction {
    private static final int OF_VETO = 1;
    private static final int OF_DEDUCTION = 3;

    public WhenConcludedThenOpenNonconformity(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Concluded event, Told told, EventMessage<?> message) {
        var origin = new Origin("evaluation", event.evaluation(), null);
        var site = event.site();
        for (var breach : event.outcome().breaches()) {
            var discovery = new Discovery(found(breach), told.unit(), site.name(), site.target(), event.topic());
            var id = Ids.of("nonconformity", event.evaluation(), breach.indicator(), breach.condition());
            react(new Open(id, origin, discovery), message);
        }
    }

    private static Found found(Breach breach) {
        return new Found(
                Defect.INDICATOR_BREACHED,
                breach.effect() == Effect.VETO ? OF_VETO : OF_DEDUCTION,
                breach.indicator() + "." + breach.condition(),
                breach.text() + " (" + breach.value() + ")",
                null);
    }
}
