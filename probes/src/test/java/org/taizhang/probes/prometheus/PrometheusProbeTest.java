package org.taizhang.probes.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.taizhang.probes.Seeing.value;
import static org.taizhang.probes.Seeing.values;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.ExporterMetric;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.RawServer;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;
import org.taizhang.probes.peer.NodeExporter;
import org.taizhang.probes.peer.Peer;

class PrometheusProbeTest {
    private static final Check.Prometheus MACHINE = new Check.Prometheus(null, null);

    private final PrometheusProbe probe = new PrometheusProbe(new Fetch(
            reference -> {
                throw new Failed("There is no credential " + reference);
            },
            Clock.systemUTC()));

    @TempDir
    private Path folder;

    private Observation see(String address, Check.Prometheus check) throws InterruptedException {
        return see(new Watched(UUID.randomUUID(), address, check, Duration.ofMinutes(1), Duration.ofSeconds(10)));
    }

    private Observation see(Watched target) throws InterruptedException {
        return new Watch(
                        (watched, readings) -> probe.read(watched, (Check.Prometheus) watched.check(), readings),
                        Clock.systemUTC())
                .run(target);
    }

    private static ExporterMetric metric(String name, Map<String, String> labels, String metric, String instance) {
        return new ExporterMetric(name, labels, metric, instance, null);
    }

