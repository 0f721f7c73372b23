package org.taizhang.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.probes.Admission;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.HostProbe;
import org.taizhang.probes.HttpProbe;
import org.taizhang.probes.Probes;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.Watch;

/** The probes, and the scheduler that runs them. */
@Configuration(proxyBeanMethods = false)
class ProbeWiring {
    private static final Duration GRACE = Duration.ofSeconds(2);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MetricBus metricBus() {
        return new MetricBus();
    }

    @Bean(destroyMethod = "close")
    Scheduler scheduler(MetricBus bus, Credentials credentials, Settings settings, Clock clock, MeterRegistry meters) {
        var probes = settings.probes();
        return new Scheduler(
                new Watch(new Admission(credentials, new Probes(new HttpProbe(clock), new HostProbe())), clock),
                bus,
                new Scheduler.Settings(probes.atOnce(), probes.spread(), GRACE),
                meters);
    }
}
