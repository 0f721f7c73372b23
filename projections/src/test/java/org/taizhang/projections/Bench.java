package org.taizhang.projections;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.projections.Site.SiteEvent;
import org.taizhang.projections.Site.SiteEvent.Registered;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.documents.SqliteDocuments;
import org.taizhang.projections.series.Point;
import org.taizhang.projections.series.Resolution;
import org.taizhang.projections.series.Retention;
import org.taizhang.projections.series.SqliteSeries;
import org.taizhang.projections.sqlite.Sqlite;
import org.taizhang.projections.tokens.SqliteTokens;
import tools.jackson.databind.json.JsonMapper;

/** Not a test: says how many events a second are folded, and how many points a second are written, into SQLite. */
public final class Bench {
    private static final Logger log = LoggerFactory.getLogger("bench");
    private static final Path FOLDER = Path.of("target", "bench-" + UUID.randomUUID());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(FOLDER);
        folds(100_000);
        points(2_000, 300);
    }

    private static void rate(String what, long count, long since) {
        var seconds = (System.nanoTime() - since) / 1e9;
        log.info("{}: {} in {} s, {} a second", what, count, "%.2f".formatted(seconds), Math.round(count / seconds));
    }

    private static void folds(int events) throws Exception {
        var ledger = new MemoryLedger();
        var messages = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < events; i++) {
            var site = "site-" + i % (events / 4);
            var registered = new Registered(site, "Portal number " + i + " of the prefecture");
            messages.add(new GenericDomainEventMessage<SiteEvent>("Site", site, i * 4L / events, registered)
                    .andMetaData(Map.of("unit", "230000/2301" + i % 13)));
        }
        ledger.publish(messages);
        var file = new Sqlite(FOLDER.resolve("views.db"), 4);
        var serializer = ViewContract.SERIALIZER;
        var tokens = new SqliteTokens(file, serializer, "node", Duration.ofSeconds(10), Clock.systemUTC());
        try (var documents = new SqliteDocuments(file);
                var projections =
                        new Projections(documents, tokens, JsonMapper.shared(), type -> "site.registered/1")) {
            var view = projections.add(Site.projection(1));
            var configurer = DefaultConfigurer.defaultConfiguration(false).configureSerializer(c -> serializer);
            projections.register(configurer.eventProcessing(), configuration -> ledger);
            var since = System.nanoTime();
            var configuration = configurer.start();
            view.await(events - 1, Duration.ofMinutes(5));
            rate("events folded in batches of 500", events, since);
            since = System.nanoTime();
            view.rebuild().get(5, TimeUnit.MINUTES);
            rate("events folded by a rebuild", events, since);
            finds(view);
            configuration.shutdown();
        }
        file.close();
    }

    private static void finds(View<Site> view) {
        var reader = view.within("230000");
        for (var query : List.of(
                Query.where().descending("name"),
                Query.where(Filter.under("230000/23017")).descending("position"),
                Query.where(Filter.prefix("name", "Portal number 99")).ascending("name"))) {
            var since = System.nanoTime();
            for (int i = 0; i < 500; i++) reader.find(query);
            rate("pages of 50 of " + query.filters() + " by " + query.sort(), 500, since);
        }
        var since = System.nanoTime();
        for (int i = 0; i < 20; i++) reader.count(List.of(), "unit");
        rate("counts by unit", 20, since);
    }

    private static void points(int series, int rounds) {
        var file = new Sqlite(FOLDER.resolve("metrics.db"), 2);
        var store = new SqliteSeries(file, Retention.DEFAULT, ZoneOffset.UTC);
        var targets = new ArrayList<UUID>();
        for (int i = 0; i < series / 4; i++) targets.add(UUID.randomUUID());
        var start = Instant.parse("2026-03-01T00:00:00Z");
        var since = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            var batch = new ArrayList<Point>();
            for (var target : targets)
                for (int metric = 0; metric < 4; metric++)
                    batch.add(new Point(target, "m" + metric, "", start.plusSeconds(30L * round), round % 2));
            store.write(batch);
        }
        rate("points written in batches of " + series, (long) series * rounds, since);
        since = System.nanoTime();
        store.maintain(start.plusSeconds(30L * rounds));
        rate("points rolled up", (long) series * rounds, since);
        since = System.nanoTime();
        var size = store.average("m0", targets, start, start.plusSeconds(30L * rounds))
                .size();
        rate("targets averaged", size, since);
        since = System.nanoTime();
        rate("newest points read", store.latest(targets).size(), since);
        since = System.nanoTime();
        for (int i = 0; i < 500; i++)
            store.read(
                    targets.get(i % targets.size()),
                    "m0",
                    "",
                    start,
                    start.plusSeconds(86_400),
                    Resolution.FIVE_MINUTES);
        rate("reads of two hours and a half at five minutes", 500, since);
        log.info("{}", store.size());
        file.close();
    }
}
