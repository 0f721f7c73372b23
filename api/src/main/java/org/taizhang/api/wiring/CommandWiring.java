package org.taizhang.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.web.Appended;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Attaching;
import org.taizhang.domain.Authorisation;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Shelf;
import org.taizhang.domain.ToCapability;

/** The way of a command: to its capability, by who may, timed, with its envelope handed on to its events. */
@Configuration(proxyBeanMethods = false)
class CommandWiring {
    @Bean
    SimpleCommandBus commandBus(MeterRegistry meters, Shelf shelf) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerDispatchInterceptor(new ToCapability());
        bus.registerHandlerInterceptor(new CommandTimer(meters));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(
                new MessageOriginProvider(),
                new SimpleCorrelationDataProvider(Actor.KEYS.toArray(String[]::new)),
                new SimpleCorrelationDataProvider(Reaction.REQUEST))));
        bus.registerHandlerInterceptor(new Authorisation());
        bus.registerHandlerInterceptor(new Attaching(shelf));
        bus.registerHandlerInterceptor(new Appended.Interceptor());
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }
}
