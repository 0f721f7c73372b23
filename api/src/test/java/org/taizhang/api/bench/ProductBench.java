package org.taizhang.api.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the product does on this machine, measured from outside on the packaged jar: prints one table, asserts nothing.
 * Arguments: how many seconds a phase takes (10 where not said), and the jar.
 */
public final class ProductBench {
    private static final int LARGE = 100_000;
    private static final int TARGETS = 1_000;

    private final Path jar;
    private final int seconds;
    private final List<String> rows = new ArrayList<>();

    private ProductBench(Path jar, int seconds) {
        this.jar = jar;
        this.seconds = seconds;
    }

    public static void main(String... arguments) throws Exception {
        var bench = new ProductBench(
                Path.of(arguments.length > 1 ? arguments[1] : "target/taizhang-server.jar")
                        .toAbsolutePath(),
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10);
        bench.run();
        System.out.println("\n| what | figure |\n|---|---|");
        bench.rows.forEach(System.out::println);
    }

    private void run() throws Exception {
        var data = Files.createTempDirectory(Path.of("target"), "bench").toAbsolutePath();
        try {
            row("fsync of 4 KiB", "%,.0f/s", fsyncs(data));
            load(data.resolve("load"));
            watch(data.resolve("watch"));
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private void load(Path data) throws Exception {
        try (var product = RunningJar.start(jar, data)) {
            row("start to ready, empty ledger", "%.1f s", product.startSeconds());
            row("resident memory after the start", "%,d MiB", product.residentMiB());
            commands(product, 1);
            commands(product, 16);
            fill(product);
            row("peak resident memory after %,d events".formatted(LARGE), "%,d MiB", product.peakMiB());
        }
        try (var product = RunningJar.start(jar, data)) {
            row("start to ready, ledger of %,d events".formatted(LARGE), "%.1f s", product.startSeconds());
        }
        for (var file : List.of("views.db", "views.db-wal", "views.db-shm")) Files.deleteIfExists(data.resolve(file));
        try (var product = RunningJar.start(jar, data)) {
            var head = product.head();
            var began = System.nanoTime();
            product.awaitViews(head);
            var rebuilt = product.startSeconds() + since(began);
            row("start with every read model gone, until all have caught up", "%.1f s", rebuilt);
            row("replay into seven read models meanwhile", "%,.0f events/s", head / rebuilt);
            row("peak resident memory of that", "%,d MiB", product.peakMiB());
        }
    }

    /** Incidents reported over HTTP, each durable before it is answered. */
    private void commands(RunningJar product, int clients) throws Exception {
        reported(product, clients, Math.max(3, seconds / 3));
        var lag = new AtomicLong();
        var times = reported(product, clients, seconds, lag);
        row(
                "durable commands over HTTP, %d client%s".formatted(clients, clients == 1 ? "" : "s"),
                "%,.0f/s",
                times.size() / (double) seconds);
        row(
                "  p50 / p99",
                "%.2f ms / %.2f ms",
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6);
        var began = System.nanoTime();
        product.awaitViews(product.head());
        row("  read models behind, at worst / caught up after", "%,d events / %.0f ms", lag.get(), since(began) * 1e3);
    }

    private static List<Long> reported(RunningJar product, int clients, int seconds) throws Exception {
        return reported(product, clients, seconds, new AtomicLong());
    }

    private static List<Long> reported(RunningJar product, int clients, int seconds, AtomicLong lag) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < clients; i++)
                tasks.add(() -> {
                    while (System.nanoTime() < end) {
                        var began = System.nanoTime();
                        product.report();
                        times.add(System.nanoTime() - began);
                    }
                    return null;
                });
            tasks.add(() -> {
                while (System.nanoTime() < end) {
                    lag.accumulateAndGet(product.lag(), Math::max);
                    Thread.sleep(200);
                }
                return null;
            });
            for (var done : threads.invokeAll(tasks)) done.get();
        }
        return times.stream().sorted().toList();
    }

    private static void fill(RunningJar product) throws Exception {
        while (product.head() < LARGE) reported(product, 16, 5);
    }

    /** A thousand pages, each probed every ten seconds. */
    private void watch(Path data) throws Exception {
        var pages = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 512);
        pages.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        pages.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        pages.start();
        try (var product = RunningJar.start(jar, data)) {
            for (int i = 0; i < TARGETS; i++)
                product.watch("http://127.0.0.1:" + pages.getAddress().getPort() + "/" + i);
            Thread.sleep(15_000);
            var runs = product.metric("taizhang_probe_runs_total");
            var late = product.metric("taizhang_probe_late_total");
            var missed = product.metric("taizhang_probe_missed_total");
            var cpu = product.cpuSeconds();
            Thread.sleep(60_000);
            row(
                    "%,d http targets at 10 s, in 60 s: runs".formatted(TARGETS),
                    "%,.0f",
                    product.metric("taizhang_probe_runs_total") - runs);
            row(
                    "  late / missed",
                    "%,.0f / %,.0f",
                    product.metric("taizhang_probe_late_total") - late,
                    product.metric("taizhang_probe_missed_total") - missed);
            row("  CPU of the product", "%.1f s", product.cpuSeconds() - cpu);
            row("  resident memory", "%,d MiB", product.residentMiB());
            row(
                    "  points written / dropped",
                    "%,.0f / %,.0f",
                    product.metric("taizhang_metrics_written_total"),
                    product.metric("taizhang_metrics_dropped_total"));
        } finally {
            pages.stop(0);
        }
    }

    private static double fsyncs(Path folder) throws IOException {
        var file = folder.resolve("fsync");
        var block = ByteBuffer.allocate(4096);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var began = System.nanoTime();
            var count = 0;
            for (; since(began) < 2; count++) {
                channel.write(block.clear(), count * 4096L);
                channel.force(true);
            }
            return count / since(began);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void row(String what, String format, Object... figures) {
        rows.add("| " + what + " | " + String.format(Locale.ROOT, format, figures) + " |");
        System.out.println(rows.getLast());
    }
}
