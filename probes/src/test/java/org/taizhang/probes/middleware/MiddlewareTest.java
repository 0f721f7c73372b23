package org.taizhang.probes.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.taizhang.probes.Seeing.value;
import static org.taizhang.probes.Seeing.values;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.ExporterMetric;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Seeing;
import org.taizhang.probes.peer.Nginx;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Rabbitmq;
import org.taizhang.probes.prometheus.PrometheusProbe;

/** Load balancers, web servers and brokers as Debian packages them. */
class MiddlewareTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Fetch fetch = new Fetch(MiddlewareTest::find, Clock.systemUTC());

    @TempDir
    private Path folder;

    private static Credential find(String reference) throws Failed {
        return switch (reference) {
            case "file:guest" -> new Credential("guest", "guest");
            case "file:wrong" -> new Credential("guest", "s3cret");
            default -> throw new Failed("There is no credential " + reference);
        };
    }

    private Observation haproxy(String address) throws InterruptedException {
        var check = new Check.Haproxy(null);
        var probe = new HaproxyProbe(fetch);
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, PATIENCE);
    }

    @Test
    void haproxyTellsItsBackendsAndItsConfiguration() throws Exception {
        var program = Peer.needs("haproxy", "haproxy");
        try (var alive = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var port = Peer.freePort();
            var config = folder.resolve("haproxy.cfg");
            var text = """
                    global
                      stats socket %s/admin.sock mode 600 level admin
                    defaults
                      mode tcp
                      timeout connect 2s
                      timeout client 10s
                      timeout server 10s
                    frontend stats
                      mode http
                      bind 127.0.0.1:%d
                      stats enable
                      stats uri /stats
                      http-request use-service prometheus-exporter if { path /metrics }
                    backend portal
                      server good 127.0.0.1:%d check inter 50ms rise 1 fall 1
                      server bad 127.0.0.1:%d check inter 50ms rise 1 fall 1
                      server unchecked 127.0.0.1:1
                    """.formatted(folder, port, alive.getLocalPort(), Peer.freePort());
            Files.writeString(config, text);
            var address = "http://127.0.0.1:" + port + "/stats";
            String before;
            try (var peer = Peer.start(folder, () -> isDown(address), program, "-db", "-f", config.toString())) {
                var seen = haproxy(address);
                assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
                assertThat(values(seen, "backend_up"))
                        .containsOnly(entry("portal", 1.0), entry("portal/good", 1.0), entry("portal/bad", 0.0));
                assertThat(values(seen, "backend_sessions")).containsKeys("portal", "portal/good");
                assertThat(values(seen, "backend_errors_total")).containsEntry("portal", 0.0);
                assertThat(values(seen, "middleware_requests_total").get("stats"))
                        .isPositive();
                before = seen.facts().get("middleware_configuration");
                assertThat(before).matches("[0-9a-f]{64}");
                assertThat(haproxy(address).facts()).containsEntry("middleware_configuration", before);
                ownExposition("http://127.0.0.1:" + port + "/metrics");
                alive.close();
                while (values(seen, "backend_up").get("portal/good") == 1) seen = haproxy(address);
                assertThat(seen.facts())
                        .as("what is down is no other configuration")
                        .containsEntry("middleware_configuration", before);
                assertThat(peer.isRunning()).isTrue();
            }
            Files.writeString(config, text.replace("server bad", "server worse"));
            try (var peer = Peer.start(folder, Peer.accepts(port), program, "-db", "-f", config.toString())) {
                assertThat(haproxy(address).facts().get("middleware_configuration"))
                        .isNotEqualTo(before);
                assertThat(peer.isRunning()).isTrue();
            }
        }
    }

    private boolean isDown(String address) {
        try {
            return get(address + ";csv")
                    .lines()
                    .anyMatch(row -> row.startsWith("portal,bad,") && row.contains(",DOWN,"));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** What HAProxy shows in the Prometheus format says the same. */
    private void ownExposition(String address) throws InterruptedException {
        var probe = new PrometheusProbe(fetch);
        var up = new ExporterMetric(
                "haproxy_server_status", Map.of("proxy", "portal", "state", "UP"), "backend_up", "server", null);
        var check = new Check.Prometheus(null, List.of(up));
        var seen = Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, PATIENCE);
        assertThat(values(seen, "backend_up")).containsEntry("good", 1.0).containsEntry("bad", 0.0);
    }

    @Test
    void nginxTellsItsConnections() throws Exception {
        var port = Peer.freePort();
        try (var peer = Nginx.start(folder, port)) {
            var check = new Check.NginxStatus(null);
            var probe = new NginxStatusProbe(fetch);
            var seen = Seeing.run(
                    (target, readings) -> probe.read(target, check, readings),
                    "http://127.0.0.1:" + port + "/status",
                    check,
                    PATIENCE);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(seen, "middleware_connections")).isPositive();
            assertThat(value(seen, "middleware_requests_total")).isPositive();
            assertThat(value(seen, "middleware_faults_total")).isZero();
            assertThat(values(seen, "nginx_connections")).containsEntry("writing", 1.0);
            assertThat(peer.isRunning()).isTrue();
        }
    }

    private Observation rabbitmq(String address, String credential) throws InterruptedException {
        var check = new Check.Rabbitmq(credential);
        var probe = new RabbitmqProbe(fetch);
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, PATIENCE);
    }

    @Test
    void rabbitmqTellsItsQueuesNodesAndConfiguration() throws Exception {
        var port = Peer.freePort();
        var address = "http://127.0.0.1:" + port;
        try (var peer = Rabbitmq.start(folder, port)) {
            var empty = rabbitmq(address, "file:guest");
            assertThat(empty.outcome()).as(empty.detail()).isEqualTo(Outcome.SUCCEEDED);
            var before = empty.facts().get("middleware_configuration");
            assertThat(empty.facts().get("middleware_version")).startsWith("RabbitMQ 3.");
            put(address + "/api/queues/%2F/submissions", "{\"durable\": true}");
            post(
                    address + "/api/exchanges/%2F/amq.default/publish",
                    "{\"properties\": {}, \"routing_key\": \"submissions\", \"payload\": \"x\", \"payload_encoding\": \"string\"}");
            // What the management interface counts lags behind.
            var seen = rabbitmq(address, "file:guest");
            for (var i = 0;
                    i < 500
                            && !values(seen, "middleware_queue_messages")
                                    .getOrDefault("//submissions", 0.0)
                                    .equals(1.0);
                    i++) {
                LockSupport.parkNanos(20_000_000);
                seen = rabbitmq(address, "file:guest");
            }
            assertThat(values(seen, "middleware_queue_messages")).containsEntry("//submissions", 1.0);
            assertThat(values(seen, "middleware_queue_consumers")).containsEntry("//submissions", 0.0);
            assertThat(values(seen, "rabbitmq_node_up").values()).containsExactly(1.0);
            assertThat(values(seen, "rabbitmq_alarm").values()).containsOnly(0.0);
            assertThat(values(seen, "middleware_heap_used_ratio").values()).allMatch(ratio -> ratio > 0 && ratio < 1);
            assertThat(seen.facts().get("middleware_configuration")).isNotEqualTo(before);
            put(address + "/api/queues/%2F/passing", "{\"durable\": false, \"auto_delete\": true}");
            assertThat(rabbitmq(address, "file:guest").facts())
                    .containsEntry("middleware_configuration", seen.facts().get("middleware_configuration"));
            assertThat(rabbitmq(address, "file:wrong").detail())
                    .endsWith("/api/overview answered 401")
                    .doesNotContain("s3cret");
            assertThat(peer.isRunning()).isTrue();
        }
    }

    private static void put(String address, String json) throws Exception {
        assertThat(request("PUT", address, json)).isBetween(200, 204);
    }

    private static void post(String address, String json) throws Exception {
        assertThat(request("POST", address, json)).isEqualTo(200);
    }

    private static int request(String method, String address, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Basic Z3Vlc3Q6Z3Vlc3Q=")
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
