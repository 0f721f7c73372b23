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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.Entry;

/**
 * Another process that appends one, two or three entries at a time to a ledger, and says on its standard output what
 * came of each append; each entry says which of how many it is.
 */
final class Appending {
    private static final int TRIES = 5;

    /** A line of its output: the position, or the name of the refusal, and which entries it was about. */
    record Said(String outcome, String aggregate, long sequence, int count) {
        boolean acknowledged() {
            return Character.isDigit(outcome.charAt(0));
        }

        long position() {
            return Long.parseLong(outcome);
        }
    }

    private Appending() {}

    /**
     * Starts it behind another command, such as {@code strace …}; each of the writers makes so many appends to an
     * aggregate of its own, with this many bytes in each entry, and ends earlier when nothing goes any more.
     */
    static Process start(List<String> before, Path file, int writers, int appends, int bytes) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = Stream.concat(
                        before.stream(),
                        Stream.of(
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
                                String.valueOf(appends),
                                String.valueOf(bytes)))
                .toList();
        return new ProcessBuilder(command)
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
            if (words.length == 5 && words[4].equals("."))
                said.add(new Said(words[0], words[1], Long.parseLong(words[2]), Integer.parseInt(words[3])));
        }
        return said;
    }

    public static void main(String... arguments) throws InterruptedException {
        var run = ProcessHandle.current().pid();
        var appends = Integer.parseInt(arguments[2]);
        var filling = "x".repeat(Integer.parseInt(arguments[3]));
        try (var log = SqliteCommitLog.open(Path.of(arguments[0]))) {
            var threads = new ArrayList<Thread>();
            for (var writer = 0; writer < Integer.parseInt(arguments[1]); writer++) {
                var aggregate = run + "-" + writer;
                threads.add(Thread.ofVirtual().start(() -> append(log, aggregate, appends, filling)));
            }
            for (var thread : threads) thread.join();
        }
    }

    private static void append(SqliteCommitLog log, String aggregate, int appends, String filling) {
        var sequence = 0L;
        var tries = 0;
        for (var i = 0; i < appends && tries < TRIES; i++) {
            var count = 1 + i % 3;
            var entries = entries(aggregate, sequence, count, filling);
            try {
                var position = log.append(entries).join();
                say(String.valueOf(position), aggregate, sequence, count);
                sequence += count;
                tries = 0;
            } catch (CompletionException e) {
                var why = Objects.requireNonNull(e.getCause());
                say(why.getClass().getSimpleName(), aggregate, sequence, count);
                if (why instanceof CannotAppend.Conflict) sequence += count; // stored though nobody knew
                else i--; // the same again
                tries++;
            }
        }
    }

    private static List<Entry> entries(String aggregate, long first, int count, String filling) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Entry(
                        aggregate,
                        first + i,
                        Instant.EPOCH,
                        (i + " of " + count + " " + aggregate + "@" + (first + i) + " " + filling).getBytes(UTF_8)))
                .toList();
    }

    private static void say(String outcome, String aggregate, long sequence, int count) {
        System.out.println(outcome + " " + aggregate + " " + sequence + " " + count + " .");
    }
}
