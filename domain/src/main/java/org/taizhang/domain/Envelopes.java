package org.taizhang.domain;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Lets a handler ask for {@link Asked} or {@link Told}; Axon finds it by {@code META-INF/services}. */
public final class Envelopes implements ParameterResolverFactory {
    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        var type = parameters[index].getType();
        if (type == Asked.class) return new Envelope(CommandMessage.class);
        if (type == Told.class) return new Envelope(EventMessage.class);
        return null;
    }

    private record Envelope(Class<?> message) implements ParameterResolver<Object> {
        @Override
        public Object resolveParameterValue(Message<?> from) {
            return from instanceof CommandMessage<?> command ? Asked.of(command) : Told.of((EventMessage<?>) from);
        }

        @Override
        public boolean matches(Message<?> from) {
            return message.isInstance(from);
        }
    }
}
