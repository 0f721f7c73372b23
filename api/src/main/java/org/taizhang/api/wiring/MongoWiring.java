package org.taizhang.api.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.taizhang.api.Settings;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.MongoDocuments;
import org.taizhang.projections.series.MongoSeries;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.tokens.MongoTokens;

/**
 * Where everything is kept beyond one machine: databases whose names begin with that of the URI, so that the read models,
 * which are disposable, can be dropped alone. The ledger has one too, unless its own setting says otherwise.
 */
@Configuration(proxyBeanMethods = false)
@Profile("mongo")
class MongoWiring {
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConnectionString uri;

    MongoWiring(Settings settings) {
        uri = uri(settings);
    }

    static ConnectionString uri(Settings settings) {
        return new ConnectionString(
                Objects.requireNonNull(settings.mongoUri(), "MongoDB needs taizhang.mongo-uri (TAIZHANG_MONGO_URI)"));
    }

    @Bean(destroyMethod = "close")
    MongoClient mongo() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("taizhang")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .build());
    }

    @Bean
    Documents viewDocuments(MongoClient mongo) {
        return new MongoDocuments(database(mongo, "views"));
    }

    /** What cannot be derived again is acknowledged only once a majority has it on disk. */
    @Bean
    Documents stateDocuments(MongoClient mongo) {
        return new MongoDocuments(database(mongo, "state").withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
    }

    @Bean
    Series series(MongoClient mongo, Settings settings) {
        return new MongoSeries(database(mongo, "metrics"), settings.metrics().retention(), settings.zone());
    }

    @Bean
    TokenStore viewTokens(MongoClient mongo, NamedJson json) {
        return MongoTokens.of(mongo, name("views"), json, UUID.randomUUID().toString(), CLAIM);
    }

    @Bean
    TokenStore stateTokens(MongoClient mongo, NamedJson json) {
        return MongoTokens.of(mongo, name("state"), json, UUID.randomUUID().toString(), CLAIM);
    }

    private MongoDatabase database(MongoClient mongo, String part) {
        return mongo.getDatabase(name(part));
    }

    private String name(String part) {
        return name(uri, part);
    }

    /** The database of a part of the product's data. */
    static String name(ConnectionString uri, String part) {
        return Objects.requireNonNullElse(uri.getDatabase(), "taizhang") + "_" + part;
    }
}
