package org.taizhang.probes.log;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.LogPattern;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;

class LogFileProbeTest {
    private static final UUID TARGET = UUID.randomUUID();
    private static final LogPattern ERROR = new LogPattern("error", "(?i)error|错误", 2);
    private static final LogPattern WARNING = new LogPattern("warning", "WARN", 3);

    private final ConcurrentHashMap<UUID, String> kept = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void begin() throws Exception {
        log = folder.resolve("app.log");
        write("error before the watch began\n");
        assertThat(run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    private void write(String text) throws Exception {
        Files.writeString(log, text, CREATE, APPEND);
    }

    /** Each time as after a restart: what is remembered is in the positions alone. */
    private Observation run() throws InterruptedException {
        return run(log.toString(), new Check.LogFile(null, List.of(ERROR, WARNING)));
    }

    private Observation run(String address, Check.LogFile check) throws InterruptedException {
        var probe = new LogFileProbe(List.of(folder.resolve("no-such-folder"), folder), new Positions() {
            @Override
            public Optional<String> of(UUID target) {
                return Optional.ofNullable(kept.get(target));
            }

            @Override
            public void keep(UUID target, String position) {
                kept.put(target, position);
            }
        });
        var target = new Watched(TARGET, address, check, Duration.ofMinutes(1), Duration.ofMinutes(1));
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC()).run(target);
    }

    private static void holds(Observation seen, double lines, double errors, double warnings) {
        assertThat(seen.samples())
                .contains(
                        Sample.of("log_lines", lines),
                        new Sample("log_matches", "error", errors),
                        new Sample("log_matches", "warning", warnings));
    }

    @Test
    void newLinesAreCountedOnceAndAGraveOneFailsTheRun() throws Exception {
        write("fine\nWARN slow\n");
        var well = run();
        assertThat(well.outcome()).isEqualTo(Outcome.SUCCEEDED);
        holds(well, 2, 0, 1);
        write("ERROR 磁盘已满\nfine\nfine\nfine\n");
        var failed = run();
        assertThat(failed.detail()).isEqualTo("1 of 4 new lines matched; error: ERROR 磁盘已满");
        assertThat(failed.samples()).contains(Sample.of("log_error_ratio", 0.25));
        assertThat(failed.facts()).as("what would go into the ledger").isEmpty();
        var quiet = run();
        holds(quiet, 0, 0, 0);
        assertThat(quiet.samples()).contains(Sample.of("log_error_ratio", 0));
    }

    @Test
    void aLineThatIsNotOverYetWaits() throws Exception {
        write("fine\r\nerr");
        holds(run(), 1, 0, 0);
        write("or\n");
        holds(run(), 1, 1, 0);
    }

    @Test
    void afterARotationTheRestOfTheOldFileIsReadToo() throws Exception {
        write("WARN last of the old");
        Files.move(log, folder.resolve("app.log.1"));
        write("error first of the new\n");
        holds(run(), 2, 1, 1);
        holds(run(), 0, 0, 0);
    }

    @Test
    void aLogThatIsMissingIsAFailureAndIsReadFromItsBeginningOnceItIsBack() throws Exception {
        Files.delete(log);
        assertThat(run().detail()).isEqualTo("There is no file " + log);
        write("fine\nerror\n");
        holds(run(), 2, 1, 0);
    }

    @Test
    void aFileThatBecameShorterIsReadFromItsBeginning() throws Exception {
        Files.writeString(log, "error\n");
        holds(run(), 1, 1, 0);
    }

    @Test
    void aFileThatWasTruncatedAndHasGrownLongerIsReadFromItsBeginning() throws Exception {
        Files.writeString(log, "error\n".repeat(100));
        holds(run(), 100, 100, 0);
    }

    @Test
    void whatIsTooMuchForOneRunIsReadByTheNext() throws Exception {
        var line = "x".repeat(1023) + "\n";
        write(line.repeat(20 * 1024));
        Files.move(log, folder.resolve("app.log.1"));
        write("error\n");
        var check = new Check.LogFile(null, List.of());
        var first = run(log.toString(), check);
        assertThat(first.samples())
                .contains(Sample.of("log_lines", 16 * 1024), Sample.of("log_unread_bytes", 4 * 1024 * 1024));
        assertThat(run(log.toString(), check).samples())
                .contains(Sample.of("log_lines", 4 * 1024 + 1), Sample.of("log_unread_bytes", 0));
    }

    @Test
    void aRunThatTakesTooManyStepsLeavesTheRestToTheNext() throws Exception {
        write(("b".repeat(4000) + "\n").repeat(1000));
        var check = new Check.LogFile(null, List.of(new LogPattern("wide", "b{1,50}[^b]", 4)));
        var seen = run(log.toString(), check);
        assertThat(seen.outcome()).as(String.valueOf(seen.detail())).isEqualTo(Outcome.SUCCEEDED);
        assertThat(seen.samples()).noneMatch(sample -> sample.equals(Sample.of("log_unread_bytes", 0)));
    }

    @Test
    void bothEncodingsAreUnderstoodLineByLine() throws Exception {
        Files.write(log, "错误甲\n".getBytes(Charset.forName("GB18030")), APPEND);
        Files.write(log, "错误乙\n".getBytes(StandardCharsets.UTF_8), APPEND);
        assertThat(run().detail()).isEqualTo("2 of 2 new lines matched; error: 错误甲 ⏎ error: 错误乙");
        Files.write(log, "错误\n".getBytes(Charset.forName("GB18030")), APPEND);
        holds(run(log.toString(), new Check.LogFile("ISO-8859-1", List.of(ERROR, WARNING))), 1, 0, 0);
    }

    @Test
    void whatLooksLikeASecretIsNotShown() throws Exception {
        write("error \u001b[31m password=hunter2 token: abc 口令：不可说\n");
        assertThat(run().detail())
                .contains("password=*** token: *** 口令：***")
                .doesNotContain("hunter2", "abc", "不可说", "\u001b");
    }

    @Test
    void whatIsNoPositionIsAsIfThereWasNone() throws Exception {
        write("error\n");
        kept.put(TARGET, "nonsense");
        holds(run(), 0, 0, 0);
    }

    @Test
    void samplesAreFewAndShort() throws Exception {
        for (var i = 0; i < 10; i++) write("error " + i + " " + "x".repeat(1000) + "\n");
        assertThat(run().detail()).hasSizeLessThan(700).contains("error 2").doesNotContain("error 3");
    }

    @Test
    void aPatternThatExplodesIsGivenUpAndTheOthersGoOn() throws Exception {
        write("a".repeat(3000) + "!\nWARN\n");
        var slow = new LogPattern("slow", "(a|aa)+$", 3);
        var deep = new LogPattern("deep", "(a|b)*c", 3);
        var seen = run(log.toString(), new Check.LogFile(null, List.of(slow, deep, WARNING)));
        assertThat(seen.detail()).startsWith("These patterns take too long and were given up: [slow");
        assertThat(seen.samples()).contains(new Sample("log_matches", "warning", 1));
    }

    @Test
    void aLineWithoutEndIsTakenInPieces() throws Exception {
        write("x".repeat(200_000) + "\nfine\n");
        assertThat(run().samples()).contains(Sample.of("log_lines", 5));
    }

    @Test
    void onlyFilesOfTheFoldersAreRead(@TempDir Path elsewhere) throws Exception {
        var secret = Files.writeString(elsewhere.resolve("secrets"), "s3cret\n");
        Files.createSymbolicLink(folder.resolve("link"), secret);
        for (var address : List.of(
                secret.toString(),
                folder.resolve("link").toString(),
                folder + "/../" + elsewhere.getFileName() + "/secrets",
                folder.toString()))
            assertThat(run(address, new Check.LogFile(null, List.of())).detail())
                    .isEqualTo(address + " is no file of the folders of logs (taizhang.probes.logs)");
        var none = folder.resolve("none").toString();
        assertThat(run(none, new Check.LogFile(null, List.of())).detail()).isEqualTo("There is no file " + none);
        assertThat(run("a\0b", new Check.LogFile(null, List.of())).detail()).endsWith("cannot be read");
    }
}
