package org.taizhang.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.Snapshot;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What the log makes of servers and networks that fail, over the wire. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MongoFailureTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final FaultyServer server = new FaultyServer();
    private final MongoClient client = MongoClients.create(server.uri());
    private MongoCommitLog log;

    @BeforeEach
    void open() {
        log = open(MongoServers.PATIENCE);
    }

    @AfterEach
    void close() {
        log.close();
        client.close();
        server.stop();
    }

    @Test
    void aReplyLostAfterTheInsertIsASuccess() {
        server.once("insert", Store.GROUPS, (command, doing) -> {
            doing.get();
            return FaultyServer.BROKEN;
        });
        assertThat(append("a", 0).join()).isZero();
        assertThat(log.read(0, 10)).hasSize(1);
    }

    @Test
    void anInsertThatNeverArrivedIsSentAgain() {
        server.once("insert", Store.GROUPS, (command, doing) -> FaultyServer.BROKEN);
        assertThat(append("a", 0).join()).isZero();
        assertThat(log.read(0, 10)).hasSize(1);
    }

    @Test
    void aMajorityThatComesTooLateIsASuccess() {
        server.once(
                "insert",
                Store.GROUPS,
                (command, doing) -> doing.get()
                        .append(
                                "writeConcernError",
                                new Document("code", 64)
                                        .append("codeName", "WriteConcernFailed")
                                        .append("errmsg", "waiting for replication timed out")));
        assertThat(append("a", 0).join()).isZero();
        assertThat(log.read(0, 10)).hasSize(1);
    }

    @Test
    void aPrimaryThatStepsDownIsAskedAgain() {
        server.once(
                "insert",
                Store.GROUPS,
                (command, doing) -> new Document("ok", 0.0)
                        .append("code", 10107)
                        .append("codeName", "NotWritablePrimary")
                        .append("errmsg", "not primary"));
        assertThat(append("a", 0).join()).isZero();
    }

    @Test
    void aServerThatTakesNothingLeavesItUnknownAndSaysSo() {
        log.close();
        log = open(SHORT);
        server.always((command, doing) -> Store.GROUPS.equals(command.get("insert"))
                ? new Document("ok", 0.0).append("code", 91).append("errmsg", "no majority")
                : doing.get());
        assertThat(why(append("a", 0))).isInstanceOf(CannotAppend.OutcomeUnknown.class);
        assertThat(log.trouble())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The ledger takes no entries: ")
                        .contains("no majority"));
        assertThat(log.read(0, 10)).isEmpty();
        server.always((command, doing) -> doing.get());
        assertThat(append("a", 0).join()).isZero();
        assertThat(log.trouble()).isEmpty();
    }

    @Test
    void anEarlierAttemptThatWasLeftUnknownIsFoundAndFollowed() {
        log.close();
        log = open(SHORT);
        server.always((command, doing) -> {
            if (!Store.GROUPS.equals(command.get("insert"))) return doing.get();
            doing.get();
            return FaultyServer.BROKEN;
        });
        var hidden = log.append(List.of(entry("a", 0)));
        assertThat(hidden.handle((position, why) -> why == null || why instanceof CannotAppend.OutcomeUnknown)
                        .join())
                .isTrue();
        server.always((command, doing) -> doing.get());
        assertThat(append("b", 0).join()).isEqualTo(1);
        assertThat(why(append("a", 0))).isInstanceOf(CannotAppend.Conflict.class);
    }

    @Test
    void aReadThatFailsSaysSo() {
        append("a", 0).join();
        server.always((command, doing) -> command.containsKey("aggregate")
                ? new Document("ok", 0.0).append("code", 1).append("errmsg", "disk on fire")
                : doing.get());
        assertThatThrownBy(() -> log.aggregate("a", 0, 10))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("The ledger cannot be read (")
                .hasMessageContaining("disk on fire");
    }

    @Test
    void aSnapshotThatIsNotKeptIsNoSuccess() {
        server.always((command, doing) -> command.containsKey("update")
                ? new Document("ok", 0.0).append("code", 1).append("errmsg", "disk full")
                : doing.get());
        assertThatThrownBy(() -> log.store(new Snapshot("a", 0, new byte[1])))
                .isInstanceOf(CannotAppend.NotStored.class)
                .hasMessageContaining("disk full");
    }

    @Test
    void personalDataThatIsNotKeptKeepsTheEntryOut() {
        server.always((command, doing) -> command.containsKey("update")
                ? new Document("ok", 0.0).append("code", 1).append("errmsg", "disk full")
                : doing.get());
        var refused = log.append(List.of(entry("a", 0)), List.of(Personal.of("u-1", "王芳")));
        assertThat(why(refused)).isInstanceOf(CannotAppend.NotStored.class).hasMessageContaining("disk full");
        assertThat(log.head()).isZero();
    }

    @Test
    void aCheckpointWhoseReplyIsLostIsKeptOnce() {
        append("a", 0).join();
        server.once("insert", "checkpoint", (command, doing) -> {
            doing.get();
            return FaultyServer.BROKEN;
        });
        var one = new SignedCheckpoint(TreeHash.SHA256, 1, new byte[] {1});
        assertThat(log.keep(one, null)).isTrue();
        assertThat(log.checkpoints(TreeHash.SHA256, 0, 10)).containsExactly(one);
        assertThat(client.getDatabase("ledger").getCollection("checkpoint").countDocuments())
                .isEqualTo(1);
    }

    @Test
    void aCheckpointThatCannotBeKeptIsNoSuccess() {
        log.close();
        log = open(SHORT);
        append("a", 0).join();
        server.always((command, doing) -> "checkpoint".equals(command.get("insert"))
                ? new Document("ok", 0.0).append("code", 1).append("errmsg", "disk full")
                : doing.get());
        assertThatThrownBy(() -> log.keep(new SignedCheckpoint(TreeHash.SHA256, 1, new byte[1]), null))
                .isInstanceOf(CannotAppend.OutcomeUnknown.class)
                .hasMessageContaining("disk full");
    }

    @Test
    void tilesThatAreLostAreMadeAgain() {
        for (var i = 0; i < 3; i++) {
            var first = 300 * i;
            log.append(IntStream.range(first, first + 300)
                            .mapToObj(sequence -> entry("a", sequence))
                            .toList())
                    .join();
        }
        var root = root();
        var tiles = client.getDatabase("ledger").getCollection("tile");
        log.close();
        assertThat(tiles.countDocuments()).isEqualTo(3);
        tiles.deleteOne(Filters.eq("_id", "sha256/0/%019d".formatted(1)));
        log = open(MongoServers.PATIENCE);
        assertThat(root()).isEqualTo(root);
        log.close();
        assertThat(tiles.countDocuments()).isEqualTo(3);
        tiles.deleteMany(new org.bson.Document());
        log = open(MongoServers.PATIENCE);
        assertThat(root()).isEqualTo(root);
        log.close();
        assertThat(tiles.countDocuments()).isEqualTo(3);
    }

    private byte[] root() {
        return new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, log.head()).root();
    }

    private MongoCommitLog open(Patience patience) {
        return MongoCommitLog.unsafe(server.uri(), "ledger", patience);
    }

    private CompletableFuture<Long> append(String aggregate, long sequence) {
        return log.append(List.of(entry(aggregate, sequence)));
    }

    private static Entry entry(String aggregate, long sequence) {
        return new Entry(aggregate, sequence, NOON, new byte[] {1});
    }

    private static Throwable why(CompletableFuture<Long> append) {
        return Objects.requireNonNull(append.handle((position, why) -> why).join(), "it was appended");
    }
}
