package org.taizhang.domain;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Lets a command through only where its actor has one of the roles the command {@link Needs}. */
public final class Authorisation implements MessageHandlerInterceptor<CommandMessage<?>> {
    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        var command = work.getMessage();
        require(command.getPayloadType(), Actor.of(command.getMetaData()));
        return chain.proceed();
    }

    /** Refuses an actor who has none of the roles; for what must not be begun before the command comes. */
    public static void require(Class<?> command, Actor actor) {
        var needs = command.getAnnotation(Needs.class);
        if (needs == null || !actor.hasAny(needs.value())) throw Forbidden.role(needs);
    }
}
