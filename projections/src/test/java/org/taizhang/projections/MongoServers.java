package org.taizhang.projections;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** A MongoDB to test against: one in memory always, the real one where Docker can start it. */
public final class MongoServers {
    private static @Nullable MongoClient inMemory;
    private static @Nullable MongoClient real;

    private MongoServers() {}

    public static synchronized MongoClient inMemory() {
        var client = inMemory;
        if (client == null) {
            var server = new MongoServer(new MemoryBackend());
            server.bind();
            client = MongoClients.create(server.getConnectionString());
            inMemory = client;
        }
        return client;
    }

    /** Skips the test where there is no Docker. */
    public static synchronized MongoClient real() {
        var client = real;
        if (client == null) {
            assumeTrue(
                    DockerClientFactory.instance().isDockerAvailable(),
                    "no Docker here: not run against MongoDB itself");
            var container = new MongoDBContainer("mongo:8.0");
            container.start();
            client = MongoClients.create(container.getConnectionString());
            real = client;
        }
        return client;
    }

    /** A name that no other test uses. */
    public static String database() {
        return "test-" + UUID.randomUUID();
    }
}
