package org.taizhang.ledger.mongo;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** MongoDBs to test against: one in memory always, a replica set of three where Docker can start it. */
final class MongoServers {
    static final Patience PATIENCE = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static @Nullable MongoServer inMemory;

    private MongoServers() {}

    static synchronized ConnectionString inMemory() {
        var server = inMemory;
        if (server == null) {
            server = new MongoServer(new MemoryBackend());
            server.bind();
            inMemory = server;
        }
        return new ConnectionString(server.getConnectionString());
    }

    /** The name of a database that stays the same for the same thing, and is no other thing's. */
    static String database(Object thing) {
        return "test-" + Integer.toHexString(System.identityHashCode(MongoServers.class)) + "-"
                + Integer.toHexString(thing.hashCode());
    }
}
