package org.taizhang.ledger.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * How to measure, as words of the command line: {@code directory=target} whose disk is measured, {@code seconds=2} for each
 * round of appends, {@code rounds=7} measured after one to warm up, {@code threads=virtual} or {@code platform},
 * {@code events=200000} replayed, {@code opened=1000000} entries at start-up, {@code only=} some of {@code bare,replay,appends,trees,mongo,aggregates,opening}.
 */
record Options(Path directory, Duration round, int rounds, boolean virtual, int events, int opened, Set<String> only) {
    static Options of(String... arguments) {
        var options = new Options(Path.of("target"), Duration.ofSeconds(2), 7, true, 200_000, 1_000_000, Set.of());
        for (var argument : arguments) {
            var word = argument.split("=", 2);
            if (word.length < 2) throw new IllegalArgumentException(argument + " is no name=value");
            options = options.with(word[0], word[1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "directory" -> new Options(Path.of(value), round, rounds, virtual, events, opened, only);
            case "seconds" ->
                new Options(
                        directory, Duration.ofSeconds(Long.parseLong(value)), rounds, virtual, events, opened, only);
            case "rounds" -> new Options(directory, round, Integer.parseInt(value), virtual, events, opened, only);
            case "threads" -> new Options(directory, round, rounds, value.equals("virtual"), events, opened, only);
            case "events" -> new Options(directory, round, rounds, virtual, Integer.parseInt(value), opened, only);
            case "opened" -> new Options(directory, round, rounds, virtual, events, Integer.parseInt(value), only);
            case "only" -> new Options(directory, round, rounds, virtual, events, opened, Set.of(value.split(",")));
            default -> throw new IllegalArgumentException("There is no option " + name);
        };
    }

    boolean wanted(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** What the clients are: the same for every contender. */
    ThreadFactory clients() {
        return virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
    }
}
