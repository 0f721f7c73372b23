package org.taizhang.probes;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.Ids;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;

/**
 * Watches many pages for a while and tells what it cost. Arguments: targets, interval in seconds, for how many seconds,
 * and the address of a page served by another process, so that its cost is not counted; without it one is served here.
 */
final class ProbeBench {
    private static final Logger log = LoggerFactory.getLogger(ProbeBench.class);

    private ProbeBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var targets = Integer.parseInt(arguments[0]);
        var interval = Duration.ofSeconds(Long.parseLong(arguments[1]));
        var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        if (targets == 0) {
            log.info("Serving {}", serve(8099));
            Thread.sleep(time);
            System.exit(0);
        }
        watch(targets, interval, time, arguments.length > 3 ? arguments[3] : serve(0));
        hosts();
        System.exit(0);
    }

    private static void watch(int targets, Duration interval, Duration time, String address)
            throws InterruptedException {
        var seen = new ConcurrentHashMap<Outcome, LongAdder>();
        var first = new ConcurrentHashMap<UUID, Long>();
        var began = System.nanoTime();
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var cpu = machine.getProcessCpuTime();
        var lateness = new ConcurrentHashMap<UUID, long[]>();
        var scheduler = new Scheduler[1];
        var page = new HttpProbe(Clock.systemUTC());
        try (var running = new Scheduler(
                new Watch(
                        (target, readings) -> page.read(target, new Check.Http(null, null), readings),
                        Clock.systemUTC()),
                observation -> {
                    seen.computeIfAbsent(observation.outcome(), outcome -> new LongAdder())
                            .increment();
                    first.putIfAbsent(observation.target(), System.nanoTime() - began);
                    var late = scheduler[0]
                            .lateness(observation.target())
                            .orElseThrow()
                            .toNanos();
                    lateness.merge(observation.target(), new long[] {late}, ProbeBench::joined);
                },
                Scheduler.Settings.standard(),
                new SimpleMeterRegistry())) {
            scheduler[0] = running;
            for (var i = 0; i < targets; i++)
                running.watch(new Watched(
                        Ids.of("bench", i), address, new Check.Http("领导信箱", null), interval, Duration.ofSeconds(15)));
            Thread.sleep(time);
            var all = lateness.values().stream()
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            log.info("outcomes {}, {}", seen, running.counts());
            log.info(
                    "lateness ms: p50 {}, p99 {}, worst {}",
                    millis(all[all.length / 2]),
                    millis(all[(int) (all.length * 0.99)]),
                    millis(all[all.length - 1]));
            log.info(
                    "first result of {} targets within {} ms",
                    first.size(),
                    millis(first.values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0)));
            log.info(
                    "process CPU {} s in {} s; heap {} MiB used, {} MiB committed; RSS {}",
                    (machine.getProcessCpuTime() - cpu) / 1e9,
                    time.toSeconds(),
                    heap.getUsed() >> 20,
                    heap.getCommitted() >> 20,
                    rss());
        }
    }

    private static void hosts() throws InterruptedException {
        var host = new HostProbe();
        var watch = new Watch((target, readings) -> host.read(readings), Clock.systemUTC());
        var target = new Watched(
                UUID.randomUUID(), "local", new Check.Host(), Duration.ofSeconds(10), Duration.ofSeconds(15));
        var took = new double[40];
        for (var i = 0; i < took.length; i++) {
            took[i] = watch.run(target).took().toNanos() / 1e6;
            Thread.sleep(350);
        }
        log.info("host runs in ms: {}", Arrays.toString(took));
    }

    private static long[] joined(long[] a, long[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static String rss() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("?");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String serve(int port) throws IOException {
        var page = ("<meta charset=utf-8>" + "政务公开".repeat(2000) + "领导信箱").getBytes(StandardCharsets.UTF_8);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }
}
