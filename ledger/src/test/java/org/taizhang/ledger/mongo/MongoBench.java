package org.taizhang.ledger.mongo;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Entry;

/** Measures appends, reading and how late one node sees what another appends; asserts nothing. The first argument is a URI. */
final class MongoBench {
    private MongoBench() {}

    public static void main(String... arguments) throws Exception {
        var server = new MongoServer(new MemoryBackend());
        server.bind();
        var uri = arguments.length > 0 ? arguments[0] : server.getConnectionString();
        var database = "bench-" + System.nanoTime();
        try (var log = MongoCommitLog.unsafe(new ConnectionString(uri), database, MongoServers.PATIENCE)) {
            appends(log, "warm", 4, 500);
            for (var threads : new int[] {1, 16, 256}) {
                var start = System.nanoTime();
                appends(log, "t" + threads, threads, 8_000 / threads);
                print("appends of 1 entry, " + threads + " threads", 8_000 / threads * threads, start);
            }
            var start = System.nanoTime();
            for (var i = 0; i < 100; i++) {
                var aggregate = "bulk" + i;
                log.append(LongStream.range(0, 1_000)
                                .mapToObj(n -> entry(aggregate, n))
                                .toList())
                        .join();
            }
            print("entries in appends of 1,000", 100_000, start);
            try (var other = MongoCommitLog.unsafe(new ConnectionString(uri), database, MongoServers.PATIENCE)) {
                for (var round = 0; round < 3; round++) {
                    start = System.nanoTime();
                    print("entries read by another node", read(other), start);
                }
                tails(log, other);
            }
        } finally {
            server.shutdownNow();
        }
    }

    private static void print(String what, long count, long start) {
        System.out.printf("%-40s %,12.0f /s%n", what, count * 1e9 / (System.nanoTime() - start));
    }

    private static void appends(CommitLog log, String name, int threads, int each) throws InterruptedException {
        var running = new ArrayList<Thread>();
        for (var i = 0; i < threads; i++) {
            var aggregate = name + "-" + i;
            running.add(Thread.ofVirtual().start(() -> {
                for (var n = 0; n < each; n++)
                    log.append(List.of(entry(aggregate, n))).join();
            }));
        }
        for (var thread : running) thread.join();
    }

    private static long read(CommitLog log) {
        var next = 0L;
        for (var batch = log.read(0, 500); !batch.isEmpty(); batch = log.read(next, 500)) next += batch.size();
        return next;
    }

    /** At random intervals, so that the other node is met while it is idle. */
    private static void tails(CommitLog log, CommitLog other) throws InterruptedException {
        var late = new long[200];
        for (var i = 0; i < late.length; i++) {
            Thread.sleep(7L * i % 211);
            var head = log.append(List.of(entry("tail", i))).join() + 1;
            var acknowledged = System.nanoTime();
            other.await(head, Duration.ofSeconds(10));
            late[i] = System.nanoTime() - acknowledged;
        }
        Arrays.sort(late);
        System.out.printf(
                "another node's append is seen after, ms: median %.1f, p99 %.1f, most %.1f%n",
                late[100] / 1e6, late[198] / 1e6, late[199] / 1e6);
    }

    private static Entry entry(String aggregate, long sequence) {
        return new Entry(aggregate, sequence, Instant.now(), new byte[300]);
    }
}
