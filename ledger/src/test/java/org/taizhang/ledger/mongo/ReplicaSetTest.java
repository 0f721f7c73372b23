package org.taizhang.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.CommitLogContract;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.EventStoreContract;
import org.taizhang.ledger.TwoNodesContract;
import org.taizhang.ledger.tree.TreeHash;
import org.testcontainers.DockerClientFactory;

/** A replica set of MongoDB itself, opened as the product opens it; skipped where there is no Docker. */
@EnabledIf(value = "docker", disabledReason = "no Docker here: not run against a replica set of MongoDB itself")
class ReplicaSetTest {
    static boolean docker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static CommitLog log(Path directory) {
        return MongoCommitLog.open(
                MongoServers.replicaSet(), directory.getFileName().toString());
    }

    @Nested
    class Log extends CommitLogContract {
        @Override
        protected CommitLog open(Path directory) {
            return log(directory);
        }
    }

    @Nested
    class EventStore extends EventStoreContract {
        @Override
        protected CommitLog open(Path directory) {
            return log(directory);
        }
    }

    @Nested
    class TwoNodes extends TwoNodesContract {
        @Override
        protected CommitLog open(Path directory) {
            return log(directory);
        }
    }

    @Test
    void whatIsAcknowledgedStaysThroughAnElection() throws Exception {
        var acknowledged = new ArrayList<Acknowledged>();
        var database = "election-" + UUID.randomUUID();
        try (var log = MongoCommitLog.open(MongoServers.replicaSet(), database);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Callable<List<Acknowledged>>>();
            for (var writer = 0; writer < 4; writer++) {
                var aggregate = "w" + writer;
                writers.add(() -> appended(log, aggregate));
            }
            var running = writers.stream().map(pool::submit).toList();
            log.await(50, Duration.ofSeconds(30));
            stepDown();
            for (var writer : running) acknowledged.addAll(writer.get());
        }
        try (var log = MongoCommitLog.open(MongoServers.replicaSet(), database)) {
            var all = log.read(0, 10_000);
            assertThat(all).hasSize((int) log.head());
            for (var each : acknowledged)
                assertThat(all.get((int) each.position()).entry().aggregate()).isEqualTo(each.aggregate());
            assertThat(acknowledged).extracting(Acknowledged::position).doesNotHaveDuplicates();
            assertThat(log.trees()).isEqualTo(Set.of(TreeHash.SHA256));
        }
    }

    private record Acknowledged(String aggregate, long position) {}

    /** Appends until it is told that nobody knows, or has done enough. */
    private static List<Acknowledged> appended(CommitLog log, String aggregate) {
        var acknowledged = new ArrayList<Acknowledged>();
        try {
            for (var sequence = 0; sequence < 200; sequence++)
                acknowledged.add(new Acknowledged(
                        aggregate,
                        log.append(List.of(new Entry(aggregate, sequence, Instant.now(), new byte[10])))
                                .join()));
        } catch (CompletionException e) {
            assertThat(e).cause().isInstanceOf(CannotAppend.OutcomeUnknown.class);
        }
        return acknowledged;
    }

    private static void stepDown() {
        try (var client = MongoClients.create(MongoServers.replicaSet())) {
            client.getDatabase("admin").runCommand(new Document("replSetStepDown", 5).append("force", true));
        } catch (MongoException e) {
            // Some versions drop the connection over which they are told.
        }
    }
}
