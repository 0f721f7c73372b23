package org.taizhang.api.web;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.LedgerEngine;

/** Hears where the events of the command that this thread sends end up. */
public final class Appended implements AutoCloseable {
    private static final ThreadLocal<@Nullable Appended> watching = new ThreadLocal<>();

    private @Nullable Long last;

    private Appended() {}

    static Appended watch() {
        var appended = new Appended();
        watching.set(appended);
        return appended;
    }

    /** The position of its last event; null where it led to none. */
    @Nullable
    Long last() {
        return last;
    }

    @Override
    public void close() {
        watching.remove();
    }

    /** The command bus's side of it: commands are handled on the thread that sends them. */
    public static final class Interceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
        @Override
        public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
            var listener = watching.get();
            if (listener != null)
                work.afterCommit(done -> listener.last = done.root().getResource(LedgerEngine.POSITION));
            return chain.proceed();
        }
    }
}
