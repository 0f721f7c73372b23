package org.taizhang.api.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.notification.NotificationSettings;
import org.taizhang.api.notification.channel.ChannelType.Outside;
import org.taizhang.domain.notification.Head;
import org.taizhang.domain.notification.Pace;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.Credentials;

/** What sending out leans on: the pace, the ledger's end, and the world outside. */
@Configuration(proxyBeanMethods = false)
class NotificationWiring {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    @Bean
    Pace pace(NotificationSettings settings) {
        return settings.pace();
    }

    @Bean
    Head head(CommitLog log) {
        return () -> log.head() - 1;
    }

    /** A client of its own: who is told of alerts does not wait for who is told of checkpoints. */
    @Bean(destroyMethod = "shutdownNow")
    HttpClient telling() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .build();
    }

    @Bean
    Outside outside(HttpClient telling, Credentials credentials, Clock clock) {
        return new Outside(telling, credentials, clock, host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "-";
        }
    }
}
