package org.taizhang.ledger.bench;

import static org.taizhang.ledger.bench.Report.millis;
import static org.taizhang.ledger.bench.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taizhang.ledger.sqlite.SqliteCommitLog;

/** How long a ledger takes to open, by how much it holds; the file is in memory already. */
final class Opening {
    private Opening() {}

    static void measure(Options options, Path directory) throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var entries : List.of(0, 1_000, options.opened() / 10, options.opened())) {
            var file = directory.resolve("opened-" + entries + ".db");
            var start = System.nanoTime();
            try (var contender = Contenders.ledger("", SqliteCommitLog.open(file))) {
                Sample.fill(contender.engine(), "a", entries);
            } catch (Exception e) {
                throw new IOException(e);
            }
            var filled = System.nanoTime() - start;
            var took = new ArrayList<Long>();
            for (var round = 0; round <= options.rounds(); round++) {
                start = System.nanoTime();
                try (var log = SqliteCommitLog.open(file)) {
                    if (log.head() != entries) throw new IllegalStateException(log.head() + " entries");
                    if (round > 0) took.add(System.nanoTime() - start);
                }
            }
            rows.add(List.of(
                    number(entries),
                    number(Files.size(file) / 1e6) + " MB",
                    millis(Median.of(took, nanos -> nanos)),
                    entries == 0 ? "" : number(entries * 1e9 / filled) + "/s"));
            if (entries == options.opened()) proofs(file);
            Files.delete(file);
        }
        Report.table(List.of("opening a ledger of entries", "file", "time", "filled, in appends of 1,000"), rows);
    }

    private static void proofs(Path file) throws IOException {
        try (var log = SqliteCommitLog.open(file)) {
            ProofRate.measure(log);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
