package org.taizhang.probes;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.slf4j.helpers.MessageFormatter;
import org.taizhang.domain.Ids;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;

/**
 * How many targets a second the engine keeps up with, what each costs in memory, and what a check costs in processor time
 * beside Prometheus with its blackbox exporter. The page is served by a process of its own, whose cost is not counted.
 */
final class ProbeBench {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int[] RATES = {250, 500, 1_000, 2_000, 4_000, 8_000, 16_000};
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final HttpProbe http = new HttpProbe(Clock.systemUTC());
    private final TcpProbe tcp = new TcpProbe(Clock.systemUTC());

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("serve")) {
            BenchPage.serve();
            return;
        }
        say("load of the machine before: {}", MACHINE.getSystemLoadAverage());
        try (var page = BenchPage.start()) {
            var bench = new ProbeBench();
            bench.sustained("http", page::web);
            bench.sustained("tcp", page::port);
            BlackboxBench.compare(page, bench);
        }
        say("load of the machine after: {}", MACHINE.getSystemLoadAverage());
        System.exit(0);
    }

    /** Doubles the rate until runs begin late. */
    private void sustained(String protocol, IntFunction<String> address) throws InterruptedException {
        var idle = memory();
        for (var rate : RATES) {
            var seen = new Seen();
            try (var scheduler = scheduler(seen)) {
                var targets = (int) (rate * INTERVAL.toSeconds());
                watch(scheduler, protocol, targets, INTERVAL, address);
                Thread.sleep(WARM);
                seen.clear();
                var cpu = MACHINE.getProcessCpuTime();
                Thread.sleep(MEASURED);
                cpu = MACHINE.getProcessCpuTime() - cpu;
                var late = seen.lateness();
                var each = (memory() - idle) / targets;
                var p99 = late.length == 0 ? Double.NaN : late[(int) (late.length * 0.99)] / 1e6;
                say(
                        "{}: {} targets every {} s: {} runs/s, {} failed, lateness p50 {} ms, p99 {} ms; {} ms CPU a run, {} bytes a target",
                        protocol,
                        targets,
                        INTERVAL.toSeconds(),
                        late.length / MEASURED.toSeconds(),
                        seen.failed.sum(),
                        late.length == 0 ? Double.NaN : late[late.length / 2] / 1e6,
                        p99,
                        cpu / 1e6 / Math.max(1, late.length),
                        each);
                if (!(p99 < 1_000) || late.length < 0.9 * rate * MEASURED.toSeconds()) return;
            }
        }
    }

    /** Processor time of this process for one http check, in nanoseconds. */
    double cost(BenchPage page, int targets, Duration interval, Duration time) throws InterruptedException {
        var seen = new Seen();
        try (var scheduler = scheduler(seen)) {
            watch(scheduler, "http", targets, interval, page::web);
            Thread.sleep(WARM);
            seen.clear();
            var cpu = MACHINE.getProcessCpuTime();
            Thread.sleep(time);
            cpu = MACHINE.getProcessCpuTime() - cpu;
            say(
                    "ours: {} checks in {} s, {} failed, CPU {} ms",
                    seen.lateness().length,
                    time.toSeconds(),
                    seen.failed.sum(),
                    cpu / 1_000_000);
            return cpu / (double) Math.max(1, seen.lateness().length);
        }
    }

    private Scheduler scheduler(Seen seen) {
        var watch = new Watch(
                (target, readings) -> {
                    switch (target.check()) {
                        case Check.Http check -> http.read(target, check, readings);
                        case Check.Tcp check -> tcp.read(target, check, readings);
                        default -> throw new IllegalStateException();
                    }
                },
                Clock.systemUTC());
        var scheduler = new Scheduler(watch, seen::see, Scheduler.Settings.standard(), new SimpleMeterRegistry());
        seen.scheduler.set(scheduler);
        return scheduler;
    }

    private static void watch(
            Scheduler scheduler, String protocol, int targets, Duration interval, IntFunction<String> address) {
        var check = protocol.equals("http") ? new Check.Http(BenchPage.KEYWORD, null) : new Check.Tcp(null, null);
        for (var i = 0; i < targets; i++)
            scheduler.watch(new Watched(Ids.of("bench", i), address.apply(i), check, interval, Duration.ofSeconds(15)));
    }

    static void say(String figures, Object... values) {
        System.out.println(MessageFormatter.basicArrayFormat(figures, values));
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** How late each run began, and how many failed. */
    private static final class Seen {
        private final AtomicReference<Scheduler> scheduler = new AtomicReference<>();
        private final ConcurrentLinkedQueue<Long> late = new ConcurrentLinkedQueue<>();
        private final LongAdder failed = new LongAdder();

        void see(Observation observation) {
            if (observation.outcome() != Outcome.SUCCEEDED) failed.increment();
            lateness(observation.target());
        }

        private void lateness(UUID target) {
            var running = scheduler.get();
            if (running != null) running.lateness(target).ifPresent(span -> late.add(span.toNanos()));
        }

        void clear() {
            late.clear();
            failed.reset();
        }

        long[] lateness() {
            var all = late.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(all);
            return all;
        }
    }
}
