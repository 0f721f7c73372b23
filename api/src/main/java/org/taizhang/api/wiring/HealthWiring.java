package org.taizhang.api.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.taizhang.api.web.Model;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.View;

/** Readiness (the ledger can be written, the read models have caught up) and how far each lags, as metrics. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class HealthWiring {
    private static final long TOLERATED = 10_000;

    @Bean
    HealthIndicator ledgerHealthIndicator(CommitLog log) {
        return () -> {
            var trouble = log.trouble();
            return trouble.isEmpty()
                    ? Health.up().withDetail("head", log.head()).build()
                    : Health.down().withDetail("trouble", trouble.get()).build();
        };
    }

    @Bean
    HealthIndicator viewsHealthIndicator(List<Model<?, ?>> models, CommitLog log) {
        return () -> {
            var head = log.head() - 1;
            var health = Health.up();
            for (var model : models) {
                var state = model.view().state();
                var lag = head - state.position();
                health.withDetail(state.name(), state.phase() + ", " + lag + " behind");
                if (state.phase() == View.Phase.FAILING || lag > TOLERATED) health.outOfService();
            }
            return health.build();
        };
    }

    @Bean
    HealthIndicator reactionsHealthIndicator(Configuration axon) {
        return () -> {
            var health = Health.up();
            axon.eventProcessingConfiguration().eventProcessors().forEach((name, processor) -> {
                if (!name.startsWith("reaction.")) return;
                health.withDetail(
                        name, processor.isError() ? "failing" : processor.isRunning() ? "running" : "stopped");
                if (processor.isError()) health.outOfService();
            });
            return health.build();
        };
    }

    @Bean
    MeterBinder lagMeters(List<Model<?, ?>> models, CommitLog log, Clock clock) {
        return registry -> {
            Gauge.builder("taizhang.ledger.head", log, CommitLog::head)
                    .description("Entries in the ledger")
                    .register(registry);
            Gauge.builder("taizhang.ledger.writable", log, it -> it.trouble().isEmpty() ? 1 : 0)
                    .register(registry);
            for (var model : models) {
                var view = model.view();
                var name = model.projection().name();
                Gauge.builder(
                                "taizhang.view.lag.positions",
                                view,
                                it -> log.head() - 1 - it.state().position())
                        .tag("view", name)
                        .register(registry);
                TimeGauge.builder("taizhang.view.lag", () -> lag(view, log, clock), TimeUnit.MILLISECONDS)
                        .tag("view", name)
                        .register(registry);
            }
        };
    }

    /** How long the newest event that a view has seen lies back, in milliseconds; nothing where it has seen all. */
    private static long lag(View<?> view, CommitLog log, Clock clock) {
        var state = view.state();
        if (state.position() >= log.head() - 1 || state.time() == null) return 0;
        return Duration.between(state.time(), clock.instant()).toMillis();
    }
}
