package org.taizhang.api.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many alerts the packaged product takes from outside, durable, beside Debian's Alertmanager, which keeps them in memory;
 * and how it is to be used meanwhile. Asserts nothing but that nothing is lost. Arguments: seconds of a phase, and the jar.
 */
public final class AlertBench {
    private static final int CONNECTIONS = 8;
    private static final int STANDING = 10_000;
    private static final int STORM = 50_000;
    private static final String ALERTMANAGER = "/usr/bin/prometheus-alertmanager";

    private final AtomicInteger names = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Somebody who takes alerts. */
    private record Receiver(String name, String url, String token) {}

    public static void main(String... arguments) throws Exception {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var jar = Path.of(arguments.length > 1 ? arguments[1] : "target/taizhang-server.jar");
        var data = Files.createTempDirectory(Path.of("target"), "alerts").toAbsolutePath();
        try {
            new AlertBench().run(jar.toAbsolutePath(), data, seconds);
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private void run(Path jar, Path data, int seconds) throws Exception {
        try (var product = RunningJar.start(jar, data.resolve("rates"))) {
            var us = new Receiver("Taizhang, durable", product.url(), product.source());
            measure(us, 1, Math.max(3, seconds / 2));
            for (var batch : List.of(1, 100)) row(us, batch, measure(us, batch, seconds));
            beside(data, seconds);
        }
        try (var product = RunningJar.start(jar, data.resolve("storm"))) {
            var us = new Receiver("Taizhang", product.url(), product.source());
            stand(us, product);
            storm(us, product);
        }
    }

    private void beside(Path data, int seconds) throws Exception {
        if (!Files.isExecutable(Path.of(ALERTMANAGER))) return;
        var config = Files.writeString(data.resolve("am.yml"), "route: {receiver: none}\nreceivers: [{name: none}]\n");
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = new ProcessBuilder(
                        ALERTMANAGER,
                        "--config.file=" + config,
                        "--storage.path=" + data.resolve("am"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("am.log").toFile())
                .start();
        try {
            var it = new Receiver("Alertmanager, in memory", "http://127.0.0.1:" + port, "");
            while (!answers(it)) Thread.sleep(50);
            measure(it, 1, Math.max(3, seconds / 2));
            for (var batch : List.of(1, 100)) row(it, batch, measure(it, batch, seconds));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private boolean answers(Receiver receiver) throws InterruptedException {
        try {
            return get(receiver.url() + "/-/ready", "").startsWith("OK");
        } catch (IOException e) {
            return false;
        }
    }

    /** Alerts taken in a second, each one new. */
    private double measure(Receiver receiver, int batch, int seconds) throws Exception {
        var taken = new AtomicInteger();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        everybody(() -> {
            while (System.nanoTime() < end) {
                push(receiver, batch);
                taken.addAndGet(batch);
            }
            return null;
        });
        return taken.get() / (double) seconds;
    }

    private static void everybody(Callable<Void> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(CONNECTIONS, work))) done.get();
        }
    }

    private void push(Receiver receiver, int batch) throws IOException, InterruptedException {
        var now = Instant.now();
        var first = names.getAndAdd(batch);
        var body = IntStream.range(first, first + batch)
                .mapToObj(i -> """
                        {"labels": {"alertname": "Bench", "instance": "10.0.0.%d:9100", "severity": "warning", "n": "%d"},
                         "annotations": {"summary": "实例 %d 不可达"}, "startsAt": "%s", "endsAt": "%s"}""".formatted(i % 250, i, i, now, now.plusSeconds(7200)))
                .collect(Collectors.joining(",", "[", "]"));
        var request = HttpRequest.newBuilder(URI.create(receiver.url() + "/api/v2/alerts"))
                .header("Content-Type", "application/json");
        if (!receiver.token().isEmpty()) request.header("Authorization", "Bearer " + receiver.token());
        var answer = http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    private String get(String url, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private void stand(Receiver us, RunningJar product) throws Exception {
        for (var i = 0; i < STANDING / 100; i++) push(us, 100);
        product.awaitViews(product.head());
        var times = new ArrayList<Long>();
        for (var i = 0; i < 500; i++) times.add(list(product));
        row("%,d open alerts listed, pages of 50, p50 / p99".formatted(STANDING), times);
    }

    private static long list(RunningJar product) throws IOException, InterruptedException {
        var began = System.nanoTime();
        product.openAlerts();
        return System.nanoTime() - began;
    }

    private void storm(Receiver us, RunningJar product) throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Long>());
        var over = new AtomicBoolean();
        var reader = Thread.ofVirtual().start(() -> {
            try {
                while (!over.get()) {
                    times.add(list(product));
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        var left = new AtomicInteger(STORM / 100);
        var began = System.nanoTime();
        everybody(() -> {
            while (left.getAndDecrement() > 0) push(us, 100);
            return null;
        });
        var took = (System.nanoTime() - began) / 1e9;
        over.set(true);
        reader.join();
        System.out.printf(Locale.ROOT, "| storm: %,d alerts taken in | %.1f s |%n", STORM, took);
        row("  open alerts listed meanwhile, p50 / p99", times);
        began = System.nanoTime();
        product.awaitViews(product.head());
        System.out.printf(
                Locale.ROOT, "|   read models caught up after | %.1f s |%n", (System.nanoTime() - began) / 1e9);
        var standing = get(us.url() + "/api/v2/alerts", us.token()).split("\"fingerprint\"", -1).length - 1;
        System.out.printf(Locale.ROOT, "|   alerts that stand, of %,d sent | %,d |%n", STORM + STANDING, standing);
        if (standing != STORM + STANDING) throw new IllegalStateException("Alerts were lost");
    }

    private static void row(Receiver receiver, int batch, double rate) {
        System.out.printf(
                Locale.ROOT,
                "| %s: alerts in batches of %d, %d connections | %,.0f/s |%n",
                receiver.name(),
                batch,
                CONNECTIONS,
                rate);
    }

    private static void row(String what, List<Long> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f / %.1f ms |%n",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
    }
}
