package org.taizhang.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.snmp.TrapInbox;
import org.taizhang.probes.snmp.TrapReceiver;

/** Where SNMP traps come in, if anywhere. */
@Configuration(proxyBeanMethods = false)
class TrapWiring {
    @Bean
    TrapInbox trapInbox() {
        return new TrapInbox();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("${taizhang.probes.traps.port:0} != 0")
    TrapReceiver trapReceiver(
            Settings settings,
            Credentials credentials,
            TrapInbox inbox,
            Scheduler scheduler,
            Clock clock,
            MeterRegistry meters)
            throws Failed, UnknownHostException {
        var traps = settings.probes().traps();
        var users = traps.users().stream()
                .map(user -> new TrapReceiver.User(
                        user.credential(), user.authentication(), user.privacyCredential(), user.privacy()))
                .toList();
        var where = InetAddress.getByName(traps.address());
        var community = traps.community();
        return new TrapReceiver(
                new TrapReceiver.Settings(
                        where,
                        traps.port(),
                        community == null || community.isEmpty() ? null : community,
                        users,
                        traps.engine()),
                credentials,
                inbox,
                new Running(scheduler),
                clock,
                meters);
    }
}
