package org.taizhang.api.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.taizhang.api.Settings;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.SqliteDocuments;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.series.SqliteSeries;
import org.taizhang.projections.sqlite.Sqlite;
import org.taizhang.projections.tokens.SqliteTokens;

/**
 * Where everything but the ledger is kept, as SQLite files beside it: what can be derived again in {@code views.db}, what
 * cannot (credentials, sessions, answers already given) in {@code state.db}, synced like the ledger; and in
 * {@code reactions.db} how far reactions have come, which may fall back a little after a power cut, since a reaction does
 * not mind hearing an event twice.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!mongo")
class StoreWiring {
    private static final Duration CLAIM = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    Sqlite viewFile(Path dataFolder) {
        return new Sqlite(dataFolder.resolve("views.db"), 4);
    }

    @Bean(destroyMethod = "close")
    Sqlite stateFile(Path dataFolder) {
        return new Sqlite(dataFolder.resolve("state.db"), 2, true);
    }

    @Bean(destroyMethod = "close")
    Sqlite metricFile(Path dataFolder) {
        return new Sqlite(dataFolder.resolve("metrics.db"), 2);
    }

    @Bean(destroyMethod = "")
    Series series(Sqlite metricFile, Settings settings) {
        return new SqliteSeries(metricFile, settings.metrics().retention(), settings.zone());
    }

    @Bean(destroyMethod = "")
    Documents viewDocuments(Sqlite viewFile) {
        return new SqliteDocuments(viewFile);
    }

    @Bean(destroyMethod = "")
    Documents stateDocuments(Sqlite stateFile) {
        return new SqliteDocuments(stateFile);
    }

    @Bean
    TokenStore viewTokens(Sqlite viewFile, NamedJson json, Clock clock) {
        return new SqliteTokens(viewFile, json, UUID.randomUUID().toString(), CLAIM, clock);
    }

    @Bean(destroyMethod = "close")
    Sqlite reactionFile(Path dataFolder) {
        return new Sqlite(dataFolder.resolve("reactions.db"), 1);
    }

    @Bean
    TokenStore stateTokens(Sqlite reactionFile, NamedJson json, Clock clock) {
        return new SqliteTokens(reactionFile, json, UUID.randomUUID().toString(), CLAIM, clock);
    }
}
