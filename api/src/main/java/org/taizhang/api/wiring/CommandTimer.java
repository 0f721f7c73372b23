package org.taizhang.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Unknown;

/** Times each command until its events are durable or it is refused. */
record CommandTimer(MeterRegistry meters) implements MessageHandlerInterceptor<CommandMessage<?>> {
    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        var sample = Timer.start(meters);
        var type = work.getMessage().getPayloadType();
        var capability = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        work.afterCommit(done -> stop(sample, capability, type, "recorded"));
        work.onRollback(done -> stop(sample, capability, type, outcome(done)));
        return chain.proceed();
    }

    private void stop(Timer.Sample sample, String capability, Class<?> type, String outcome) {
        sample.stop(meters.timer(
                "taizhang.commands", "capability", capability, "command", type.getSimpleName(), "outcome", outcome));
    }

    private static String outcome(UnitOfWork<? extends CommandMessage<?>> work) {
        var result = work.getExecutionResult();
        var why = result == null || !result.isExceptionResult() ? null : result.getExceptionResult();
        return switch (why) {
            case Refused e -> "refused";
            case Unknown e -> "refused";
            case Forbidden e -> "refused";
            case Outdated e -> "refused";
            case null, default -> "failed";
        };
    }
}
