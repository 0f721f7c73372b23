package org.taizhang.ledger.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.CommitLog;
import org.testcontainers.containers.GenericContainer;

/** MongoDBs to test against: one in memory always, a replica set of three where Docker can start it. */
public final class MongoServers {
    static final Patience PATIENCE = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static @Nullable MongoServer inMemory;
    private static @Nullable ConnectionString replicaSet;

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

    /** A log on a server that promises nothing, such as one in memory. */
    public static CommitLog log(String uri, String database) {
        return MongoCommitLog.unsafe(new ConnectionString(uri), database, PATIENCE);
    }

    /** Needs Docker. */
    static synchronized ConnectionString replicaSet() {
        var uri = replicaSet;
        if (uri == null) {
            uri = started();
            replicaSet = uri;
        }
        return uri;
    }

    /** Three members in one container, on the host's own network: members and clients must agree on their addresses. */
    @SuppressWarnings("resource") // ends with the JVM
    private static ConnectionString started() {
        var ports = IntStream.range(0, 3).mapToObj(i -> freePort()).toList();
        var commands = ports.stream()
                .map(port ->
                        "mkdir -p /data/%1$d && mongod --replSet rs --bind_ip 127.0.0.1 --port %1$d --dbpath /data/%1$d"
                                        .formatted(port)
                                + " --wiredTigerCacheSizeGB 0.25 --logpath /data/%d.log --fork".formatted(port))
                .toList();
        var container = new GenericContainer<>("mongo:8.0")
                .withNetworkMode("host")
                .withCommand("bash", "-c", String.join(" && ", commands) + " && tail -f /dev/null");
        container.start();
        initiate(ports);
        return new ConnectionString("mongodb://"
                + String.join(
                        ",", ports.stream().map(port -> "127.0.0.1:" + port).toList())
                + "/?replicaSet=rs");
    }

    private static void initiate(List<Integer> ports) {
        var members = IntStream.range(0, ports.size())
                .mapToObj(i -> new Document("_id", i).append("host", "127.0.0.1:" + ports.get(i)))
                .toList();
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + ports.getFirst() + "/?directConnection=true")) {
            client.getDatabase("admin")
                    .runCommand(new Document("replSetInitiate", new Document("_id", "rs").append("members", members)));
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
