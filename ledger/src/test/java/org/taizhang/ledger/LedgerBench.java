package org.taizhang.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.taizhang.ledger.example.ExampleEvent;
import org.taizhang.ledger.sqlite.SqliteCommitLog;

/** Measures appends and replay on the disk that holds the directory given, and prints a table. */
final class LedgerBench {
    private static final MetaData META = MetaData.with("actor.id", "u-4711")
            .and("actor.name", "王芳")
            .and("actor.roles", "OPERATOR,WATCH")
            .and("actor.unit", "230000/230100/gxj")
            .and("request", "01890a5d-ac96-774b-bcce-b302099a8057");

    private LedgerBench() {}

    /** What is measured: how many it did. */
    private interface Work {
        long run() throws Exception;
    }

    public static void main(String... arguments) throws Exception {
        var directory = Files.createTempDirectory(Path.of(arguments.length > 0 ? arguments[0] : "."), "ledger-bench");
        try (var log = SqliteCommitLog.open(directory.resolve("ledger.db"))) {
            var json = new NamedJson(Names.of(List.of(ExampleEvent.class)), mapper -> {});
            var engine = new LedgerEngine(log, json, NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
            appends(engine, "warm", 4, 500);
            measure("syncs of 4 KiB", () -> syncs(directory.resolve("sync"), 2_000));
            measure("appends of 1 event, 1 thread", () -> appends(engine, "one", 1, 5_000));
            measure("appends of 1 event, 16 threads", () -> appends(engine, "sixteen", 16, 2_500));
            measure("appends of 1 event, 256 virtual threads", () -> appends(engine, "many", 256, 200));
            measure("events in appends of 1000", () -> bulk(engine, 200));
            for (var round = 0; round < 3; round++) {
                measure("events replayed with payload", () -> replay(engine, true));
                measure("events replayed, payload and metadata", () -> replay(engine, false));
            }
            measure("entries read", () -> read(log));
            measure("aggregates of 25 events loaded", () -> load(engine, 2_000));
            System.out.printf(
                    "%,d events, %,d bytes each, file %,d bytes%n",
                    log.head(),
                    log.read(log.head() - 1, 1).getFirst().entry().bytes().length,
                    Files.size(directory.resolve("ledger.db")));
        } finally {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private static void measure(String what, Work work) throws Exception {
        var start = System.nanoTime();
        var count = work.run();
        System.out.printf("%-45s %,12.0f /s%n", what, count * 1e9 / (System.nanoTime() - start));
    }

    private static long syncs(Path file, int count) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (var i = 0; i < count; i++) {
                channel.write(ByteBuffer.allocate(4096));
                channel.force(false);
            }
        }
        return count;
    }

    private static long appends(LedgerEngine engine, String name, int threads, int each) throws InterruptedException {
        var running = new ArrayList<Thread>();
        for (var i = 0; i < threads; i++) {
            var aggregate = name + i;
            running.add(Thread.ofVirtual().start(() -> {
                for (var sequence = 0; sequence < each; sequence++) engine.appendEvents(event(aggregate, sequence));
            }));
        }
        for (var thread : running) thread.join();
        return (long) threads * each;
    }

    private static long bulk(LedgerEngine engine, int appends) {
        for (var append = 0; append < appends; append++) {
            var first = append * 40;
            engine.appendEvents(IntStream.range(0, 1_000)
                    .mapToObj(i -> event("bulk-" + (first + i / 25), i % 25))
                    .toList());
        }
        return appends * 1_000L;
    }

    private static long replay(LedgerEngine engine, boolean payloadOnly) {
        return engine.readEvents(null, false)
                .filter(event -> event.getPayload() instanceof ExampleEvent
                        && (payloadOnly || event.getMetaData().containsKey("actor.id")))
                .count();
    }

    private static long read(CommitLog log) {
        var next = 0L;
        for (var batch = log.read(0, 500); !batch.isEmpty(); batch = log.read(next, 500)) next += batch.size();
        return next;
    }

    private static long load(LedgerEngine engine, int count) {
        for (var i = 0; i < count; i++) engine.readEvents("bulk-" + i).forEachRemaining(DomainEventMessage::getPayload);
        return count;
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>(
                "Example",
                aggregate,
                sequence,
                new ExampleEvent.Opened("The cache of node " + sequence + " is full 缓存已满", List.of(1, 2, 3)),
                META);
    }
}
