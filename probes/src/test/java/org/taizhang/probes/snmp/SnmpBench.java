package org.taizhang.probes.snmp;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.Ids;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.probes.Scheduler;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Snmp;

/** How many SNMP targets a second are kept up with against one snmpd of this machine, whose own cost is not counted. */
final class SnmpBench {
    private static final Logger log = LoggerFactory.getLogger(SnmpBench.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int[] RATES = {250, 500, 1_000, 2_000, 4_000};

    private SnmpBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var port = Peer.freeUdpPort();
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        log.info("load of the machine before: {}", machine.getSystemLoadAverage());
        try (var agent = Snmp.agent(Files.createTempDirectory("snmp-bench"), port);
                var probe = new SnmpProbe(SnmpAgents::find, new TrapInbox())) {
            log.info("agent {}", agent.pid());
            for (var rate : RATES) if (!sustains(rate, port, probe, machine)) break;
        }
        log.info("load of the machine after: {}", machine.getSystemLoadAverage());
        System.exit(0);
    }

    private static boolean sustains(int rate, int port, SnmpProbe probe, OperatingSystemMXBean machine)
            throws InterruptedException {
        var idle = memory();
        var targets = (int) (rate * INTERVAL.toSeconds());
        var check = SnmpAgents.community("file:public", port, null);
        var late = new ConcurrentLinkedQueue<Long>();
        var failed = new LongAdder();
        var scheduler = new AtomicReference<Scheduler>();
        try (var running = new Scheduler(
                new Watch((target, readings) -> probe.read(target, check, readings), Clock.systemUTC()),
                seen -> {
                    if (seen.outcome() != Outcome.SUCCEEDED) failed.increment();
                    scheduler.get().lateness(seen.target()).ifPresent(by -> late.add(by.toNanos()));
                },
                Scheduler.Settings.standard(),
                new SimpleMeterRegistry())) {
            scheduler.set(running);
            for (var i = 0; i < targets; i++)
                running.watch(new Watched(Ids.of("bench", i), "127.0.0.1", check, INTERVAL, Duration.ofSeconds(15)));
            Thread.sleep(WARM);
            late.clear();
            failed.reset();
            var cpu = machine.getProcessCpuTime();
            Thread.sleep(MEASURED);
            cpu = machine.getProcessCpuTime() - cpu;
            var all = late.stream().mapToLong(Long::longValue).sorted().toArray();
            var p99 = all.length == 0 ? Double.NaN : all[(int) (all.length * 0.99)] / 1e6;
            log.info(
                    "snmp: {} targets every {} s: {} runs/s, {} failed, lateness p99 {} ms; {} ms CPU a run, {} bytes a target",
                    targets,
                    INTERVAL.toSeconds(),
                    all.length / MEASURED.toSeconds(),
                    failed.sum(),
                    p99,
                    cpu / 1e6 / Math.max(1, all.length),
                    (memory() - idle) / targets);
            return p99 < 1_000 && all.length >= 0.9 * rate * MEASURED.toSeconds();
        }
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
