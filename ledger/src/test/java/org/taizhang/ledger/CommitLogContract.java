package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.tree.Defined;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What every log promises, whatever it is kept in. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class CommitLogContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");

    @TempDir
    private Path directory;

    private CommitLog log;

    /** The log kept in this directory, new or as it was left. */
    protected abstract CommitLog open(Path directory);

    @BeforeEach
    void open() {
        log = open(directory);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void anEmptyLogHasNothing() {
        assertThat(log.head()).isZero();
        assertThat(log.read(0, 10)).isEmpty();
        assertThat(log.read(List.of(0L))).isEmpty();
        assertThat(log.aggregate("a", 0, 10)).isEmpty();
        assertThat(log.lastSequence("a")).isEmpty();
        assertThat(log.positionAt(Instant.MIN)).isZero();
        assertThat(log.snapshot("a")).isEmpty();
        assertThat(log.trouble()).isEmpty();
    }

    @Test
    void positionsAreDenseFromZero() {
        assertThat(append(entry("a", 0))).isZero();
        assertThat(append(entry("b", 0), entry("a", 1))).isEqualTo(1);
        assertThat(append(entry("a", 2))).isEqualTo(3);
        assertThat(log.head()).isEqualTo(4);
        assertThat(log.read(0, 10))
                .containsExactly(
                        new Recorded(0, entry("a", 0)),
                        new Recorded(1, entry("b", 0)),
                        new Recorded(2, entry("a", 1)),
                        new Recorded(3, entry("a", 2)));
    }

    @Test
    void readsFromAPositionUpToALimit() {
        fill("a", 10);
        assertThat(positions(log.read(3, 4))).containsExactly(3L, 4L, 5L, 6L);
        assertThat(positions(log.read(8, 4))).containsExactly(8L, 9L);
        assertThat(log.read(10, 4)).isEmpty();
        assertThat(log.read(99, 4)).isEmpty();
    }

    @Test
    void readsChosenPositionsInOrder() {
        fill("a", 10);
        assertThat(positions(log.read(List.of(7L, 2L, 99L, 2L, -1L)))).containsExactly(2L, 7L);
        assertThat(log.read(List.of())).isEmpty();
    }

    @Test
    void readsAnAggregateFromASequence() {
        for (var i = 0; i < 6; i++) append(entry("a", i), entry("b", i));
        assertThat(log.aggregate("b", 2, 3))
                .containsExactly(
                        new Recorded(5, entry("b", 2)), new Recorded(7, entry("b", 3)), new Recorded(9, entry("b", 4)));
        assertThat(log.aggregate("b", 5, 3)).hasSize(1);
        assertThat(log.aggregate("b", 6, 3)).isEmpty();
        assertThat(log.lastSequence("b")).hasValue(5);
    }

    @Test
    void keepsTheExactBytes() {
        var bytes = new byte[256];
        for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
        append(new Entry("a/ü/台账", 0, NOON, bytes));
        append(new Entry("none", 0, NOON, new byte[0]));
        assertThat(log.read(0, 2).get(0).entry().bytes()).containsExactly(bytes);
        assertThat(log.read(0, 2).get(1).entry().bytes()).isEmpty();
        assertThat(log.aggregate("a/ü/台账", 0, 1).getFirst().entry().time()).isEqualTo(NOON);
    }

    @Test
    void takesTheLargestEntryAndRefusesOneByteMore() {
        append(new Entry("a", 0, NOON, new byte[65_535]));
        assertThat(log.read(0, 1).getFirst().entry().bytes()).hasSize(65_535);
        assertThatExceptionOfType(CannotAppend.TooLarge.class)
                .isThrownBy(() -> new Entry("a", 1, NOON, new byte[65_536]))
                .withMessage("Entry 1 of aggregate a has 65536 bytes; an entry has at most 65535");
    }

    @Test
    void refusesAnAppendLargerThanAnyLogTakes() {
        var all = IntStream.range(0, 129)
                .mapToObj(i -> new Entry("a", i, NOON, new byte[65_535]))
                .toList();
        assertThat(why(log.append(all))).isInstanceOf(CannotAppend.TooLarge.class);
        assertThat(log.append(all.subList(0, 128)).join()).isZero();
    }

    @Test
    void refusesASequenceThatIsTaken() {
        fill("a", 3);
        var conflict = (CannotAppend.Conflict) why(log.append(List.of(entry("a", 1))));
        assertThat(conflict.aggregate()).isEqualTo("a");
        assertThat(conflict.sequence()).isEqualTo(1);
        assertThat(conflict).hasMessage("Aggregate a goes on with sequence 3, not 1");
        assertThat(log.head()).isEqualTo(3);
    }

    @Test
    void refusesASequenceThatLeavesAGap() {
        assertThat(why(log.append(List.of(entry("a", 1))))).isInstanceOf(CannotAppend.Conflict.class);
        assertThat(why(log.append(List.of(entry("a", 0), entry("a", 2))))).isInstanceOf(CannotAppend.Conflict.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void refusesTheSameEntryTwiceInOneAppend() {
        assertThat(why(log.append(List.of(entry("a", 0), entry("a", 0))))).isInstanceOf(CannotAppend.Conflict.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void storesAllOfAnAppendOrNothing() {
        append(entry("b", 0));
        var conflict = (CannotAppend.Conflict) why(log.append(List.of(entry("a", 0), entry("b", 0), entry("c", 0))));
        assertThat(conflict.aggregate()).isEqualTo("b");
        assertThat(log.lastSequence("a")).isEmpty();
        assertThat(log.lastSequence("c")).isEmpty();
        assertThat(append(entry("a", 0))).isEqualTo(1);
    }

    @Test
    void aConflictHarmsNobodyElse() {
        append(entry("taken", 0));
        var appends = new ArrayList<CompletableFuture<Long>>();
        for (var i = 0; i < 50; i++) {
            appends.add(log.append(List.of(entry("good-" + i, 0), entry("good-" + i, 1))));
            appends.add(log.append(List.of(entry("bad-" + i, 0), entry("taken", 0))));
        }
        for (var i = 0; i < 50; i++) {
            assertThat(appends.get(2 * i).join()).isEqualTo(1 + 2L * i);
            assertThat(why(appends.get(2 * i + 1))).isInstanceOf(CannotAppend.Conflict.class);
        }
        assertThat(log.head()).isEqualTo(101);
    }

    @Test
    void anAppendSeesTheOnesBeforeIt() {
        var appends = IntStream.range(0, 200)
                .mapToObj(i -> log.append(List.of(entry("a", i))))
                .toList();
        assertThat(appends.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
    }

    @Test
    void anAppendOfNothingCompletesWithTheHead() {
        fill("a", 2);
        assertThat(log.append(List.of()).join()).isEqualTo(2);
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void whatIsAcknowledgedCanBeReadAtOnce() {
        for (var i = 0; i < 100; i++) {
            var position = append(entry("a", i));
            assertThat(log.head()).isGreaterThan(position);
            assertThat(positions(log.read(position, 1))).containsExactly(position);
        }
    }

    @Test
    void writersOfDifferentAggregatesAllSucceed() throws Exception {
        var perWriter = 50;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 16)
                    .mapToObj(writer -> pool.submit(() -> IntStream.range(0, perWriter)
                            .mapToObj(i -> append(entry("w" + writer, i)))
                            .toList()))
                    .toList();
            var acknowledged = new ArrayList<Long>();
            for (var writer : writers) acknowledged.addAll(writer.get());
            assertThat(acknowledged)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 16L * perWriter).boxed().toList());
        }
        assertThat(positions(log.read(0, 10_000)))
                .containsExactlyElementsOf(
                        LongStream.range(0, 16L * perWriter).boxed().toList());
        assertThat(log.lastSequence("w7")).hasValue(perWriter - 1);
    }

    @Test
    void ofManyWhoWantTheSamePlaceOneGetsIt() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 20; round++) {
                var sequence = round;
                var start = new CountDownLatch(1);
                var racers = IntStream.range(0, 8)
                        .mapToObj(racer -> pool.submit(() -> {
                            start.await();
                            return Optional.ofNullable(log.append(List.of(entry("a", sequence)))
                                    .handle((position, why) -> why)
                                    .join());
                        }))
                        .toList();
                start.countDown();
                var losers = 0;
                for (var racer : racers) {
                    var why = racer.get();
                    if (why.isEmpty()) continue;
                    assertThat(why.get()).isInstanceOf(CannotAppend.Conflict.class);
                    losers++;
                }
                assertThat(losers).isEqualTo(7);
            }
        }
        assertThat(log.head()).isEqualTo(20);
    }

    @Test
    void findsAPositionByTime() {
        appendAt("10:00", "11:00", "11:00", "12:00");
        assertThat(log.positionAt(at("09:00"))).isZero();
        assertThat(log.positionAt(at("10:00"))).isZero();
        assertThat(log.positionAt(at("10:01"))).isEqualTo(1);
        assertThat(log.positionAt(at("11:00"))).isEqualTo(1);
        assertThat(log.positionAt(at("11:30"))).isEqualTo(3);
        assertThat(log.positionAt(at("12:01"))).isEqualTo(4);
        assertThat(log.positionAt(Instant.MAX)).isEqualTo(4);
    }

    @Test
    void findsTheFirstPositionByTimeThoughTimesGoBack() {
        appendAt("10:00", "10:30", "10:50", "10:45", "10:42", "11:00");
        assertThat(log.positionAt(at("10:45"))).isEqualTo(2);
        assertThat(log.positionAt(at("10:51"))).isEqualTo(5);
        appendAt("10:59");
        assertThat(log.positionAt(at("11:01"))).isEqualTo(7);
    }

    @Test
    void awaitsTheHead() throws Exception {
        assertThat(log.await(0, Duration.ZERO)).isTrue();
        assertThat(log.await(1, Duration.ZERO)).isFalse();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = pool.submit(() -> log.await(3, Duration.ofSeconds(Long.MAX_VALUE)));
            fill("a", 3);
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = pool.submit(() -> log.await(1, Duration.ofDays(1)));
            log.close();
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void keepsTheNewestSnapshot() {
        log.store(new Snapshot("a", 5, "five".getBytes(UTF_8)));
        log.store(new Snapshot("a", 9, "nine".getBytes(UTF_8)));
        log.store(new Snapshot("a", 7, "seven".getBytes(UTF_8)));
        log.store(new Snapshot("b", 1, new byte[100_000]));
        assertThat(log.snapshot("a")).contains(new Snapshot("a", 9, "nine".getBytes(UTF_8)));
        assertThat(log.snapshot("b").orElseThrow().bytes()).hasSize(100_000);
        assertThat(log.head()).isZero();
    }

    @Test
    void aClosedLogRefusesEverything() {
        log.close();
        assertThat(why(log.append(List.of(entry("a", 0))))).isInstanceOf(CannotAppend.Closed.class);
        assertThatThrownBy(() -> log.store(new Snapshot("a", 0, new byte[0]))).isInstanceOf(CannotAppend.Closed.class);
        assertThatThrownBy(() -> log.read(0, 1)).isInstanceOf(CannotRead.class).hasMessage("The log is closed");
        log.close();
    }

    @Test
    void whatWaitsIsWrittenBeforeTheLogCloses() {
        var appends = IntStream.range(0, 100)
                .mapToObj(i -> log.append(List.of(entry("a", i))))
                .toList();
        log.close();
        assertThat(appends.stream().map(CompletableFuture::join)).hasSize(100);
        log = open(directory);
        assertThat(log.head()).isEqualTo(100);
    }

    @Test
    void everythingIsThereAfterReopening() throws Exception {
        fill("a", 2_000);
        log.store(new Snapshot("a", 4, new byte[] {1, 2}));
        var before = log.read(0, 5_000);
        log.close();
        log = open(directory);
        assertThat(log.head()).isEqualTo(2_000);
        assertThat(log.await(2_000, Duration.ZERO)).isTrue();
        assertThat(log.read(0, 5_000)).isEqualTo(before);
        assertThat(log.lastSequence("a")).hasValue(1_999);
        assertThat(log.snapshot("a")).contains(new Snapshot("a", 4, new byte[] {1, 2}));
        assertThat(why(log.append(List.of(entry("a", 3))))).isInstanceOf(CannotAppend.Conflict.class);
        assertThat(append(entry("a", 2_000))).isEqualTo(2_000);
    }

    @Test
    void theTreeHasTheEntriesBytesForItsLeaves() {
        assertThat(root(0)).isEqualTo(TreeHash.SHA256.empty());
        for (var size : new int[] {1, 2, 250, 3, 1, 300, 700}) {
            fill("a" + log.head(), size);
            assertThat(root(log.head())).isEqualTo(root(log.read(0, 10_000)));
        }
        assertThat(root(256)).isEqualTo(root(log.read(0, 256)));
        log.close();
        log = open(directory);
        assertThat(root(1_257)).isEqualTo(root(log.read(0, 10_000)));
        append(entry("z", 0));
        assertThat(root(1_258)).isEqualTo(root(log.read(0, 10_000)));
        assertThat(log.trees()).contains(TreeHash.SHA256);
    }

    @Test
    void theTreeIsAsLongAsTheHeadForWhoeverSeesTheHead() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(writer -> pool.submit(() -> {
                        for (var i = 0; i < 100; i++) {
                            append(entry("w" + writer, i));
                            var head = log.head();
                            assertThat(new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, head).root())
                                    .isEqualTo(root(log.read(0, (int) head)));
                        }
                    }))
                    .toList();
            for (var writer : writers) writer.get();
        }
    }

    @Test
    void whatIsRefusedLeavesNoTraceInTheTree() {
        append(entry("a", 0));
        var before = root(1);
        assertThat(why(log.append(List.of(entry("b", 0), entry("a", 0))))).isInstanceOf(CannotAppend.Conflict.class);
        assertThat(root(1)).isEqualTo(before);
        append(entry("c", 0));
        assertThat(root(2)).isEqualTo(root(log.read(0, 10)));
    }

    @Test
    void keepsEveryCheckpoint() {
        fill("a", 10);
        assertThat(log.newestCheckpoint(TreeHash.SHA256)).isEmpty();
        var four = checkpoint(4, "four");
        var nine = checkpoint(9, "nine");
        assertThat(log.keep(four, null)).isTrue();
        assertThat(log.keep(nine, four)).isTrue();
        log.close();
        log = open(directory);
        assertThat(log.newestCheckpoint(TreeHash.SHA256)).contains(nine);
        assertThat(log.checkpoints(TreeHash.SHA256, 0, 10)).containsExactly(four, nine);
        assertThat(log.checkpoints(TreeHash.SHA256, 5, 10)).containsExactly(nine);
        assertThat(log.checkpoints(TreeHash.SHA256, 0, 1)).containsExactly(four);
        assertThat(log.newestCheckpoint(TreeHash.SM3)).isEmpty();
    }

    @Test
    void aCheckpointTakesThePlaceOfTheNewestOnly() {
        fill("a", 10);
        var four = checkpoint(4, "four");
        var witnessed = checkpoint(4, "four, witnessed");
        assertThat(log.keep(four, null)).isTrue();
        assertThat(log.keep(checkpoint(5, "five"), null)).isFalse();
        assertThat(log.keep(witnessed, four)).isTrue();
        assertThat(log.keep(checkpoint(6, "six"), four)).isFalse();
        assertThat(log.checkpoints(TreeHash.SHA256, 0, 10)).containsExactly(witnessed);
    }

    @Test
    void ofManyWhoSignTheNextCheckpointOneSucceeds() throws Exception {
        fill("a", 10);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var signers = IntStream.range(0, 8)
                    .mapToObj(signer -> pool.submit(() -> log.keep(checkpoint(7, "by " + signer), null)))
                    .toList();
            var kept = 0;
            for (var signer : signers) if (signer.get()) kept++;
            assertThat(kept).isEqualTo(1);
        }
    }

    @Test
    void refusesACheckpointThatCannotFollow() {
        fill("a", 10);
        var four = checkpoint(4, "four");
        assertThat(log.keep(four, null)).isTrue();
        assertThatThrownBy(() -> log.keep(checkpoint(3, "three"), four)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.keep(checkpoint(11, "eleven"), four)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsPersonalDataBesideTheEntries() {
        var name = Personal.of("u-1", "王芳");
        var phone = Personal.of("u-2", "139 0000 0000");
        log.append(List.of(entry("a", 0)), List.of(name, phone)).join();
        log.append(List.of(entry("a", 1)), List.of(name)).join();
        log.close();
        log = open(directory);
        assertThat(log.personal(List.of(name.commitment(), phone.commitment(), "other")))
                .containsExactlyInAnyOrder(name, phone);
        assertThat(log.personal(List.of())).isEmpty();
    }

    @Test
    void personalDataOfWhatIsRefusedIsNotKept() {
        var name = Personal.of("u-1", "王芳");
        append(entry("a", 0));
        assertThat(why(log.append(List.of(entry("a", 0)), List.of(name)))).isInstanceOf(CannotAppend.Conflict.class);
        assertThat(log.personal(List.of(name.commitment()))).isEmpty();
    }

    @Test
    void whatIsErasedNeverComesBack() {
        var name = Personal.of("u-1", "王芳");
        var phone = Personal.of("u-1", "139 0000 0000");
        var other = Personal.of("u-2", "李伟");
        log.append(List.of(entry("a", 0)), List.of(name, phone, other)).join();
        log.store(new Snapshot("a", 0, "王芳".getBytes(UTF_8)));
        assertThat(log.erase("u-1", 1)).isEqualTo(2);
        assertThat(log.erase("u-1", 2)).isZero();
        log.append(List.of(entry("a", 1)), List.of(name)).join();
        assertThat(log.personal(List.of(name.commitment(), phone.commitment(), other.commitment())))
                .containsExactlyInAnyOrder(
                        new Personal(name.commitment(), "u-1", null, null, 1L),
                        new Personal(phone.commitment(), "u-1", null, null, 1L),
                        other);
        assertThat(log.snapshot("a")).isEmpty();
        assertThat(log.erase("nobody", 2)).isZero();
    }

    @Test
    void refusesEntriesThatMakeNoSense() {
        assertThatThrownBy(() -> new Entry("", 0, NOON, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry("a", -1, NOON, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry("a", 0, Instant.MAX, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long append(Entry... entries) {
        return log.append(List.of(entries)).join();
    }

    private void fill(String aggregate, int count) {
        log.append(IntStream.range(0, count).mapToObj(i -> entry(aggregate, i)).toList())
                .join();
    }

    /** The root at a size, as the log's tree tells it. */
    private byte[] root(long size) {
        return new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, size).root();
    }

    private static byte[] root(List<Recorded> entries) {
        return Defined.rootOf(
                TreeHash.SHA256,
                entries.stream().map(recorded -> recorded.entry().bytes()).toList());
    }

    private static SignedCheckpoint checkpoint(long size, String note) {
        return new SignedCheckpoint(TreeHash.SHA256, size, note.getBytes(UTF_8));
    }

    private void appendAt(String... times) {
        for (var time : times)
            append(new Entry("t", log.lastSequence("t").orElse(-1) + 1, at(time), new byte[] {'{', '}'}));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00Z");
    }

    private static Entry entry(String aggregate, long sequence) {
        return new Entry(aggregate, sequence, NOON, ("{\"" + aggregate + "\":" + sequence + "}").getBytes(UTF_8));
    }

    private static List<Long> positions(List<Recorded> read) {
        return read.stream().map(Recorded::position).toList();
    }

    private static Throwable why(CompletableFuture<Long> append) {
        return Objects.requireNonNull(append.handle((position, why) -> why).join(), "it was appended");
    }
}
