package org.taizhang.ledger.verify;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.sqlite.SqliteCommitLog;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/**
 * Measures the verification of a million entries of about 300 bytes against a bare loop that hashes the same bytes on
 * as many threads, in one run; prints a table. Arguments: a directory, the number of entries.
 */
final class VerifyBench {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);
    private static final Signer TWIN = new Signer(TilesLog.ORIGIN + "/sm3");
    private static final String FILLER = "x".repeat(40);
    private static final int ROUNDS = 8;

    private VerifyBench() {}

    public static void main(String... arguments) throws Exception {
        var count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        var directory = Files.createTempDirectory(Path.of(arguments.length > 0 ? arguments[0] : "."), "verify-bench");
        try {
            var tiles = directory.resolve("tiles");
            var ledger = directory.resolve("ledger.db");
            write(tiles, ledger, count);
            try (var source = new TiledSource(new Folder(tiles))) {
                bare(source, TreeHash.SHA256, true, ROUNDS);
                bare(source, TreeHash.SHA256, false, ROUNDS);
                bare(source, TreeHash.SM3, true, 1);
            }
            var keys = new String[] {
                "--key", SIGNER.key().vkey(), "--key", TWIN.key().vkey(), "--quiet"
            };
            verify("tiles directory, both trees", 1, count, tiles, keys);
            Files.move(tiles.resolve("sm3"), directory.resolve("sm3"));
            verify("tiles directory", ROUNDS, count, tiles, keys);
            verify("SQLite ledger", ROUNDS, count, ledger, keys);
            System.out.printf("ledger %,d bytes%n", Files.size(ledger));
        } finally {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private static void write(Path tiles, Path ledger, int count) throws Exception {
        var entries = new ArrayList<byte[]>(count);
        for (var i = 0; i < count; i++) entries.add(Entries.entry(i, FILLER));
        var log = new TilesLog(entries, TreeHash.SHA256, TreeHash.SM3);
        log.write(tiles, SIGNER);
        log.write(tiles, TreeHash.SM3, count, TWIN);
        try (var sqlite = SqliteCommitLog.open(ledger, Set.of(TreeHash.SHA256))) {
            for (var from = 0; from < count; from += 1_000) {
                var some = new ArrayList<Entry>();
                for (var i = from; i < Math.min(count, from + 1_000); i++)
                    some.add(new Entry(Entries.aggregate(i), Entries.sequence(i), Entries.time(i), entries.get(i)));
                sqlite.append(some).join();
            }
            Ledger.sign(sqlite, TreeHash.SHA256, SIGNER);
        }
        System.out.printf("%,d entries, %,d bytes each%n", count, entries.getFirst().length);
    }

    /** Hashes each entry and nothing else: of bundles in memory, or of bundles read from their files. */
    private static void bare(TiledSource source, TreeHash tree, boolean inMemory, int rounds) throws Exception {
        var threads = Runtime.getRuntime().availableProcessors();
        var kept = new ArrayList<byte[]>();
        for (var from = 0L; inMemory && from < source.entries(); from += Tile.FULL)
            kept.add(source.place().read(path(source, from), Bundles.MAX_BYTES).orElseThrow());
        for (var round = 0; round < rounds; round++) {
            var meter = Meter.start();
            try (var pool = Executors.newFixedThreadPool(threads)) {
                var work = new ArrayList<Callable<Integer>>();
                for (var thread = 0; thread < threads; thread++) {
                    var first = thread;
                    work.add(() -> hash(source, tree, kept, first, threads));
                }
                for (var done : pool.invokeAll(work)) done.get();
            }
            print("bare " + tree + " loop, bytes " + (inMemory ? "in memory" : "in files"), source.entries(), meter);
        }
    }

    private static String path(TiledSource source, long from) {
        return Tile.of(0, from / Tile.FULL, source.entries()).entries();
    }

    private static int hash(TiledSource source, TreeHash tree, List<byte[]> kept, int first, int step)
            throws Exception {
        var digest = tree.digest();
        var hash = new byte[TreeHash.BYTES];
        var content = new Content();
        var sum = 0;
        for (var from = (long) Tile.FULL * first; from < source.entries(); from += (long) Tile.FULL * step) {
            if (kept.isEmpty()) source.place().read(path(source, from), Bundles.MAX_BYTES, content);
            else content.set(kept.get((int) (from / Tile.FULL)));
            for (var at = 0; at < content.length; ) {
                var length = ((content.bytes[at] & 0xFF) << 8) | (content.bytes[at + 1] & 0xFF);
                digest.update(content.bytes, at + 2, length);
                digest.digest(hash, 0, hash.length);
                sum += hash[0];
                at += 2 + length;
            }
        }
        return sum;
    }

    private static void verify(String what, int rounds, int count, Path source, String... keys) throws IOException {
        var arguments = new ArrayList<>(List.of(source.toString()));
        arguments.addAll(List.of(keys));
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        for (var round = 0; round < rounds; round++) {
            for (var pool : ManagementFactory.getMemoryPoolMXBeans()) pool.resetPeakUsage();
            var started = Meter.start();
            var code = Main.run(nowhere, nowhere, arguments.toArray(String[]::new));
            print(what + (code == 0 ? "" : " EXIT " + code), count, started);
            var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            if (round == rounds - 1) System.out.printf("  heap at most %,d MiB%n", peak >> 20);
        }
    }

    /** What the clock says, and what the processors did, which other work on the machine disturbs less. */
    private static void print(String what, long count, Meter meter) {
        System.out.printf(
                "%-40s %10.0f entries/s %8.0f ns of processor each%n",
                what, count / meter.seconds(), meter.processor() * 1e9 / count);
    }

    private record Meter(long clock, long cpu) {
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        static Meter start() {
            return new Meter(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        double seconds() {
            return (System.nanoTime() - clock) / 1e9;
        }

        double processor() {
            return (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        }
    }
}
