package org.taizhang.api.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.account.Sessions;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.api.web.Idempotency;
import org.taizhang.projections.series.Point;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.series.SeriesWriter;

/** From the metric bus into the time-series store, counted; and the keeping of what is bounded in time. */
@Configuration(proxyBeanMethods = false)
class MetricWiring {
    private static final Logger log = LoggerFactory.getLogger(MetricWiring.class);

    @Bean(destroyMethod = "close")
    SeriesWriter seriesWriter(Series series, MetricBus bus, Settings settings) {
        var writer = new SeriesWriter(series, settings.metrics().queue());
        bus.listen(seen -> writer.offer(seen.samples().stream()
                .map(sample -> new Point(seen.target(), sample.metric(), sample.instance(), seen.at(), sample.value()))
                .toList()));
        return writer;
    }

    @Bean
    MeterBinder seriesMeters(SeriesWriter writer) {
        return registry -> {
            FunctionCounter.builder(
                            "taizhang.metrics.written",
                            writer,
                            it -> it.counts().written())
                    .register(registry);
            FunctionCounter.builder(
                            "taizhang.metrics.dropped",
                            writer,
                            it -> it.counts().dropped())
                    .description("Found the queue full")
                    .register(registry);
            FunctionCounter.builder(
                            "taizhang.metrics.refused",
                            writer,
                            it -> it.counts().refused())
                    .description("No numbers, or too old")
                    .register(registry);
            FunctionCounter.builder(
                            "taizhang.metrics.failed", writer, it -> it.counts().failed())
                    .register(registry);
            Gauge.builder("taizhang.metrics.waiting", writer, it -> it.counts().waiting())
                    .register(registry);
        };
    }

    /** Rolls up, and forgets what has had its time, once a minute. */
    @Bean
    Housekeeping housekeeping(Series series, Sessions sessions, Idempotency answers, Clock clock) {
        return new Housekeeping(() -> {
            series.maintain(clock.instant());
            sessions.endIdle();
            answers.forgetOld();
        });
    }

    /** Does its work every minute until the end; what fails is tried again a minute later. */
    static final class Housekeeping implements InitializingBean, DisposableBean {
        private final Runnable work;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("housekeeping").factory());

        Housekeeping(Runnable work) {
            this.work = work;
        }

        @Override
        public void afterPropertiesSet() {
            var unused = timer.scheduleWithFixedDelay(this::safely, 1, 1, TimeUnit.MINUTES);
        }

        private void safely() {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("Housekeeping failed; it is tried again in a minute", e);
            }
        }

        @Override
        public void destroy() throws InterruptedException {
            timer.shutdown();
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) timer.shutdownNow();
        }
    }
}
