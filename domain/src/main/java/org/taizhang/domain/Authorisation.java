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
        var needs = command.getPayloadType().getAnnotation(Needs.class);
        if (needs == null || !Actor.of(command.getMetaData()).hasAny(needs.value())) throw Forbidden.role(needs);
        return chain.proceed();
    }
}
