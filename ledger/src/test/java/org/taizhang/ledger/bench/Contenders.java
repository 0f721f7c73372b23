package org.taizhang.ledger.bench;

import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.Set;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.ledger.mongo.MongoServers;
import org.taizhang.ledger.sqlite.SqliteCommitLog;
import org.taizhang.ledger.tree.TreeHash;

/** Who takes part. */
final class Contenders {
    /** Each is a process of PostgreSQL; clients beyond them wait for one. */
    private static final int CONNECTIONS = 32;

    private Contenders() {}

    /** Our engine on SQLite, with these trees. */
    static Contender sqlite(Path file, Set<TreeHash> trees) {
        return ledger("ledger on SQLite, trees " + trees, SqliteCommitLog.open(file, trees));
    }

    /** Our engine on any log. */
    static Contender ledger(String name, CommitLog log) {
        return new Contender(
                name, new LedgerEngine(log, Sample.JSON, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll()), log);
    }

    /** Each append is a transaction, as Axon's starter has it: without one, an append of several events may be torn. */
    static Contender axonOnPostgres(PostgresCluster cluster) {
        var config = new HikariConfig();
        config.setJdbcUrl(cluster.url());
        config.setUsername(PostgresCluster.USER);
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(CONNECTIONS);
        var pool = new HikariDataSource(config);
        var transactions = new Transactions(pool);
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(transactions)
                .transactionManager(transactions)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .eventSerializer(Sample.JSON)
                .snapshotSerializer(Sample.JSON)
                .batchSize(500)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return new Contender("Axon on PostgreSQL", engine, pool);
    }

    static Contender axonOnMongo(MongoServer server) {
        var client = MongoClients.create(server.getConnectionString());
        var engine = MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, "axon")
                        .build())
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(Sample.JSON)
                .snapshotSerializer(Sample.JSON)
                .batchSize(500)
                .build();
        return new Contender("axon-mongo", engine, client);
    }

    static Contender ledgerOnMongo(MongoServer server) {
        return ledger("ledger on MongoDB", MongoServers.log(server.getConnectionString(), "ledger"));
    }

    /** A MongoDB server in this process, in memory. */
    static MongoServer mongoServer() {
        var server = new MongoServer(new MemoryBackend());
        server.bind();
        return server;
    }
}
