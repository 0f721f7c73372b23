package org.taizhang.ledger.bench;

import static org.taizhang.ledger.bench.Report.number;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** What the disk and SQLite do by themselves, by which the rest is to be judged. */
final class Bare {
    private static final int ROW = 600;

    private interface Work {
        /** Gives how many it did. */
        int run(int round) throws IOException, SQLException;
    }

    private Bare() {}

    static void measure(Options options, Path directory) throws Exception {
        var rows = new ArrayList<List<String>>();
        rows.add(row(options, "syncs of 4 KiB, overwritten", round -> syncs(directory.resolve("sync"), 2_000)));
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        try (var connection = config.createConnection("jdbc:sqlite:" + directory.resolve("bare.db"))) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE entry (position INTEGER PRIMARY KEY, aggregate TEXT NOT NULL,"
                        + " sequence INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (aggregate, sequence)) STRICT");
            }
            connection.setAutoCommit(false);
            try (var insert =
                    connection.prepareStatement("INSERT INTO entry (aggregate, sequence, bytes) VALUES (?, ?, ?)")) {
                for (var group : List.of(1, 16, 100, 1_000))
                    rows.add(row(
                            options, "SQLite rows of " + ROW + " bytes, " + group + " in a commit (FULL)", round -> {
                                var count = Math.min(2_000 * group, 40_000);
                                for (var i = 0; i < count; i++) {
                                    insert.setString(1, "a-" + group + "-" + round + "-" + i % 16);
                                    insert.setInt(2, i / 16);
                                    insert.setBytes(3, new byte[ROW]);
                                    insert.executeUpdate();
                                    if ((i + 1) % group == 0) connection.commit();
                                }
                                connection.commit();
                                return count;
                            }));
            }
        }
        Report.table(List.of("by itself", "per second"), rows);
    }

    private static List<String> row(Options options, String what, Work work) throws Exception {
        var rates = new ArrayList<Double>();
        for (var round = 0; round <= options.rounds(); round++) {
            var start = System.nanoTime();
            var count = work.run(round);
            if (round > 0) rates.add(count * 1e9 / (System.nanoTime() - start));
        }
        return List.of(what, number(Median.of(rates, rate -> rate)));
    }

    private static int syncs(Path file, int count) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (var i = 0; i < count; i++) {
                channel.write(ByteBuffer.allocate(4_096), 0);
                channel.force(false);
            }
        }
        return count;
    }
}
