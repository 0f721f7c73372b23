package org.taizhang.domain.target;

import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.target.TargetCommand.Register;
import org.taizhang.domain.target.TargetEvent.Definition;

/** A source for which no target was named gets one that stands for it, for alerts that name none. */
public final class WhenSourceRegisteredThenRegisterTarget extends Reaction {
    private static final String KIND = "base-service";
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    public WhenSourceRegisteredThenRegisterTarget(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(SourceEvent.Registered event, EventMessage<?> message) {
        var source = event.definition();
        if (source.target() != null) return;
        var target = SourceEvent.ownTarget(event.source());
        var address = "source:" + event.source();
        react(
                new Register(
                        target,
                        Definition.of(
                                KIND,
                                source.name(),
                                source.unit(),
                                address,
                                source.owner(),
                                null,
                                INTERVAL,
                                null,
                                List.of(),
                                source.escalation())),
                message);
    }
}
