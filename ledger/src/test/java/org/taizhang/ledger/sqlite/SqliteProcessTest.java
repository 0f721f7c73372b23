package org.taizhang.ledger.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.sqlite.Appending.Said;

/** A ledger whose process is killed, or is given a disk that fails in earnest. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqliteProcessTest {
    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKillAndTheLockDoesNot() throws Exception {
        var file = directory.resolve("ledger.db");
        var acknowledged = new ArrayList<Said>();
        for (var cycle = 0; cycle < 4; cycle++) {
            acknowledged.addAll(untilKilled(file, new Random().nextInt(1, 2_000)));
            assertAllThere(file, acknowledged);
        }
        assertThat(acknowledged).extracting(Said::position).doesNotHaveDuplicates();
    }

    @Test
    void aDiskThatFailsLosesNothingThatWasAcknowledgedAndKeepsNothingThatWasRefused() throws Exception {
        var file = directory.resolve("ledger.db");
        var process = Appending.start("ulimit -f 4096;", file, 1, 30_000);
        List<Said> said;
        try (var output = process.inputReader(UTF_8)) {
            said = Appending.listen(output, Integer.MAX_VALUE);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(said).extracting(Said::outcome).contains("0").containsAnyOf("NotStored", "OutcomeUnknown");
        assertAllThere(file, said.stream().filter(Said::acknowledged).toList());
        var last = said.getLast();
        assertThat(last.outcome()).isEqualTo("NotStored");
        try (var log = SqliteCommitLog.open(file)) {
            assertThat(log.lastSequence(last.aggregate())).hasValue(last.sequence() - 1);
        }
    }

    private static List<Said> untilKilled(Path file, int after) throws IOException, InterruptedException {
        var process = Appending.start("", file, 4, 100);
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

    private static void assertAllThere(Path file, List<Said> acknowledged) {
        try (var log = SqliteCommitLog.open(file)) {
            var read = log.read(0, Integer.MAX_VALUE);
            assertThat(read)
                    .extracting(Recorded::position)
                    .containsExactlyElementsOf(
                            LongStream.range(0, log.head()).boxed().toList());
            var there = new HashSet<Said>();
            for (var recorded : read)
                there.add(new Said(
                        String.valueOf(recorded.position()),
                        recorded.entry().aggregate(),
                        recorded.entry().sequence()));
            assertThat(there).containsAll(acknowledged);
        }
    }
}
