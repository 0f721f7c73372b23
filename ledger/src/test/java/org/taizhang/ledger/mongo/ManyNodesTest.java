package org.taizhang.ledger.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.taizhang.ledger.CannotAppend.Conflict;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** Three nodes with one log. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyNodesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final String database = "nodes-" + UUID.randomUUID();
    private final List<CommitLog> nodes = IntStream.range(0, 3)
            .<CommitLog>mapToObj(
                    node -> MongoCommitLog.unsafe(MongoServers.inMemory(), database, MongoServers.PATIENCE))
            .toList();

    @AfterEach
    void close() {
        nodes.forEach(CommitLog::close);
    }

    @Test
    void allAppendToDifferentAggregates() throws Exception {
        var each = 40;
        onEach(4, (node, writer) -> {
            for (var sequence = 0; sequence < each; sequence++)
                node.append(List.of(entry(writer, sequence))).join();
        });
        everybodyHas(12 * each);
    }

    @Test
    void allAppendToTheSameAggregates() throws Exception {
        var stored = new AtomicInteger();
        onEach(3, (node, writer) -> {
            var aggregate = "shared-" + writer.charAt(writer.length() - 1);
            for (var attempt = 0; attempt < 40; attempt++) {
                var next = node.lastSequence(aggregate).orElse(-1) + 1;
                try {
                    node.append(List.of(entry(aggregate, next), entry(aggregate, next + 1)))
                            .join();
                    stored.addAndGet(2);
                } catch (CompletionException e) {
                    assertThat(e).cause().isInstanceOf(Conflict.class);
                }
            }
        });
        assertThat(stored).hasPositiveValue();
        everybodyHas(stored.get());
        var lasts = new HashMap<String, Long>();
        for (var recorded : nodes.getFirst().read(0, 10_000)) {
            var entry = recorded.entry();
            assertThat(entry.sequence()).isEqualTo(lasts.getOrDefault(entry.aggregate(), -1L) + 1);
            lasts.put(entry.aggregate(), entry.sequence());
        }
    }

    @Test
    void oneCheckpointFollowsAnother() throws Exception {
        nodes.getFirst().append(List.of(entry("a", 0))).join();
        for (var node : nodes) node.await(1, LONG);
        var kept = new AtomicInteger();
        onEach(2, (node, signer) -> {
            if (node.keep(new SignedCheckpoint(TreeHash.SHA256, 1, signer.getBytes(UTF_8)), null))
                kept.incrementAndGet();
        });
        assertThat(kept).hasValue(1);
        assertThat(nodes)
                .allSatisfy(node ->
                        assertThat(node.newestCheckpoint(TreeHash.SHA256)).isPresent());
    }

    @Test
    void anAggregateOfManyEntriesIsFoundEverywhere() throws Exception {
        var log = nodes.getFirst();
        for (var i = 0; i < 6; i++) {
            var first = i * 700L;
            log.append(LongStream.range(first, first + 700)
                            .mapToObj(sequence -> entry("long", sequence))
                            .toList())
                    .join();
            log.append(List.of(entry("other", i))).join();
        }
        var other = nodes.getLast();
        assertThat(other.await(log.head(), LONG)).isTrue();
        assertThat(other.lastSequence("long")).hasValue(4_199);
        assertThat(other.aggregate("long", 0, 10_000)).hasSize(4_200);
        assertThat(other.aggregate("long", 4_190, 500))
                .extracting(recorded -> recorded.entry().sequence())
                .containsExactly(4_190L, 4_191L, 4_192L, 4_193L, 4_194L, 4_195L, 4_196L, 4_197L, 4_198L, 4_199L);
        assertThat(other.aggregate("other", 0, 500))
                .extracting(Recorded::position)
                .contains(700L, 4_205L);
        other.append(List.of(entry("long", 4_200))).join();
        assertThat(log.lastSequence("long")).hasValue(4_200);
    }

    private interface Work {
        void on(CommitLog node, String writer);
    }

    private void onEach(int writers, Work work) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Void>>();
            for (var node = 0; node < nodes.size(); node++)
                for (var writer = 0; writer < writers; writer++) {
                    var log = nodes.get(node);
                    var name = node + "-" + writer;
                    all.add(() -> {
                        work.on(log, name);
                        return null;
                    });
                }
            for (var done : pool.invokeAll(all)) done.get();
        }
    }

    private void everybodyHas(long count) throws InterruptedException {
        var expected = LongStream.range(0, count).boxed().toList();
        var roots = new ArrayList<byte[]>();
        for (var node : nodes) {
            assertThat(node.await(count, LONG)).isTrue();
            assertThat(node.head()).isEqualTo(count);
            assertThat(node.read(0, 100_000)).extracting(Recorded::position).isEqualTo(expected);
            roots.add(new TreeReader(node.tree(TreeHash.SHA256), TreeHash.SHA256, count).root());
        }
        assertThat(roots).allSatisfy(root -> assertThat(root).isEqualTo(roots.getFirst()));
    }

    private static Entry entry(String aggregate, long sequence) {
        return new Entry(aggregate, sequence, Instant.now(), new byte[] {1, 2, 3});
    }
}
