package org.taizhang.api.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.ledger.Exports;
import org.taizhang.api.ledger.Signed;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.publish.FilePlace;
import org.taizhang.ledger.publish.Place;
import org.taizhang.ledger.publish.Publisher;
import org.taizhang.ledger.publish.SyslogPlace;
import org.taizhang.ledger.publish.TilesDirectory;
import org.taizhang.ledger.publish.WebhookPlace;
import org.taizhang.ledger.publish.Witness;
import org.taizhang.ledger.tree.TreeHash;

/** The ledger's checkpoints: who signs them, where they are brought, and how that fares. */
@Configuration(proxyBeanMethods = false)
class PublishWiring {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean(destroyMethod = "shutdownNow")
    HttpClient publishing() {
        return HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /** Stands between the log and all that writes: compares before anything is added, signs when everything was. */
    @Bean(destroyMethod = "close")
    Publisher publisher(CommitLog log, Settings settings, Path dataFolder, HttpClient publishing, Clock clock) {
        var ledger = settings.ledger();
        var witnesses = ledger.witnesses().stream()
                .map(witness -> new Witness(
                        publishing, witness.url(), Signing.key("taizhang.ledger.witnesses", witness.vkey())))
                .toList();
        var published = new Publisher.Published(
                new Signing(log, settings, dataFolder).identities(),
                ledger.tiles().isBlank()
                        ? Optional.empty()
                        : Optional.of(new TilesDirectory(Path.of(ledger.tiles().strip()))),
                places(ledger.places(), publishing, clock.withZone(settings.zone())),
                witnesses);
        return Publisher.start(log, published, ledger.checkpointEvery());
    }

    private static List<Place> places(Settings.Places places, HttpClient http, Clock clock) {
        var all = new ArrayList<Place>();
        for (var folder : places.files()) all.add(new FilePlace(folder, clock));
        for (var hook : places.webhooks())
            all.add(new WebhookPlace(http, hook.url(), hook.authorization() == null ? "" : hook.authorization()));
        for (var server : places.syslog())
            all.add(new SyslogPlace(
                    InetSocketAddress.createUnresolved(server.host(), server.port()), server.tcp(), host(), clock));
        return all;
    }

    /** How this machine calls itself; RFC 5424 writes a dash where that is not known. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "-";
        }
    }

    @Bean
    Signed signed(CommitLog log, Publisher publisher) {
        return new Signed(log, publisher);
    }

    @Bean
    Exports exports(CommitLog log, Signed signed) {
        return new Exports(log, signed);
    }

    /** Not part of readiness: a ledger that cannot be signed just now is written and read all the same. */
    @Bean
    HealthIndicator proofsHealthIndicator(CommitLog log, Publisher publisher, Signed signed) {
        return () -> {
            var trouble = publisher.trouble();
            var health = trouble.isEmpty() ? Health.up() : Health.down().withDetail("trouble", trouble.get());
            signed.until(TreeHash.SHA256).ifPresent(until -> health.withDetail("until", until));
            return health.withDetail("signed", signed.size(TreeHash.SHA256))
                    .withDetail("head", log.head())
                    .build();
        };
    }

    @Bean
    MeterBinder proofMeters(Publisher publisher, Signed signed, Clock clock) {
        return registry -> {
            Gauge.builder("taizhang.ledger.signed", signed, it -> it.size(TreeHash.SHA256))
                    .description("Entries that the newest checkpoint covers")
                    .register(registry);
            Gauge.builder(
                            "taizhang.ledger.proofs.ok",
                            publisher,
                            it -> it.trouble().isEmpty() ? 1 : 0)
                    .description("0 while something cannot be signed, or somebody not be told")
                    .register(registry);
            TimeGauge.builder("taizhang.ledger.checkpoint.age", () -> age(signed, clock), TimeUnit.MILLISECONDS)
                    .description("Since the newest entry that the newest checkpoint covers")
                    .register(registry);
            TimeGauge.builder("taizhang.ledger.unsigned.age", () -> waiting(signed, clock), TimeUnit.MILLISECONDS)
                    .description("Since the oldest entry that no checkpoint covers; 0 where there is none")
                    .register(registry);
        };
    }

    private static long age(Signed signed, Clock clock) {
        return signed.until(TreeHash.SHA256)
                .map(until -> Duration.between(until, clock.instant()).toMillis())
                .orElse(0L);
    }

    private static long waiting(Signed signed, Clock clock) {
        return signed.since(TreeHash.SHA256)
                .map(since -> Duration.between(since, clock.instant()).toMillis())
                .orElse(0L);
    }
}
