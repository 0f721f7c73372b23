package org.taizhang.domain.nonconformity;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.inspection.InspectionEvent.Checked;
import org.taizhang.domain.nonconformity.NonconformityCommand.Open;
import org.taizhang.domain.nonconformity.NonconformityEvent.Discovery;
import org.taizhang.domain.nonconformity.NonconformityEvent.Origin;

/** Everything that a check found is followed up by itself. */
public final class WhenCheckedThenOpenNonconformity extends Reaction {
    public WhenCheckedThenOpenNonconformity(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Checked event, Told told, EventMessage<?> message) {
        var origin = new Origin(event.topic(), event.inspection(), event.check());
        var findings = event.result().findings();
        for (var i = 0; i < findings.size(); i++) {
            var discovery = new Discovery(findings.get(i), told.unit(), event.site(), event.target(), null);
            react(new Open(Ids.of("nonconformity", event.check(), i), origin, discovery), message);
        }
    }
}
