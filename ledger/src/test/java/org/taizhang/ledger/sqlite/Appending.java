package org.taizhang.ledger.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;

/** Another process that appends to a ledger and says on its standard output what came of it. */
final class Appending {
    private static final int TRIES = 5;

    /** A line of its output: the position, or the name of the refusal, and which entry it was about. */
    record Said(String outcome, String aggregate, long sequence) {
        boolean acknowledged() {
            return Character.isDigit(outcome.charAt(0));
        }

        long position() {
            return Long.parseLong(outcome);
        }
    }

    private Appending() {}

    /** Starts it under a shell, with the shell's limits; each of the writers appends to an aggregate of its own. */
    static Process start(String limits, Path file, int writers, int bytes) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        limits + " exec \"$0\" \"$@\"",
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        file.toString(),
                        String.valueOf(writers),
                        String.valueOf(bytes))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The lines it has written in full, up to a number of them or to its end. */
    static List<Said> listen(BufferedReader output, int most) throws IOException {
        var said = new ArrayList<Said>();
        while (said.size() < most) {
            var line = output.readLine();
            if (line == null) break;
            var words = line.split(" ", -1);
            if (words.length == 4) said.add(new Said(words[0], words[1], Long.parseLong(words[2])));
        }
        return said;
    }

    public static void main(String... arguments) throws InterruptedException {
        var run = ProcessHandle.current().pid();
        var bytes = ("{\"x\":\"" + "x".repeat(Integer.parseInt(arguments[2])) + "\"}").getBytes(UTF_8);
        try (var log = SqliteCommitLog.open(Path.of(arguments[0]))) {
            var threads = new ArrayList<Thread>();
            for (var writer = 0; writer < Integer.parseInt(arguments[1]); writer++) {
                var aggregate = run + "-" + writer;
                threads.add(Thread.ofVirtual().start(() -> append(log, aggregate, bytes)));
            }
            for (var thread : threads) thread.join();
        }
    }

    private static void append(SqliteCommitLog log, String aggregate, byte[] bytes) {
        var tries = 0;
        for (var sequence = 0L; tries < TRIES; ) {
            try {
                var position = log.append(List.of(new Entry(aggregate, sequence, Instant.EPOCH, bytes)))
                        .join();
                say(String.valueOf(position), aggregate, sequence++);
                tries = 0;
            } catch (CompletionException e) {
                var why = Objects.requireNonNull(e.getCause());
                say(why.getClass().getSimpleName(), aggregate, sequence);
                if (why instanceof CannotAppend.Conflict) sequence++; // stored though nobody knew
                tries++;
            }
        }
    }

    private static void say(String outcome, String aggregate, long sequence) {
        System.out.println(outcome + " " + aggregate + " " + sequence + " .");
    }
}
