package org.taizhang.ledger.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.tree.TreeHash;

/** Measures the ledger and what it is compared with, on one disk and in one run. */
final class LedgerBench {
    private LedgerBench() {}

    public static void main(String... arguments) throws Exception {
        var options = Options.of(arguments);
        level(Logger.ROOT_LOGGER_NAME, Level.WARN);
        level("de.bwaldvogel.mongo", Level.ERROR); // it warns of an index it does not have
        var directory = Files.createTempDirectory(options.directory().toAbsolutePath(), "ledger-bench");
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x")); // for PostgreSQL
            Report.line("Events of " + Sample.size() + "; clients are " + (options.virtual() ? "virtual" : "platform")
                    + " threads; medians of " + options.rounds() + " rounds; JDK " + Runtime.version() + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors.");
            if (options.wanted("bare")) Bare.measure(options, directory);
            if (options.wanted("replay") || options.wanted("appends")) compare(options, directory);
            if (options.wanted("trees")) trees(options, directory);
            if (options.wanted("mongo")) mongo(options);
            if (options.wanted("aggregates")) aggregates(options, directory);
            if (options.wanted("opening")) Opening.measure(options, directory);
        } finally {
            delete(directory);
        }
    }

    /** With Axon on PostgreSQL, where there is one. */
    private static void compare(Options options, Path directory) throws Exception {
        var installed = PostgresCluster.installed();
        if (installed.isEmpty()) Report.line("No comparison with PostgreSQL: there is none in /usr/lib/postgresql.");
        try (var ledger = Contenders.sqlite(directory.resolve("ledger.db"), EnumSet.of(TreeHash.SHA256))) {
            if (installed.isEmpty()) {
                compare(options, List.of(ledger));
                return;
            }
            try (var cluster = PostgresCluster.start(installed.get(), directory.resolve("postgres"));
                    var axon = Contenders.axonOnPostgres(cluster)) {
                Report.line("PostgreSQL " + PostgresCluster.version(installed.get())
                        + ", synchronous_commit=on; SQLite: WAL, synchronous=FULL.");
                compare(options, List.of(axon, ledger));
            }
        }
    }

    private static void compare(Options options, List<Contender> contenders) throws Exception {
        var versus = new Versus(options, contenders);
        if (options.wanted("replay")) {
            for (var contender : contenders) Sample.fill(contender.engine(), "fill", options.events());
            versus.replay(options.events());
        }
        if (options.wanted("appends")) versus.appends(1, 16, 256);
    }

    /** What the trees cost. */
    private static void trees(Options options, Path directory) throws Exception {
        try (var none = Contenders.sqlite(directory.resolve("none.db"), EnumSet.noneOf(TreeHash.class));
                var one = Contenders.sqlite(directory.resolve("one.db"), EnumSet.of(TreeHash.SHA256));
                var both = Contenders.sqlite(directory.resolve("both.db"), EnumSet.allOf(TreeHash.class))) {
            new Versus(options, List.of(none, one, both)).appends(1, 16, 256);
        }
    }

    /** A server in this process, so that only the ratio says anything. */
    private static void mongo(Options options) throws Exception {
        var server = Contenders.mongoServer();
        var contenders = new ArrayList<Contender>();
        try {
            contenders.add(Contenders.axonOnMongo(server));
            contenders.add(Contenders.ledgerOnMongo(server));
            var versus = new Versus(options, contenders);
            var events = options.events() / 50;
            for (var contender : contenders) Sample.fill(contender.engine(), "fill", events);
            versus.replay(events);
            versus.appends(1, 16);
        } finally {
            for (var contender : contenders) contender.close();
            server.shutdownNow();
        }
    }

    private static void aggregates(Options options, Path directory) throws Exception {
        try (var ledger = Contenders.sqlite(directory.resolve("aggregates.db"), EnumSet.of(TreeHash.SHA256));
                var aggregates = new Aggregates(ledger)) {
            aggregates.measure(options);
        }
    }

    private static void level(String logger, Level level) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
