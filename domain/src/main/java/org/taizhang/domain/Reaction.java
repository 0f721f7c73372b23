package org.taizhang.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one capability does when another has told something: sends a command, in the product's own name. */
public abstract class Reaction {
    /** Metadata key of the request that began it all; it follows from event to reaction. */
    public static final String REQUEST = "request.id";

    private static final Logger log = LoggerFactory.getLogger(Reaction.class);

    private final CommandGateway commands;

    /** How many events a reaction hears at once at most; one where that is not said. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Batch {
        int value();
    }

    protected Reaction(CommandGateway commands) {
        this.commands = commands;
    }

    /** Sends the command; a refusal is an answer, so that an event told twice does no harm and holds up nothing. */
    protected final void react(Object command, EventMessage<?> because) {
        var message = new GenericCommandMessage<>(command)
                .andMetaData(Actor.system(getClass().getSimpleName(), unitOf(because))
                        .metadata())
                .andMetaData(because.getMetaData().subset(REQUEST));
        try {
            commands.sendAndWait(message);
        } catch (Refused | Unknown answer) {
            log.debug("{} after {}: {}", command, because.getIdentifier(), answer.getMessage());
        } catch (Forbidden moved) {
            log.warn("{} after {}: {}", command, because.getIdentifier(), moved.getMessage());
        }
    }

    private static String unitOf(EventMessage<?> event) {
        return event.getMetaData().getOrDefault(Told.UNIT, "").toString();
    }
}
