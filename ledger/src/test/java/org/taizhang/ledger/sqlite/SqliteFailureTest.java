package org.taizhang.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.taizhang.ledger.sqlite.Faults.ioError;
import static org.taizhang.ledger.sqlite.Faults.once;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.CannotAppend.NotStored;
import org.taizhang.ledger.CannotAppend.OutcomeUnknown;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Snapshot;
import org.taizhang.ledger.sqlite.Connector.Mode;
import org.taizhang.ledger.tree.TreeHash;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqliteFailureTest {
    private final Faults faults = new Faults();

    @TempDir
    private Path directory;

    private SqliteCommitLog log;

    @BeforeEach
    void open() {
        log = SqliteCommitLog.open(directory.resolve("ledger.db"), Set.of(TreeHash.SHA256), faults);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aCommitThatFailedIsDefinitelyNotStored() {
        append("a", 0);
        faults.before = once("COMMIT");
        assertThat(why(attempt("a", 1)))
                .isInstanceOf(NotStored.class)
                .hasMessageContaining("The entries were not stored")
                .hasMessageContaining("disk I/O error");
        assertThat(log.trouble()).isEmpty();
        assertThat(log.head()).isEqualTo(1);
        assertThat(append("a", 1)).isEqualTo(1);
    }

    @Test
    void aCommitThatSucceededBehindAnErrorIsFoundByItsNonce() {
        append("a", 0);
        faults.after = once("COMMIT");
        assertThat(append("a", 1)).isEqualTo(1);
        assertThat(log.head()).isEqualTo(2);
        assertThat(log.trouble()).isEmpty();
        assertThat(why(attempt("a", 1))).isInstanceOf(Conflict.class);
    }

    @Test
    void everyMemberOfAGroupThatIsThereLearnsItsOwnFate() throws Exception {
        append("taken", 0);
        var group = group(
                Faults.NONE,
                once("COMMIT"),
                List.of(List.of(entry("a", 0), entry("a", 1)), List.of(entry("taken", 0)), List.of(entry("b", 0))));
        assertThat(group.get(0).join()).isEqualTo(2);
        assertThat(why(group.get(1))).isInstanceOf(Conflict.class);
        assertThat(group.get(2).join()).isEqualTo(4);
    }

    @Test
    void everyMemberOfAGroupThatIsNotThereLearnsItsOwnFate() throws Exception {
        append("taken", 0);
        var group = group(
                once("COMMIT"),
                Faults.NONE,
                List.of(List.of(entry("a", 0)), List.of(entry("taken", 0)), List.of(entry("b", 0))));
        assertThat(why(group.get(0))).isInstanceOf(NotStored.class);
        assertThat(why(group.get(1))).isInstanceOf(Conflict.class);
        assertThat(why(group.get(2))).isInstanceOf(NotStored.class);
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void theOutcomeIsUnknownWhenTheLogCannotBeReopenedAfterACommit() {
        append("a", 0);
        faults.after = once("COMMIT");
        faults.opening = this::fail;
        assertThat(why(attempt("a", 1)))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessage("Whether the entries were stored is not known (disk I/O error)");
        assertThat(log.trouble()).get().asString().startsWith("The ledger takes no entries: ");
        assertThat(why(attempt("b", 0))).isInstanceOf(NotStored.class);
        faults.opening = (mode, connection) -> {};
        assertThat(append("b", 0)).isEqualTo(2);
        assertThat(log.trouble()).isEmpty();
        assertThat(log.lastSequence("a")).hasValue(1);
    }

    @Test
    void nothingIsStoredWhenTheLogFailsBeforeTheCommitAndCannotBeReopened() {
        faults.before = once("INSERT INTO entry");
        faults.opening = this::fail;
        assertThat(why(attempt("a", 0))).isInstanceOf(NotStored.class);
        assertThat(log.trouble()).isPresent();
        faults.opening = (mode, connection) -> {};
        assertThat(append("a", 0)).isZero();
    }

    @Test
    void theOutcomeIsUnknownWhenTheReopenedLogCannotBeSettled() {
        faults.after = once("COMMIT");
        faults.before = once("PRAGMA wal_checkpoint");
        assertThat(why(attempt("a", 0))).isInstanceOf(OutcomeUnknown.class);
        assertThat(append("b", 0)).isEqualTo(1);
    }

    @Test
    void aFullDiskRefusesDefinitelyAndTheLogGoesOnOnceThereIsRoom() {
        faults.opening = (mode, connection) -> limit(connection, 60);
        reopen();
        var acknowledged = 0;
        for (;
                !log.append(List.of(big(acknowledged)))
                        .handle((position, why) -> why)
                        .thenApply(Objects::nonNull)
                        .join();
                acknowledged++) {}
        assertThat(acknowledged).isPositive();
        assertThat(why(log.append(List.of(big(acknowledged)))))
                .isInstanceOf(NotStored.class)
                .hasMessageContaining("full");
        assertThat(log.head()).isEqualTo(acknowledged);
        assertThat(log.read(0, 100)).hasSize(acknowledged);
        faults.opening = (mode, connection) -> limit(connection, 1_000_000);
        assertThat(why(log.append(List.of(big(acknowledged))))).isInstanceOf(NotStored.class); // reopens without limit
        assertThat(log.append(List.of(big(acknowledged))).join()).isEqualTo(acknowledged);
        assertThat(log.trouble()).isEmpty();
    }

    @Test
    void aLogThatCameBackShorterIsNotWrittenTo() throws IOException {
        var file = directory.resolve("ledger.db");
        var empty = directory.resolve("empty.db");
        SqliteCommitLog.open(empty).close();
        var blank = Files.createFile(directory.resolve("blank.db"));
        append("a", 0);
        faults.before = once("COMMIT");
        faults.opening = (mode, connection) -> {
            if (connection == null) replace(file, empty);
        };
        assertThat(why(attempt("a", 1))).isInstanceOf(OutcomeUnknown.class);
        assertThat(log.trouble()).hasValue("The ledger takes no entries: 0 entries are left of 1");
        faults.opening = (mode, connection) -> {
            if (connection == null) replace(file, blank);
        };
        assertThat(why(attempt("a", 1))).isInstanceOf(NotStored.class).hasMessageContaining("it has become empty");
    }

    @Test
    void aSnapshotThatCannotBeKeptHarmsNobody() {
        faults.before = once("INSERT INTO snapshot");
        assertThatThrownBy(() -> log.store(new Snapshot("a", 0, new byte[1]))).isInstanceOf(NotStored.class);
        assertThat(append("a", 0)).isZero();
        log.store(new Snapshot("a", 0, new byte[1]));
        assertThat(log.snapshot("a")).isPresent();
    }

    @Test
    void aReadThatFailsSaysSoAndTheNextIsTriedAfresh() {
        append("a", 0);
        faults.before = once("SELECT entry.position");
        assertThatThrownBy(() -> log.read(0, 1))
                .isInstanceOf(CannotRead.class)
                .hasMessage("The ledger cannot be read (disk I/O error)");
        assertThat(log.read(0, 1)).hasSize(1);
    }

    @Test
    void aWriterThatDiesSaysSoAndLeavesNobodyWaiting() {
        faults.before = (mode, sql) -> {
            if (sql.startsWith("BEGIN")) throw new OutOfMemoryError("for the test");
        };
        assertThat(why(attempt("a", 0))).isInstanceOf(OutcomeUnknown.class);
        assertThat(log.trouble()).isPresent();
        log.close();
        assertThat(why(attempt("a", 0))).isInstanceOf(CannotAppend.Closed.class);
    }

    @Test
    void aWriterThatDiesOverASnapshotLeavesNobodyWaiting() {
        faults.before = (mode, sql) -> {
            if (sql.startsWith("INSERT INTO snapshot")) throw new OutOfMemoryError("for the test");
        };
        assertThatThrownBy(() -> log.store(new Snapshot("a", 0, new byte[1]))).isInstanceOf(CannotAppend.class);
        assertThat(log.trouble()).isPresent();
    }

    @Test
    void whatWaitsTogetherIsCommittedTogether() throws Exception {
        var commits = new AtomicInteger();
        Faults.Fault count = (mode, sql) -> {
            if (sql.equals("COMMIT")) commits.incrementAndGet();
        };
        var appends = IntStream.range(0, 500)
                .mapToObj(i -> List.of(entry("a" + i, 0)))
                .toList();
        assertThat(group(Faults.NONE, count, appends))
                .extracting(CompletableFuture::join)
                .hasSize(500);
        assertThat(commits).hasValue(1);
    }

    /** Appends that all wait while another is being written, so that they form one group, and the faults it meets. */
    private List<CompletableFuture<Long>> group(Faults.Fault before, Faults.Fault after, List<List<Entry>> appends)
            throws InterruptedException {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        faults.after = (mode, sql) -> {
            if (!sql.equals("COMMIT")) return;
            reached.countDown();
            await(release);
        };
        var gate = attempt("gate", 0);
        reached.await();
        faults.before = before;
        faults.after = after;
        var group = appends.stream().map(log::append).toList();
        release.countDown();
        gate.join();
        return group;
    }

    private static void await(CountDownLatch latch) throws SQLException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    private void reopen() {
        log.close();
        open();
    }

    private void fail(Mode mode, @Nullable Connection connection) throws SQLException {
        if (mode == Mode.WRITE) throw ioError();
    }

    private static void limit(@Nullable Connection connection, int pages) throws SQLException {
        if (connection == null) return;
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }

    private static void replace(Path file, Path by) throws SQLException {
        try {
            for (var suffix : List.of("-wal", "-shm", "")) Files.deleteIfExists(Path.of(file + suffix));
            Files.copy(by, file);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private long append(String aggregate, long sequence) {
        return attempt(aggregate, sequence).join();
    }

    private CompletableFuture<Long> attempt(String aggregate, long sequence) {
        return log.append(List.of(entry(aggregate, sequence)));
    }

    private static Entry entry(String aggregate, long sequence) {
        return new Entry(aggregate, sequence, Instant.EPOCH, new byte[] {'{', '}'});
    }

    private static Entry big(int sequence) {
        return new Entry("big", sequence, Instant.EPOCH, new byte[60_000]);
    }

    private static Throwable why(CompletableFuture<Long> append) {
        return Objects.requireNonNull(append.handle((position, why) -> why).join(), "it was appended");
    }
}
