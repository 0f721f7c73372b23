package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.peer.Peer;

/** A real Prometheus that names the product as its Alertmanager, and amtool, where they are installed. */
class PrometheusTest {
    @Test
    void firesAndResolvesIntoTheProduct(@TempDir Path data, @TempDir Path folder) throws Exception {
        var prometheus = Peer.needs("prometheus", "prometheus");
        var gauge = new AtomicReference<>("queue_length 7\n");
        var exporter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        exporter.createContext("/metrics", exchange -> {
            var body = gauge.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        exporter.start();
        try (var product = Product.start(data)) {
            var sender = Sender.register(product);
            configure(folder, product, sender, exporter.getAddress().getPort());
            var port = Peer.freePort();
            try (var events = product.person(Role.WATCH)
                            .events(product.bean(CommitLog.class).head() - 1);
                    var peer = Peer.start(
                            folder,
                            Peer.accepts(port),
                            prometheus,
                            "--config.file=prometheus.yml",
                            "--storage.tsdb.path=tsdb",
                            "--web.listen-address=127.0.0.1:" + port)) {
                var raised = events.await("alert.raised/1").get("data");
                assertThat(raised.get("target").asString()).isEqualTo(sender.target());
                assertThat(raised.at("/firing/text").asString()).isEqualTo("积压 7 条");
                assertThat(raised.at("/firing/severity").asInt()).isEqualTo(3);
                assertThat(raised.at("/firing/origin/labels/alertname").asString())
                        .isEqualTo("QueueGrows");
                gauge.set("queue_length 0\n");
                var cleared = events.await("alert.cleared/1").get("data");
                assertThat(cleared.get("alert")).isEqualTo(raised.get("alert"));
                assertThat(cleared.at("/end/reason").asString()).isEqualTo("reported as over");
                assertThat(peer.isRunning()).isTrue();
            }
        } finally {
            exporter.stop(0);
        }
    }

    private static void configure(Path folder, Product product, Sender sender, int exporter) throws Exception {
        Files.writeString(folder.resolve("rules.yml"), """
                groups:
                - name: queue
                  rules:
                  - alert: QueueGrows
                    expr: queue_length > 5
                    labels: {severity: warning}
                    annotations: {summary: "积压 {{ $value }} 条"}
                """);
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                alerting:
                  alertmanagers:
                  - authorization: {credentials: %s}
                    static_configs: [{targets: ['%s']}]
                scrape_configs:
                - job_name: queue
                  static_configs: [{targets: ['127.0.0.1:%d']}]
                """.formatted(
                        sender.client().token(), URI.create(product.url()).getAuthority(), exporter));
    }

    @Test
    void amtoolAddsAnAlertAndFindsIt(@TempDir Path data, @TempDir Path folder) throws Exception {
        var amtool = Peer.needs("amtool", "prometheus-alertmanager");
        try (var product = Product.start(data)) {
            var sender = Sender.register(product);
            Files.writeString(
                    folder.resolve("http.yml"),
                    "authorization: {credentials: " + sender.client().token() + "}\n");
            run(folder, amtool, product, "alert", "add", "BackupLate", "host=b-1", "--annotation=summary=late");
            var head = Long.toString(product.bean(CommitLog.class).head() - 1);
            product.person(Role.WATCH).get("/api/v1/alerts", "If-Position-At-Least", head);
            assertThat(run(folder, amtool, product, "alert", "query", "host=b-1"))
                    .contains("BackupLate");
            assertThat(run(folder, amtool, product, "alert", "query", "host=b-2"))
                    .doesNotContain("BackupLate");
        }
    }

    private static String run(Path folder, String amtool, Product product, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                amtool, "--alertmanager.url=" + product.url(), "--http.config.file=" + folder.resolve("http.yml")));
        command.addAll(List.of(arguments));
        var output = folder.resolve("amtool.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