    private static RawServer shows(AtomicReference<String> text) throws Exception {
        return new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            answer.write(
                    ("HTTP/1.1 200 OK\r\nContent-Length: " + text.get().length() + "\r\n\r\n" + text.get()).getBytes());
        });
    }

    @Test
    void readsAMachineByNodeExporter() throws Exception {
        var port = Peer.freePort();
        try (var peer = NodeExporter.start(folder, port, "--collector.processes")) {
            var target = new Watched(
                    UUID.randomUUID(),
                    "http://127.0.0.1:" + port + "/metrics",
                    MACHINE,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10));
            var first = see(target);
            assertThat(first.outcome()).as(first.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(first, "host_memory_used_ratio")).isBetween(0.01, 1.0);
            assertThat(value(first, "host_load1")).isNotNegative();
            assertThat(value(first, "host_uptime_seconds")).isPositive();
            assertThat(value(first, "host_processes")).isGreaterThan(5);
            assertThat(values(first, "host_filesystem_used_ratio").get("/")).isBetween(0.0, 1.0);
            assertThat(values(first, "host_filesystem_used_ratio").keySet())
                    .noneMatch(mount -> mount.startsWith("/proc"));
            assertThat(first.samples()).noneMatch(sample -> sample.metric().equals("host_cpu_ratio"));
            assertThat(first.facts()).containsKeys("host_kernel", "host_operating_system", "node_exporter_version");

            var second = see(target);
            assertThat(values(second, "host_network_receive_bytes_per_second").values())
                    .allMatch(rate -> rate >= 0);
            assertThat(peer.isRunning()).isTrue();
        }
    }

    @Test
    void countersBecomeRatesBetweenRuns() throws Exception {
        var text = new AtomicReference<>("""
                node_cpu_seconds_total{cpu="0",mode="idle"} 100
                node_cpu_seconds_total{cpu="0",mode="user"} 100
                node_disk_io_time_seconds_total{device="sda"} 5
                node_disk_io_time_seconds_total{device="loop0"} 5
                node_network_receive_bytes_total{device="eth0"} 1000
                node_network_receive_errs_total{device="eth0"} 7
                node_network_receive_errs_total{device="lo"} 7
                """);
        try (var server = shows(text)) {
            var target = new Watched(
                    UUID.randomUUID(), server.address(), MACHINE, Duration.ofMinutes(1), Duration.ofSeconds(10));
            see(target);
            text.set(text.get()
                    .replace("\"idle\"} 100", "\"idle\"} 103")
                    .replace("\"user\"} 100", "\"user\"} 101")
                    .replace("\"sda\"} 5", "\"sda\"} 5000000")
                    .replace(" 1000\n", " 2000\n"));
            var seen = see(target);
            assertThat(value(seen, "host_cpu_ratio")).isCloseTo(0.25, within(1e-9));
            assertThat(values(seen, "host_disk_busy_ratio")).containsExactly(entry("sda", 1.0));
            assertThat(values(seen, "host_network_receive_bytes_per_second").get("eth0"))
                    .isPositive();
            assertThat(values(seen, "host_network_receive_errors_total")).containsExactly(entry("eth0", 7.0));
        }
    }

    @Test
    void readsFileSystemsProcessesServicesAndSensors() throws Exception {
        var text = new AtomicReference<>("""
                node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/data"} 1000
                node_filesystem_free_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/data"} 500
                node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/data"} 300
                node_filesystem_files{device="/dev/sda1",fstype="ext4",mountpoint="/data"} 100
                node_filesystem_files_free{device="/dev/sda1",fstype="ext4",mountpoint="/data"} 25
                node_filesystem_readonly{device="/dev/sda1",fstype="ext4",mountpoint="/data"} 1
                node_filesystem_size_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 1000
                node_filesystem_size_bytes{device="overlay",fstype="overlay",mountpoint="/var/lib/docker/1"} 9
                namedprocess_namegroup_num_procs{groupname="httpd"} 4
                node_systemd_unit_state{name="sshd.service",state="active"} 1
                node_systemd_unit_state{name="sshd.service",state="failed"} 0
                node_hwmon_temp_celsius{chip="coretemp",sensor="temp1"} 48.5
                node_memory_MemTotal_bytes 1000
                node_memory_MemFree_bytes 100
                node_memory_Buffers_bytes 50
                node_memory_Cached_bytes 100
                node_memory_SwapTotal_bytes 0
                """);
        try (var server = shows(text)) {
            var seen = see(server.address(), MACHINE);
            assertThat(values(seen, "host_filesystem_used_ratio")).containsExactly(entry("/data", 0.625));
            assertThat(values(seen, "host_filesystem_inodes_used_ratio")).containsExactly(entry("/data", 0.75));
            assertThat(values(seen, "host_filesystem_read_only")).containsExactly(entry("/data", 1.0));
            assertThat(values(seen, "host_process_running")).containsExactly(entry("httpd", 4.0));
            assertThat(values(seen, "host_service_active")).containsExactly(entry("sshd.service", 1.0));
            assertThat(values(seen, "hardware_temperature_celsius")).containsExactly(entry("coretemp temp1", 48.5));
            assertThat(value(seen, "host_memory_used_ratio")).isEqualTo(0.75);
            assertThat(value(seen, "host_swap_used_ratio")).isZero();
        }
    }

    @Test
    void readsWhatIsSelectedOfAnyExporter() throws Exception {
        var exporter = Peer.needs("prometheus-blackbox-exporter", "prometheus-blackbox-exporter");
        var config = Files.writeString(folder.resolve("bb.yml"), "modules: {tcp: {prober: tcp}}\n");
        var port = Peer.freePort();
        try (var peer = Peer.start(
                folder,
                Peer.accepts(port),
                exporter,
                "--config.file=" + config,
                "--web.listen-address=127.0.0.1:" + port)) {
            var address = "http://127.0.0.1:" + port + "/probe?module=tcp&target=127.0.0.1:" + port;
            var reached = metric("probe_success", Map.of(), "tcp_reached", null);
            var seen = see(address, new Check.Prometheus(null, List.of(reached)));
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(seen, "tcp_reached")).isEqualTo(1);
            assertThat(peer.isRunning()).isTrue();
        }
    }

    @Test
    void readsRedisExporter() throws Exception {
        var exporter = Peer.needs("prometheus-redis-exporter", "prometheus-redis-exporter");
        var port = Peer.freePort();
        var nobody = Peer.freePort();
        try (var peer = Peer.start(
                folder,
                Peer.accepts(port),
                exporter,
                "-web.listen-address=127.0.0.1:" + port,
                "-redis.addr=redis://127.0.0.1:" + nobody)) {
            var up = metric("redis_up", Map.of(), "database_up", null);
            var seen = see("http://127.0.0.1:" + port + "/metrics", new Check.Prometheus(null, List.of(up)));
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(seen, "database_up")).isZero();
            assertThat(peer.isRunning()).isTrue();
        }
    }

    @Test
    void labelsSelectAndNameTheInstance() throws Exception {
        var text = new AtomicReference<>("""
                queue{vhost="a",queue="q1"} 5
                queue{vhost="a",queue="q2"} 6
                queue{vhost="b",queue="q1"} 7
                done_total 10
                """);
        try (var server = shows(text)) {
            var check = new Check.Prometheus(
                    null,
                    List.of(
                            metric("queue", Map.of("vhost", "a"), "by_label", "queue"),
                            metric("queue", null, "by_all", null),
                            metric("done_total", null, "done_per_second", null),
                            new ExporterMetric("missing", null, "missing", null, true)));
            var target = new Watched(
                    UUID.randomUUID(), server.address(), check, Duration.ofMinutes(1), Duration.ofSeconds(10));
            see(target);
            text.set(text.get().replace("done_total 10", "done_total 11"));
            var seen = see(target);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(values(seen, "by_label")).containsOnly(entry("q1", 5.0), entry("q2", 6.0));
            assertThat(values(seen, "by_all")).hasSize(3).containsEntry("vhost=b,queue=q1", 7.0);
            assertThat(value(seen, "done_per_second")).isPositive();
        }
    }

    @Test
    void whatIsSelectedAndNotShownFails() throws Exception {
        try (var server = shows(new AtomicReference<>("up 1\n" + "many{n=\"x\"} 1\n"))) {
            var missing = new Check.Prometheus(null, List.of(metric("up", Map.of("job", "db"), "db_up", null)));
            assertThat(see(server.address(), missing).detail()).isEqualTo("The exporter shows no up with {job=db}");
            assertThat(see(server.address(), MACHINE).detail())
                    .isEqualTo("The exporter shows no machine, and no metric of it is selected");
        }
        var many = new StringBuilder();
        for (var i = 0; i < 501; i++) many.append("many{n=\"").append(i).append("\"} 1\n");
        try (var server = shows(new AtomicReference<>(many.toString()))) {
            var all = new Check.Prometheus(null, List.of(metric("many", null, "many", null)));
            assertThat(see(server.address(), all).detail()).isEqualTo("More than 500 series fit many");
        }
    }
}
