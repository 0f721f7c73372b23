package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;

/** The product is killed under load: what was acknowledged is there, and the read models are what the ledger says. */
class KillTest {
    private static final int CLIENTS = 8;
    private static final int KILLS = 3;

    /** What a client was told of what it did. */
    private record Acknowledged(long position, String subject, String event, String text) {}

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Semaphore news = new Semaphore(0);

    @Test
    void whatWasAcknowledgedOutlivesAnyNumberOfKills(@TempDir Path folder) throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var data = Files.createDirectory(folder.resolve("data"));
        var copy = Files.createDirectory(folder.resolve("copy"));
        var reporters = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Reporter("reporter-" + i))
                .toList();
        Client operator;
        Object kept;
        try (var product = Product.start(data)) {
            operator = product.person(Role.OPERATOR);
        }
        for (int kill = 0; kill < KILLS; kill++) load(data, operator, reporters, 300 + random.nextInt(1500));
        try (var product = Product.start(data)) {
            var client = operator.at(product);
            for (var reporter : reporters) reporter.reportOne(client);
            assertThat(acknowledged).as("seed %s", seed).hasSizeGreaterThan(CLIENTS * KILLS);
            for (var what : acknowledged) verify(client, what, seed);
            kept = Contents.of(product);
            for (var reporter : reporters) reporter.verifyEachOnce(client, seed);
            client.get("/actuator/health/readiness").expect(200);
        }
        Contents.copyWithoutViews(data, copy);
        try (var product = Product.start(copy)) {
            assertThat(Contents.of(product)).as("seed %s", seed).isEqualTo(kept);
        }
    }

    /** Kills some time after enough was acknowledged, however slow the machine. */
    private void load(Path data, Client operator, List<Reporter> reporters, int millis) throws Exception {
        try (var process = ProductProcess.start(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            news.drainPermits();
            var client = new Client(process.url(), operator.token(), operator.name());
            var running = new ArrayList<Future<?>>();
            for (var reporter : reporters) running.add(threads.submit(() -> reporter.report(client)));
            assertThat(news.tryAcquire(CLIENTS + 1, 60, TimeUnit.SECONDS)).isTrue();
            process.killAfter(millis);
            for (var reporter : running) reporter.get(60, TimeUnit.SECONDS);
        }
    }

    private static void verify(Client operator, Acknowledged what, long seed) {
        var entry = operator.get("/api/v1/audit/" + what.position()).expect(200).json();
        assertThat(entry.get("type").asString()).as("%s, seed %s", what, seed).isEqualTo(what.event());
        assertThat(entry.at("/subject/id").asString()).isEqualTo(what.subject());
        assertThat(entry.get("data").toString()).contains(what.text());
    }

    /** Reports incidents one after another and notes something to each, until the server is no more. */
    private final class Reporter {
        private final String name;
        private int number;

        Reporter(String name) {
            this.name = name;
        }

        void report(Client client) {
            try {
                while (true) reportOne(client);
            } catch (UncheckedIOException killed) {
                assertThat(number).isNotNegative();
            }
        }

        /** Whoever gets no answer does the same again next time, under the same key. */
        void reportOne(Client client) {
            var title = title(number);
            var created = client.post("/api/v1/incidents", RestTest.incident(title), "Idempotency-Key", title);
            acknowledge(created.expect(201), "incident.reported/1", title);
            var notes = "/api/v1/incidents/" + created.subject() + "/notes";
            var noted = client.post(notes, RestTest.note(title), "Idempotency-Key", notes);
            acknowledge(noted.expect(200), "incident.noted/1", title);
            number++;
        }

        /** Without a version nothing was new: it was done before the kill, and only its answer was lost. */
        private void acknowledge(Client.Answer answer, String event, String title) {
            if (!answer.json().has("version")) return;
            acknowledged.add(new Acknowledged(answer.position(), answer.subject(), event, title));
            news.release();
        }

        void verifyEachOnce(Client client, long seed) {
            for (int i = 0; i < number; i++) {
                var title = URLEncoder.encode(title(i), StandardCharsets.UTF_8);
                assertThat(client.get("/api/v1/incidents?report.title.like=" + title)
                                .items())
                        .as("%s, seed %s", title(i), seed)
                        .hasSize(1);
            }
        }

        private String title(int i) {
            return name + "#" + i + ".";
        }
    }
}
