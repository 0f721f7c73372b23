package org.taizhang.domain;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Addresses a command to its sealed interface, so that one handler answers every command of a capability. */
public final class ToCapability implements MessageDispatchInterceptor<CommandMessage<?>> {
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, message) -> new GenericCommandMessage<>(
                message, message.getPayloadType().getInterfaces()[0].getName());
    }
}
