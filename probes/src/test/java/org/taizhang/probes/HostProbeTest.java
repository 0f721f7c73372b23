package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;

class HostProbeTest {
    private final HostProbe host = new HostProbe();
    private final Watch watch = new Watch((target, readings) -> host.read(readings), Clock.systemUTC());

    @Test
    void theFirstRunKnowsEverything() throws InterruptedException {
        var seen = run();

        assertThat(seen.detail()).isNull();
        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        for (var ratio : new String[] {"host_cpu_ratio", "host_memory_used_ratio", "host_swap_used_ratio"})
            assertThat(Seeing.value(seen, ratio)).as(ratio).isBetween(0.0, 1.0);
        assertThat(Seeing.value(seen, "host_memory_total_bytes"))
                .isGreaterThan(Seeing.value(seen, "host_memory_available_bytes"));
        assertThat(Seeing.value(seen, "host_swap_total_bytes")).isNotNegative();
        assertThat(Seeing.value(seen, "host_uptime_seconds"))
                .isGreaterThan(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0 - 1);
        assertThat(Seeing.value(seen, "host_processes")).isPositive();
        assertThat(Seeing.value(seen, "host_threads")).isGreaterThanOrEqualTo(Seeing.value(seen, "host_processes"));
    }

    @Test
    void everyFileSystemHasItsSpace() throws InterruptedException {
        var seen = run();

        assertThat(seen.samples().stream().filter(sample -> sample.metric().equals("host_filesystem_used_ratio")))
                .isNotEmpty()
                .allSatisfy(sample -> {
                    assertThat(sample.value()).isBetween(0.0, 1.0);
                    assertThat(sample.instance()).isNotEmpty();
                });
        assertThat(Seeing.value(seen, "host_filesystem_total_bytes"))
                .isGreaterThanOrEqualTo(Seeing.value(seen, "host_filesystem_free_bytes"));
    }

    @Test
    void noRateIsNegativeAndNoInstanceTwice() throws InterruptedException {
        run();
        var seen = run();

        assertThat(seen.samples())
                .filteredOn(sample -> sample.metric().endsWith("_per_second"))
                .allSatisfy(sample -> assertThat(sample.value()).isNotNegative());
        assertThat(seen.samples().stream().map(sample -> sample.metric() + sample.instance()))
                .doesNotHaveDuplicates();
        assertThat(seen.samples()).extracting(Sample::instance).doesNotContain("lo");
    }

    private Observation run() throws InterruptedException {
        return watch.run(new Watched(
                UUID.randomUUID(), "local", new Check.Host(), Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }
}
