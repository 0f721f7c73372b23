package org.taizhang.ledger.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.sqlite.Appending.Said;

/**
 * A ledger's process whose system calls on the ledger's files fail, or kill it, one after the other: by strace, where
 * that is installed. Every {@code crash.step}-th call is made to fail, 1 being all of them.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SystemCallFaultTest {
    private static final int STEP = Integer.getInteger("crash.step", 8);
    private static final String CALLS = "pwrite64,fdatasync,fsync,ftruncate,unlink";
    private static final int APPENDS = 8;
    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(");

    @TempDir
    private Path directory;

    @BeforeEach
    void needsStrace() throws Exception {
        assumeTrue(works(List.of("strace", "-V")), "strace is not installed");
        assumeTrue(works(List.of("strace", "-f", "-o", "/dev/null", "true")), "strace may not trace here");
    }

    @Test
    void anInputOutputErrorLosesNothing() throws Exception {
        assertThat(sweep("error=EIO:when=%d")).extracting(Run::killed).containsOnly(false);
    }

    @Test
    void aDiskThatStaysFullLosesNothing() throws Exception {
        assertThat(sweep("error=ENOSPC:when=%d+")).extracting(Run::killed).containsOnly(false);
    }

    @Test
    void dyingAtAnyCallLosesNothing() throws Exception {
        assertThat(sweep("signal=SIGKILL:when=%d")).extracting(Run::killed).containsOnly(true);
    }

    /** What a process said, and whether it was killed in the end. */
    private record Run(List<Said> said, boolean killed) {
        long acknowledged() {
            return said.stream().filter(Said::acknowledged).count();
        }
    }

    private List<Run> sweep(String fault) throws Exception {
        var trace = directory.resolve("trace");
        run(directory.resolve("counted.db"), trace, List.of());
        var calls = calls(trace);
        assertThat(calls).containsKeys("pwrite64", "fsync");
        var faults = new ArrayList<Callable<Run>>();
        for (var call : calls.entrySet())
            for (var when = 1; when <= call.getValue(); when += STEP) {
                var injection = call.getKey() + ":" + fault.formatted(when);
                faults.add(() -> faulty(directory.resolve(injection.replaceAll("\\W", "-") + ".db"), injection));
            }
        var runs = new ArrayList<Run>();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var run : pool.invokeAll(faults)) runs.add(run.get());
        }
        System.out.printf(
                "%s: %d runs over %s, appends acknowledged %s%n",
                fault, runs.size(), calls, runs.stream().map(Run::acknowledged).toList());
        return runs;
    }

    private static Run faulty(Path file, String injection) throws IOException, InterruptedException {
        var run = run(file, Path.of("/dev/null"), List.of("-e", "inject=" + injection));
        try {
            Aftermath.check(file, run.said());
        } catch (Throwable e) {
            throw new AssertionError("With " + injection + ", after " + run, e);
        }
        return run;
    }

    /** The ledger is there before, so that most of the calls are those of appends. */
    private static Run run(Path file, Path trace, List<String> injection) throws IOException, InterruptedException {
        SqliteCommitLog.open(file).close();
        var strace = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString(), "-e", "trace=" + CALLS));
        for (var suffix : List.of("", "-wal", "-journal")) strace.addAll(List.of("-P", file + suffix));
        strace.addAll(injection);
        var process = Appending.start(strace, file, 1, APPENDS, 300);
        try (var output = process.inputReader(UTF_8)) {
            var said = Appending.listen(output, Integer.MAX_VALUE);
            return new Run(said, process.waitFor() == 128 + 9);
        }
    }

    /** How often any one thread made each call: strace counts by thread. */
    private static Map<String, Integer> calls(Path trace) throws IOException {
        var byThread = new TreeMap<String, Integer>();
        try (var lines = Files.lines(trace)) {
            lines.map(CALL::matcher)
                    .filter(matcher -> matcher.lookingAt())
                    .forEach(call -> byThread.merge(call.group(1) + " " + call.group(2), 1, Integer::sum));
        }
        var calls = new TreeMap<String, Integer>();
        byThread.forEach((call, count) -> calls.merge(call.substring(call.indexOf(' ') + 1), count, Math::max));
        return calls;
    }

    private static boolean works(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
