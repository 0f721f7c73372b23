package org.taizhang.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.log.SyslogInbox;
import org.taizhang.probes.log.SyslogReceiver;

/** Where syslog comes in, if anywhere. */
@Configuration(proxyBeanMethods = false)
class SyslogWiring {
    @Bean
    SyslogInbox syslogInbox() {
        return new SyslogInbox();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("${taizhang.probes.syslog.port:0} != 0")
    SyslogReceiver syslogReceiver(Settings settings, SyslogInbox inbox, Scheduler scheduler, MeterRegistry meters)
            throws Failed, UnknownHostException {
        var syslog = settings.probes().syslog();
        return new SyslogReceiver(
                InetAddress.getByName(syslog.address()), syslog.port(), inbox, new Running(scheduler), meters);
    }
}
