package org.taizhang.probes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.taizhang.probes.peer.Peer;

/** The same http checks of the same pages by Debian's Prometheus with its blackbox exporter, in turns with ours. */
final class BlackboxBench {

    private static final int TARGETS = 500;
    private static final int ROUNDS = 2;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration WARM = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    private BlackboxBench() {}

    /** Nanoseconds of processor time for a check. */
    private record Cost(double blackbox, double prometheus) {}

    static void compare(BenchPage page, ProbeBench ours) throws IOException, InterruptedException {
        if (Peer.find("prometheus").isEmpty()
                || Peer.find("prometheus-blackbox-exporter").isEmpty()) {
            ProbeBench.say("Not compared: apt-get install prometheus prometheus-blackbox-exporter");
            return;
        }
        for (var round = 0; round < ROUNDS; round++) {
            var own = ours.cost(page, TARGETS, INTERVAL, MEASURED);
            var theirs = theirs(page);
            ProbeBench.say(
                    "CPU a check: ours {} ms; blackbox exporter {} ms, with Prometheus {} ms; ratios {} and {}",
                    own / 1e6,
                    theirs.blackbox() / 1e6,
                    (theirs.blackbox() + theirs.prometheus()) / 1e6,
                    theirs.blackbox() / own,
                    (theirs.blackbox() + theirs.prometheus()) / own);
        }
    }

    private static Cost theirs(BenchPage page) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("blackbox-bench-");
        var exporter = Peer.freePort();
        var prometheus = Peer.freePort();
        configure(folder, page, exporter);
        try (var blackbox = Peer.start(
                        Files.createDirectory(folder.resolve("blackbox")),
                        Peer.accepts(exporter),
                        "prometheus-blackbox-exporter",
                        "--config.file=" + folder.resolve("blackbox.yml"),
                        "--web.listen-address=127.0.0.1:" + exporter);
                var scraper = Peer.start(
                        Files.createDirectory(folder.resolve("prometheus")),
                        Peer.accepts(prometheus),
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + prometheus)) {
            Thread.sleep(WARM);
            var hits = page.hits();
            var exporting = cpu(blackbox);
            var scraping = cpu(scraper);
            Thread.sleep(MEASURED);
            var checks = page.hits() - hits;
            exporting = cpu(blackbox) - exporting;
            scraping = cpu(scraper) - scraping;
            ProbeBench.say(
                    "theirs: {} checks in {} s, CPU {} + {} ms",
                    checks,
                    MEASURED.toSeconds(),
                    exporting / 1_000_000,
                    scraping / 1_000_000);
            return new Cost(exporting / (double) checks, scraping / (double) checks);
        }
    }

    private static long cpu(Peer peer) {
        return ProcessHandle.of(peer.pid())
                .orElseThrow()
                .info()
                .totalCpuDuration()
                .orElseThrow()
                .toNanos();
    }

    private static void configure(Path folder, BenchPage page, int exporter) throws IOException {
        Files.writeString(folder.resolve("blackbox.yml"), """
                modules:
                  page:
                    prober: http
                    timeout: 4s
                    http:
                      preferred_ip_protocol: ip4
                      fail_if_body_not_matches_regexp: ["%s"]
                """.formatted(BenchPage.KEYWORD));
        var targets = IntStream.range(0, TARGETS)
                .mapToObj(i -> "'" + page.web(i) + "'")
                .collect(Collectors.joining(", "));
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: %ds, scrape_timeout: 4s}
                scrape_configs:
                  - job_name: pages
                    metrics_path: /probe
                    params: {module: [page]}
                    static_configs: [{targets: [%s]}]
                    relabel_configs:
                      - {source_labels: [__address__], target_label: __param_target}
                      - {source_labels: [__param_target], target_label: instance}
                      - {target_label: __address__, replacement: '127.0.0.1:%d'}
                """.formatted(INTERVAL.toSeconds(), targets, exporter));
    }
}
