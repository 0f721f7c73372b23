package org.taizhang.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.domain.Refused;
import org.taizhang.domain.discovery.Perimeter;
import org.taizhang.probes.Admission;
import org.taizhang.probes.AppProbe;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.DnsProbe;
import org.taizhang.probes.ExecProbe;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.HeartbeatProbe;
import org.taizhang.probes.Heartbeats;
import org.taizhang.probes.HostProbe;
import org.taizhang.probes.HttpProbe;
import org.taizhang.probes.IcmpProbe;
import org.taizhang.probes.Management;
import org.taizhang.probes.Probes;
import org.taizhang.probes.Scan;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.SshProbe;
import org.taizhang.probes.TcpProbe;
import org.taizhang.probes.TlsProbe;
import org.taizhang.probes.TransactionProbe;
import org.taizhang.probes.Watch;
import org.taizhang.probes.contract.DataInterfaceProbe;
import org.taizhang.probes.contract.DataQueryProbe;
import org.taizhang.probes.database.DatabaseProbe;
import org.taizhang.probes.database.Drivers;
import org.taizhang.probes.database.Jdbc;
import org.taizhang.probes.database.MongodbProbe;
import org.taizhang.probes.database.RedisProbe;
import org.taizhang.probes.ipmi.IpmiProbe;
import org.taizhang.probes.log.LogFileProbe;
import org.taizhang.probes.log.SyslogInbox;
import org.taizhang.probes.log.SyslogProbe;
import org.taizhang.probes.middleware.ActuatorProbe;
import org.taizhang.probes.middleware.HaproxyProbe;
import org.taizhang.probes.middleware.JmxProbe;
import org.taizhang.probes.middleware.JolokiaProbe;
import org.taizhang.probes.middleware.NginxStatusProbe;
import org.taizhang.probes.middleware.RabbitmqProbe;
import org.taizhang.probes.prometheus.PrometheusProbe;
import org.taizhang.probes.redfish.RedfishProbe;
import org.taizhang.probes.snmp.SnmpProbe;
import org.taizhang.probes.snmp.TrapInbox;
import org.taizhang.projections.documents.Documents;
import tools.jackson.databind.json.JsonMapper;

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
    SnmpProbe snmpProbe(Credentials credentials, TrapInbox inbox) {
        return new SnmpProbe(credentials, inbox);
    }

    @Bean(destroyMethod = "close")
    IpmiProbe ipmiProbe(Credentials credentials) {
        return new IpmiProbe(credentials);
    }

    @Bean(destroyMethod = "close")
    SshProbe sshProbe(Credentials credentials) {
        return new SshProbe(credentials);
    }

    @Bean(destroyMethod = "close")
    Scheduler scheduler(
            MetricBus bus,
            Probes probes,
            Credentials credentials,
            Settings settings,
            Clock clock,
            MeterRegistry meters) {
        var limits = settings.probes();
        return new Scheduler(
                new Watch(new Admission(credentials, probes), clock),
                bus,
                new Scheduler.Settings(limits.atOnce(), limits.spread(), GRACE),
                meters);
    }

    @Bean
    LogPositions logPositions(Documents stateDocuments, JsonMapper json) {
        return new LogPositions(stateDocuments, json);
    }

    @Bean
    Perimeter perimeter(Settings settings) {
        var discovery = settings.discovery();
        try {
            return Perimeter.of(discovery.ranges(), discovery.addresses());
        } catch (Refused refused) {
            throw new IllegalStateException("taizhang.discovery.ranges: " + refused.arguments(), refused);
        }
    }

    @Bean
    Scan scan(Settings settings, Credentials credentials) {
        var limits = settings.discovery();
        var pace = new Scan.Pace(limits.atOnce(), limits.perSecond(), limits.patience());
        return new Scan(pace, credentials, new IcmpProbe());
    }

    @Bean
    Fetch fetch(Credentials credentials, Clock clock) {
        return new Fetch(credentials, clock);
    }

    @Bean
    Probes probes(
            Fetch fetch,
            Heartbeats heartbeats,
            Credentials credentials,
            Clock clock,
            SnmpProbe snmp,
            IpmiProbe ipmi,
            SshProbe ssh,
            LogPositions positions,
            SyslogInbox syslog,
            Settings settings) {
        var jdbc = new Jdbc(new Drivers(settings.probes().drivers()), credentials);
        return new Probes(
                new HttpProbe(clock),
                new HostProbe(),
                new HeartbeatProbe(heartbeats, clock),
                new PrometheusProbe(fetch),
                new HaproxyProbe(fetch),
                new NginxStatusProbe(fetch),
                new RabbitmqProbe(fetch),
                new TcpProbe(clock),
                new TlsProbe(clock),
                new IcmpProbe(),
                new DnsProbe(),
                new TransactionProbe(credentials, clock),
                new AppProbe(clock),
                snmp,
                ipmi,
                new RedfishProbe(new Management(credentials, clock)),
                ssh,
                new ExecProbe(Optional.ofNullable(settings.probes().scripts()), credentials),
                new JmxProbe(credentials),
                new JolokiaProbe(fetch),
                new ActuatorProbe(fetch),
                new DatabaseProbe(jdbc),
                new RedisProbe(credentials),
                new MongodbProbe(credentials),
                new DataInterfaceProbe(fetch, clock, settings.zone()),
                new DataQueryProbe(jdbc, clock, settings.zone()),
                new LogFileProbe(settings.probes().logs(), positions),
                new SyslogProbe(syslog, settings.probes().syslog().port() != 0));
    }
}
