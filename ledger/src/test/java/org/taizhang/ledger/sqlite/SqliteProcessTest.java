package org.taizhang.ledger.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.sqlite.Appending.Said;

/** A ledger whose process is killed, as often as {@code crash.cycles} says, or whose disk has no room. */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqliteProcessTest {
    private static final int CYCLES = Integer.getInteger("crash.cycles", 4);

    /** In the long form a ledger is given up before looking at all of it takes longer than what happens to it. */
    private static final int CYCLES_OF_A_LEDGER = 20;

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedSurvivesEveryKillAndTheLockDoesNot() throws Exception {
        var random = new Random();
        var entries = 0L;
        var acknowledged = 0;
        for (var first = 0; first < CYCLES; first += CYCLES_OF_A_LEDGER) {
            var file = directory.resolve(first + ".db");
            var said = new ArrayList<Said>();
            var head = 0L;
            for (var cycle = first; cycle < Math.min(CYCLES, first + CYCLES_OF_A_LEDGER); cycle++) {
                said.addAll(untilKilled(file, random.nextInt(1, 2_000)));
                head = Aftermath.check(file, said);
            }
            acknowledged += said.size();
            entries += head;
        }
        System.out.printf("%d kills, %,d appends acknowledged, %,d entries%n", CYCLES, acknowledged, entries);
    }

    @Test
    void aDiskThatFailsLosesNothingThatWasAcknowledgedAndKeepsNothingThatWasRefused() throws Exception {
        var file = directory.resolve("ledger.db");
        var limited = List.of("sh", "-c", "ulimit -f 4096; exec \"$0\" \"$@\"");
        var process = Appending.start(limited, file, 1, Integer.MAX_VALUE, 30_000);
        List<Said> said;
        try (var output = process.inputReader(UTF_8)) {
            said = Appending.listen(output, Integer.MAX_VALUE);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(said).extracting(Said::outcome).contains("0").containsAnyOf("NotStored", "OutcomeUnknown");
        assertThat(said.getLast().outcome()).isEqualTo("NotStored");
        Aftermath.check(file, said);
    }

    private static List<Said> untilKilled(Path file, int after) throws IOException, InterruptedException {
        var process = Appending.start(List.of(), file, 4, Integer.MAX_VALUE, 100);
        try (var output = process.inputReader(UTF_8)) {
            var said = Appending.listen(output, after);
            assertThat(said).hasSize(after);
            assertThatExceptionOfType(CannotOpen.InUse.class).isThrownBy(() -> SqliteCommitLog.open(file));
            process.toHandle().destroyForcibly(); // the process itself would close our end of its output too
            said.addAll(Appending.listen(output, Integer.MAX_VALUE));
            assertThat(said).allMatch(Said::acknowledged);
            return said;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
