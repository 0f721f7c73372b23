package org.taizhang.domain.inspection;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.evaluation.EvaluationEvent.Concluded;
import org.taizhang.domain.inspection.InspectionCommand.Check;
import org.taizhang.domain.inspection.InspectionEvent.Result;

/** An evaluation that answers for a plan of checks is one of its checks; what it found is followed up by itself. */
public final class WhenConcludedThenCheck extends Reaction {
    public WhenConcludedThenCheck(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Concluded event, EventMessage<?> message) {
        var plan = event.site().inspection();
        if (plan == null) return;
        var outcome = event.outcome();
        var result = new Result(
                event.site().name() + " " + event.site().on(),
                "%s：%d 项条件，未达标 %d 项。%s of %d conditions breached"
                        .formatted(
                                event.site().name(),
                                outcome.conditions(),
                                outcome.breaches().size(),
                                outcome.breaches().size(),
                                outcome.conditions()),
                List.of(),
                List.of(),
                List.of());
        react(new Check(plan, event.evaluation(), result), message);
    }
}
